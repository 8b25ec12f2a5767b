package io.apiworld.lab.lesson;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call as one types it, in the directory of the checkout. */
record Curl(String address) {

    private static final String NEXT = " \\\n  ";

    /** @param call whose texts hold no {@code {{names}}} of what only a run knows */
    String of(Step.Call call) {
        return of(call, null);
    }

    /** @param attempt the id of an attempt that the call is to belong to; none if null */
    String of(Step.Call call, @Nullable String attempt) {
        var words = new ArrayList<String>();
        words.add("curl -i --cacert var/tls/ca.pem");
        var request = call.request();
        if (request.method().equals("HEAD")) {
            words.add("--head");
        } else if (!request.method().equals("GET")) {
            words.add("-X " + request.method());
        }
        if (attempt != null) {
            words.add("-H 'X-Lesson: %s'".formatted(attempt));
        }
        if (call.as() != null) {
            words.add("-H \"Authorization: Bearer $(%s)\"".formatted(token(call.as())));
        }
        request.headers().forEach((name, value) -> words.add("-H " + quoted(name + ": " + value)));
        if (request.body() != null) {
            words.add("--data " + quoted(text(request.body())));
        }
        request.form().forEach((name, value) -> words.add("--data-urlencode " + quoted(name + "=" + value)));
        words.add(quoted(address + request.path()));
        return String.join(NEXT, words);
    }

    /** Prints an access token. */
    static String token(Step.Identity as) {
        var holder = as.name().equals("integration") ? "" : " --user " + as.name();
        var scopes = as.scopes().isEmpty() ? "" : " --scope '%s'".formatted(String.join(" ", as.scopes()));
        return "./api-world token" + holder + scopes;
    }

    private static String text(@Nullable JsonNode body) {
        return body == null ? "" : body.isString() ? body.stringValue() : body.toString();
    }

    /** In single quotes nothing has a meaning to the shell but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
