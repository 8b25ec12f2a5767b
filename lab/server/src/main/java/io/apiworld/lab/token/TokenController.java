package io.apiworld.lab.token;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tokens come in bodies alone: an address stands in histories and logs. */
@RestController
class TokenController {

    private static final int LONGEST = 8 * 1024;

    private final Inspector inspector;

    TokenController(Inspector inspector) {
        this.inspector = inspector;
    }

    @PostMapping("/lab/api/tokens/inspection")
    ResponseEntity<Inspection> inspect(@RequestBody Shown shown) {
        return notKept(inspector.inspect(shown.sound()));
    }

    /** The token by which the caller is known. A browser that is signed in never has it: the gateway keeps it, and adds it on the way. */
    @PostMapping("/lab/api/tokens/own/inspection")
    ResponseEntity<Inspection> inspectOwn(JwtAuthenticationToken caller) {
        return notKept(inspector.inspect(caller.getToken().getTokenValue()));
    }

    private static ResponseEntity<Inspection> notKept(Inspection inspection) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(inspection);
    }

    /** Checked by hand, since the framework's own refusals remember what they refused. */
    record Shown(@Nullable String token) {

        String sound() {
            if (token == null || token.isBlank()) {
                throw refused("must hold the text of a token");
            }
            if (token.length() > LONGEST) {
                throw refused("must not be longer than 8 KB; a token travels in a header, where no more would fit");
            }
            return token;
        }

        private static InvalidFields refused(String why) {
            return new InvalidFields(List.of(new ProblemField("/token", why)));
        }

        @Override
        public String toString() {
            return "Shown";
        }
    }
}
