package io.apiworld.defaults.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What every challenge of this platform says, whoever writes the rest of it. */
public final class Challenge {

    static final String PROOF = "DPoP";

    private Challenge() {}

    /** The scheme that the token came with (RFC 9449, section 7.1); Bearer, where there is none. */
    public static String schemeOf(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "DPoP ", 0, 5) ? PROOF : "Bearer";
    }

    /** The parameter that says where to read whose tokens are taken (RFC 9728, section 5.1). */
    public static String resourceMetadata(String publicUrl) {
        return "resource_metadata=\"" + publicUrl + "/.well-known/oauth-protected-resource\"";
    }
}
