package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ApiContract;
import io.apiworld.testsupport.ApiContract.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What {@code /openapi.json} promises, held against every answer that any system test gets. */
final class PublishedContract {

    private static final Map<URI, PublishedContract> KNOWN = new ConcurrentHashMap<>();
    private static final PublishedContract NONE = new PublishedContract(Optional.empty(), Set.of());

    private final Optional<ApiContract> contract;
    private final Set<String> resources;

    private PublishedContract(Optional<ApiContract> contract, Set<String> resources) {
        this.contract = contract;
        this.resources = resources;
    }

    static PublishedContract in(JsonNode document) {
        var resources = document.path("paths").propertyNames().stream()
                .map(PublishedContract::resourceOf)
                .collect(Collectors.toSet());
        return new PublishedContract(Optional.of(new ApiContract(document)), resources);
    }

    /** Of the world at hand; while a service is down and was never seen, nothing can be held against anything. */
    static PublishedContract of(Api api) {
        var known = KNOWN.get(api.base());
        if (known != null) {
            return known;
        }
        var document = fetch(api);
        if (document.isEmpty()) {
            return NONE;
        }
        return KNOWN.computeIfAbsent(api.base(), _ -> in(document.get()));
    }

    /** Of a resource that the contract knows, every method must be described that does not answer 404 or 405. */
    void require(String method, String path, HttpResponse<String> response) {
        if (contract.isEmpty() || method.equals("OPTIONS") || !resources.contains(resourceOf(path))) {
            return;
        }
        var status = response.statusCode();
        if ((status == 404 || status == 405) && !contract.get().describes(method, path)) {
            return;
        }
        var type = response.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        var answer = new Answer(method, path, status, response.headers().map(), type, response.body());
        assertThat(contract.get().violations(answer))
                .as("%s %s answered %d: what is not as /openapi.json promises", method, path, status)
                .isEmpty();
    }

    /** The first two parts of a path: {@code /api/customers}. */
    private static String resourceOf(String path) {
        var parts = path.replaceFirst("\\?.*", "").split("/");
        return parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2];
    }

    private static Optional<JsonNode> fetch(Api api) {
        try {
            var request =
                    HttpRequest.newBuilder(api.base().resolve("/openapi.json")).build();
            var answer = api.http().send(request, BodyHandlers.ofString());
            return Optional.of(answer)
                    .filter(found -> found.statusCode() == 200)
                    .map(found -> Api.JSON.readTree(found.body()))
                    .filter(document -> !document.has("x-unavailable"));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
