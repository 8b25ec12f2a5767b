package io.apiworld.auth.passkey;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What the pages' chain needs to know of passkeys. */
public interface PasskeyLogin {

    HttpSecurity applyTo(HttpSecurity http);

    /** To be called with the chain that was built. */
    SecurityFilterChain complete(SecurityFilterChain chain);
}
