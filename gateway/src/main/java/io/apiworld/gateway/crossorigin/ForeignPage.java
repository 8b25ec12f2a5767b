package io.apiworld.gateway.crossorigin;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

/** The browser would keep our answer from the page anyway; this tells its author why. */
final class ForeignPage extends EdgeProblem {

    ForeignPage() {
        super(
                Layer.GATEWAY,
                HttpStatus.FORBIDDEN,
                "origin-not-allowed",
                "Pages of this origin may not call the API",
                "The header Origin names an origin that is not among those configured in cors.origins, or the preflight asks for a"
                        + " method that is not among those of cors.methods. Programs that are no browser send no Origin.");
    }
}
