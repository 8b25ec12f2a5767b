package io.apiworld.gateway.errors;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

/** A problem that the gateway answers itself. Every type is listed in docs/problems.md. */
public abstract class EdgeProblem extends Problem {

    private final Layer layer;

    protected EdgeProblem(Layer layer, HttpStatus status, String slug, String title, String detail) {
        super(status, slug, title, detail);
        this.layer = layer;
    }

    final Layer layer() {
        return layer;
    }
}
