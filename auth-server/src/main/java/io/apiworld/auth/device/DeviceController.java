package io.apiworld.auth.device;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.apiworld.auth.account.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The three pages. What they send goes to the verification endpoint; no cross-site token is needed, see {@link #question}. */
@Controller
class DeviceController {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String UNKNOWN =
            "<p class=\"refused\" role=\"alert\">No device waits with that code. Codes end after a few minutes; ask for a new one there.</p>";

    private static final String DENIED = "<p class=\"refused\" role=\"status\">The device was not connected.</p>";

    private final Accounts accounts;
    private final RegisteredClientRepository clients;
    private final String start = read("device/start.html");
    private final String question = read("device/question.html");
    private final String connected = read("device/connected.html");

    DeviceController(Accounts accounts, RegisteredClientRepository clients) {
        this.accounts = accounts;
        this.clients = clients;
    }

    @GetMapping(DevicePages.START)
    ResponseEntity<String> start(
            @RequestParam(name = "user_code", defaultValue = "") String userCode,
            @RequestParam(required = false) @Nullable String unknown,
            @RequestParam(required = false) @Nullable String denied) {
        return page(start.replace("{{code}}", htmlEscape(userCode))
                .replace("{{told}}", unknown != null ? UNKNOWN : denied != null ? DENIED : ""));
    }

    /**
     * The state in it was made for this person's session, and nobody else knows it: so nobody else's page can send the answer. What the
     * person may not do at all is not asked about.
     */
    @GetMapping(DevicePages.QUESTION)
    ResponseEntity<String> question(
            @RequestParam("client_id") String clientId,
            @RequestParam("user_code") String userCode,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String scope,
            Principal person) {
        var client = clients.findByClientId(clientId);
        if (client == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var scopes = grantable(scope, person);
        return page(question.replace("{{client}}", htmlEscape(client.getClientName()))
                .replace("{{client_id}}", htmlEscape(clientId))
                .replace("{{code}}", htmlEscape(userCode))
                .replace("{{state}}", htmlEscape(state))
                .replace("{{person}}", htmlEscape(person.getName()))
                .replace("{{scopes}}", each("<li><code>%s</code></li>", scopes))
                .replace("{{inputs}}", each("<input type=\"hidden\" name=\"scope\" value=\"%s\">", scopes)));
    }

    @GetMapping(DevicePages.CONNECTED)
    ResponseEntity<String> connected() {
        return page(connected);
    }

    private List<String> grantable(String scope, Principal person) {
        var asked =
                Arrays.stream(scope.split(" ")).filter(word -> !word.isBlank()).toList();
        return accounts.named(person.getName())
                .map(account -> List.copyOf(account.role().narrow(asked)))
                .orElse(List.of());
    }

    private static String each(String html, List<String> values) {
        return values.stream().map(value -> html.formatted(htmlEscape(value))).collect(Collectors.joining("\n"));
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
