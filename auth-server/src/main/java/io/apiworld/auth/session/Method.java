package io.apiworld.auth.session;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/** How somebody showed who they are. */
public enum Method {
    PASSWORD("password", FactorGrantedAuthority.PASSWORD_AUTHORITY),
    PASSKEY("passkey", FactorGrantedAuthority.WEBAUTHN_AUTHORITY),
    PROVIDER("identity provider", FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY);

    private final String words;
    private final String factor;

    Method(String words, String factor) {
        this.words = words;
        this.factor = factor;
    }

    public String words() {
        return words;
    }

    String factor() {
        return factor;
    }
}
