package io.apiworld.auth.lockout;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Looks at a password only when it is not one guess too many. For an unknown name as much work is done as for a known one. */
@Component
class GuardedPasswords implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(GuardedPasswords.class);

    private final DaoAuthenticationProvider passwords;
    private final Guesses guesses;

    GuardedPasswords(UserDetailsService people, PasswordEncoder encoder, Guesses guesses) {
        this.passwords = new DaoAuthenticationProvider(people);
        this.passwords.setPasswordEncoder(encoder);
        this.guesses = guesses;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var address = addressOf(attempt);
        guesses.attempt(attempt.getName(), address).ifPresent(wait -> {
            log.warn("A sign-in was refused unseen: too many attempts from {} or at this account", address);
            throw new TooManyGuesses(wait);
        });
        var person = passwords.authenticate(attempt);
        guesses.succeeded(attempt.getName(), address);
        return person;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private static String addressOf(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
    }
}
