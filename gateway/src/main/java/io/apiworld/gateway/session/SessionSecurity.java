package io.apiworld.gateway.session;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/** Lets a security chain know people by the console's session: login, callback, CSRF. */
public interface SessionSecurity {

    ServerHttpSecurity applyTo(ServerHttpSecurity http);
}
