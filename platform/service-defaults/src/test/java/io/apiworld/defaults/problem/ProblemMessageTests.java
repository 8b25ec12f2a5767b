package io.apiworld.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemMessageTests {

    /** A tracer reads it on a thread of its own, while the answer is still being written. */
    @Test
    void isTheSameWhateverTheBodyIsCompletedWith() {
        var problem = new Teapot();
        var message = problem.getMessage();

        problem.getBody().setProperty("correlationId", "abc");

        assertThat(problem.getMessage()).isEqualTo(message).isEqualTo("409 urn:problem:teapot: It is a teapot");
    }

    private static final class Teapot extends Problem {
        Teapot() {
            super(HttpStatus.CONFLICT, "teapot", "It is a teapot", "Short and stout.");
        }
    }
}
