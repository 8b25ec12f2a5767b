package io.apiworld.auth.apikey;

import io.apiworld.auth.apikey.Apps.App;
import io.apiworld.defaults.security.Caller;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Whoever manages keys: administrators all, an owner those of its own apps.
 *
 * @param trusted whether the token was given to a client of ours, through which owners may manage keys
 */
record Manager(String name, boolean administrator, boolean trusted, Set<String> scopes) {

    static Manager of(Authentication authentication, KeyRules rules) {
        var caller = Caller.of(authentication);
        var scopes = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("SCOPE_"))
                .map(authority -> String.valueOf(authority).substring("SCOPE_".length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Manager(
                caller.username(),
                scopes.contains("admin"),
                caller.isPerson() && rules.managedThrough().contains(caller.clientId()),
                scopes);
    }

    boolean mayManage(App app) {
        return administrator || trusted && app.owner().equals(name);
    }

    void require(App app) {
        if (!mayManage(app)) {
            throw new NotYourApp();
        }
    }

    Set<String> grantable(App app) {
        return administrator ? app.scopes() : scopes;
    }
}
