package io.apiworld.auth.federation;

import io.apiworld.auth.page.Html;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What the login page and its chain need to know of federation. */
public interface FederatedLogin {

    String CALLBACK = "/login/callback/";

    /** A link for each provider; empty where there is none. */
    Html links();

    HttpSecurity applyTo(HttpSecurity http);
}
