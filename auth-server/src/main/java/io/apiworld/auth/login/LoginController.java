package io.apiworld.auth.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Two pages, so small that they need no template engine. */
@Controller
class LoginController {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String REFUSED =
            "<p class=\"refused\" role=\"alert\">That user name and password do not belong together.</p>";

    private final String login = read("login/login.html");
    private final String signedOut = read("login/signed-out.html");

    @GetMapping("/login")
    ResponseEntity<String> login(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        return page(login.replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace("{{refused}}", error == null ? "" : REFUSED));
    }

    @GetMapping("/signed-out")
    ResponseEntity<String> signedOut() {
        return page(signedOut);
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
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
