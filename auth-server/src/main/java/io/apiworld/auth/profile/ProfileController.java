package io.apiworld.auth.profile;

import io.apiworld.auth.account.Account;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.consent.Consents;
import io.apiworld.auth.federation.LinkedIdentities;
import io.apiworld.auth.page.Html;
import io.apiworld.auth.page.Page;
import io.apiworld.auth.passkey.Passkeys;
import io.apiworld.auth.session.OpenSession;
import io.apiworld.auth.session.Sessions;
import io.apiworld.auth.session.Sid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/account")
class ProfileController {

    private static final Map<String, String> DONE = Map.of(
            "passkey", "The passkey is no longer a way in.",
            "passkey-added", "The passkey is ready: you can sign in with it from now on.",
            "identity", "That account is no longer linked.",
            "session", "That sign-in has ended, with everything that was opened with it.",
            "consent", "The application is no longer allowed, and its tokens have ended.");

    private final Accounts accounts;
    private final Sessions sessions;
    private final Consents consents;
    private final Passkeys passkeys;
    private final LinkedIdentities identities;
    private final ProfileParts parts;
    private final Page page = Page.named("account");

    ProfileController(
            Accounts accounts,
            Sessions sessions,
            Consents consents,
            Passkeys passkeys,
            LinkedIdentities identities,
            ProfileParts parts) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.consents = consents;
        this.passkeys = passkeys;
        this.identities = identities;
        this.parts = parts;
    }

    @GetMapping
    ResponseEntity<String> show(
            Authentication person, CsrfToken csrf, @RequestParam(required = false) @Nullable String done) {
        var account = accountOf(person);
        var open = sessions.of(account.username());
        return page.with("shape", "wide")
                .with("csrf", csrf.getToken())
                .with("done", parts.done(done == null ? null : DONE.get(done)))
                .with("name", account.name())
                .with("username", account.username())
                .with("email", account.email())
                .with("role", account.role().word())
                .with(
                        "methods",
                        parts.methods(
                                passkeys.of(account.username()), identities.of(account.username()), csrf.getToken()))
                .with("script", new Html("<script src=\"/auth-assets/passkeys.js\" defer></script>"))
                .with("sessions", parts.sessions(open, Sid.of(person).orElse(null), csrf.getToken()))
                .with("others", parts.endOthers(open.size() > 1, csrf.getToken()))
                .with("consents", parts.consents(consents.of(account.username()), csrf.getToken()))
                .answer();
    }

    @PostMapping("/sessions/{sid}/end")
    String end(Authentication person, @PathVariable String sid) {
        var mine = Sid.of(person).filter(own -> own.value().equals(sid)).isPresent();
        sessions.end(person.getName(), new Sid(sid));
        return mine ? "redirect:/signed-out" : "redirect:/account?done=session";
    }

    @PostMapping("/sessions/end-others")
    String endOthers(Authentication person) {
        var own = Sid.of(person).orElse(null);
        sessions.of(person.getName()).stream()
                .map(OpenSession::sid)
                .filter(sid -> !sid.equals(own))
                .forEach(sid -> sessions.end(person.getName(), sid));
        return "redirect:/account?done=session";
    }

    @PostMapping("/consents/{clientId}/revoke")
    String revoke(Authentication person, @PathVariable String clientId) {
        consents.revoke(person.getName(), clientId);
        return "redirect:/account?done=consent";
    }

    @PostMapping("/passkeys/{id}/remove")
    String removePasskey(Authentication person, @PathVariable String id) {
        passkeys.remove(person.getName(), id);
        return "redirect:/account?done=passkey";
    }

    @PostMapping("/identities/{provider}/unlink")
    String unlink(Authentication person, @PathVariable String provider) {
        identities.unlink(person.getName(), provider);
        return "redirect:/account?done=identity";
    }

    private Account accountOf(Authentication person) {
        return accounts.named(person.getName()).orElseThrow();
    }
}
