package io.apiworld.gateway.errors;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

public final class MethodNotServed extends EdgeProblem {

    public MethodNotServed(Set<HttpMethod> served) {
        super(
                Layer.GATEWAY,
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "The method is not served here",
                "The header Allow names the methods that are.");
        getHeaders().setAllow(served);
    }
}
