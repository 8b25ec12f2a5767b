package io.apiworld.auth.protocol;

import io.apiworld.auth.account.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithms;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What we say about ourselves: RFC 8414 and OpenID Connect Discovery for the authorization server, RFC 9728 for the API that its
 * tokens are for. Only what is so: a client that believes it must not be disappointed, nor miss what there is.
 */
@RestController
class Discovery {

    /** What a proof may be signed with (RFC 9449); we verify all of these. */
    private static final List<String> PROOF_ALGORITHMS = List.of(
            JwsAlgorithms.RS256,
            JwsAlgorithms.RS384,
            JwsAlgorithms.RS512,
            JwsAlgorithms.PS256,
            JwsAlgorithms.PS384,
            JwsAlgorithms.PS512,
            JwsAlgorithms.ES256,
            JwsAlgorithms.ES384,
            JwsAlgorithms.ES512);

    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "azp",
            "sid",
            "name",
            "email",
            "roles",
            "customer_id");

    private static final List<String> WITH_SECRET = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());

    private static final List<String> WITH_OR_WITHOUT_SECRET = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue(),
            ClientAuthenticationMethod.NONE.getValue());

    private final String address;

    Discovery(ProtocolConfiguration.Public address) {
        this.address = address.url();
    }

    /** In the same words at both addresses. Mutual TLS is not offered here, though the framework says so. */
    static void tellTheTruth(Map<String, Object> metadata) {
        metadata.put("scopes_supported", Role.allScopes());
        metadata.put("claims_supported", CLAIMS);
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("token_endpoint_auth_methods_supported", WITH_OR_WITHOUT_SECRET);
        metadata.put("revocation_endpoint_auth_methods_supported", WITH_OR_WITHOUT_SECRET);
        metadata.put("introspection_endpoint_auth_methods_supported", WITH_SECRET);
        metadata.put("tls_client_certificate_bound_access_tokens", false);
        metadata.put("require_pushed_authorization_requests", false);
        metadata.put("authorization_response_iss_parameter_supported", true);
        // OpenID Connect Back-Channel Logout 1.0, section 2.1
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
    }

    /** RFC 9728, section 3: of the API behind the gateway, to which every 401 points. */
    @GetMapping("/.well-known/oauth-protected-resource")
    ResponseEntity<Map<String, Object>> protectedResource() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(Map.of(
                        "resource",
                        address,
                        "resource_name",
                        "API World",
                        "authorization_servers",
                        List.of(address),
                        "jwks_uri",
                        address + "/oauth2/jwks",
                        "scopes_supported",
                        Role.allScopes().stream()
                                .filter(scope -> !Role.IDENTITY.contains(scope))
                                .toList(),
                        "bearer_methods_supported",
                        List.of("header"),
                        "dpop_signing_alg_values_supported",
                        PROOF_ALGORITHMS,
                        "dpop_bound_access_tokens_required",
                        false));
    }
}
