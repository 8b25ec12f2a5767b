package io.apiworld.gateway.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** An API key as it came, not yet known to be good. Shows itself to nobody. */
final class ApiKey extends AbstractAuthenticationToken {

    private final transient String value;

    ApiKey(String value) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.value = value;
    }

    @Override
    public String getCredentials() {
        return value;
    }

    @Override
    public Object getPrincipal() {
        return "API key";
    }
}
