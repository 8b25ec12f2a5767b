package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** The one document for all services; that every answer keeps it is checked wherever a test asks something ({@link Api}). */
@ExtendWith(WorldExtension.class)
class ContractTests {

    @Test
    void describesWhatEveryServiceDoesUnderThePublicAddress(RunningWorld world) {
        var document = world.api().get("/openapi.json").json();

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.1");
        assertThat(document.at("/servers/0/url").asString())
                .isEqualTo(world.api().base().toString().replaceFirst("/$", ""));
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/users",
                        "/api/api-keys/{prefix}",
                        "/oauth2/token",
                        "/api/customers/{id}",
                        "/api/tickets",
                        "/v2/customers",
                        "/api/chat/start",
                        "/api/webhooks/endpoints",
                        "/lab/api/lessons/{id}");
        assertThat(document.has("x-unavailable")).isFalse();
    }

    /** The negative control: a promise that is not kept is seen. */
    @Test
    void catchesAnAnswerThatIsNotAsPromised(RunningWorld world) {
        var path = "/api/customers/12345";
        var document = world.api().get("/openapi.json").json();
        var answer = world.api().as(world.tokenOfClient("integration")).get(path);
        var kept = PublishedContract.in(document.deepCopy());
        ((ObjectNode) document.at("/components/schemas/Customer/properties")).remove("language");
        var broken = PublishedContract.in(document);

        assertThatNoException().isThrownBy(() -> kept.require("GET", path, answer.response()));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> broken.require("GET", path, answer.response()))
                .withMessageContaining("language");
    }

    @Test
    void tellsInAProblemThatAPathIsAskedInAVersionThatThereIsNot(RunningWorld world) {
        var answer = world.api().as(world.tokenOfClient("integration")).get("/v3/customers/12345");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:problem:unknown-version");
    }
}
