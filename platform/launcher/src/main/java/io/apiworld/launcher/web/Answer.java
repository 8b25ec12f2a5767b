package io.apiworld.launcher.web;

import io.apiworld.launcher.trouble.Trouble;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(Exchange exchange, HttpHeaders headers, String body) {

    private static final int SHOWN = 300;

    public int status() {
        return exchange.status();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Trouble(exchange + " did not answer with JSON.", shortened());
        }
    }

    /** This answer if it has that status, else the trouble that it means. */
    public Answer expecting(int status) {
        if (status() != status) {
            throw new Trouble(exchange + " instead of " + status + ".", shortened());
        }
        return this;
    }

    private String shortened() {
        return body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
    }
}
