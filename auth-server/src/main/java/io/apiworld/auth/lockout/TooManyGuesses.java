package io.apiworld.auth.lockout;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password was not looked at. Said alike of an account that exists and of one that does not. */
public final class TooManyGuesses extends AuthenticationException {

    private final transient Duration wait;

    TooManyGuesses(Duration wait) {
        super("Too many attempts");
        this.wait = wait;
    }

    /** How long, in whole seconds as {@code Retry-After} has it (RFC 9110, section 10.2.3), never 0. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
