package io.apiworld.crm.inbound;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

final class SignatureRefused extends Problem {

    SignatureRefused(String reason) {
        super(HttpStatus.UNAUTHORIZED, "invalid-signature", "The webhook's signature was not accepted", reason);
        // RFC 9110, section 15.5.2, wants a challenge in every 401; Standard Webhooks registered no scheme
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Standard-Webhooks");
    }
}
