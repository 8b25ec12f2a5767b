package io.apiworld.gateway.routing;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

/** Who asks does not matter here, only from where. It does not say which networks are right: that is for who configures them. */
final class AddressNotAllowed extends EdgeProblem {

    AddressNotAllowed() {
        super(
                Layer.GATEWAY,
                HttpStatus.FORBIDDEN,
                "address-not-allowed",
                "This path is not served to your network",
                "The route has an allowlist of networks, and the address that you come from is in none of them."
                        + " Another token does not help.");
    }
}
