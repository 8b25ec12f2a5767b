package io.apiworld.lab.check;

import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.lesson.Matcher.Value;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Step.Pick;
import io.apiworld.lab.lesson.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An answer, and how it compares with what was expected of it. */
public record Answer(Received received, JsonMapper json) {

    public List<Check> checks(Expectation expectation, Template template) {
        var checks = new ArrayList<Check>();
        checks.add(status(expectation.statuses()));
        expectation
                .headers()
                .forEach((name, matcher) ->
                        checks.add(Check.of("header " + name, name, new Value(header(name), null), matcher, template)));
        expectation
                .body()
                .forEach((pointer, matcher) -> checks.add(Check.of(
                        Expectation.nameOf(pointer),
                        pointer.substring(pointer.lastIndexOf('/') + 1),
                        body(pointer),
                        matcher,
                        template)));
        return checks;
    }

    /** Empty if the answer does not have it. */
    public Optional<String> pick(Pick pick) {
        return switch (pick) {
            case Pick.Header(var name) -> Optional.ofNullable(header(name));
            case Pick.Body(var pointer) -> Optional.ofNullable(body(pointer).text());
            case Pick.Location() -> received.header("Location");
            case Pick.Query(var name) -> received.header("Location").flatMap(address -> parameter(address, name));
            case Pick.Field(var name) -> field(name);
        };
    }

    private static Optional<String> parameter(String address, String name) {
        var parameters = UriComponentsBuilder.fromUriString(address).build().getQueryParams();
        return Optional.ofNullable(parameters.getFirst(name))
                .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8));
    }

    private Optional<String> field(String name) {
        return Jsoup.parse(received.body()).select("input[name]").stream()
                .filter(input -> input.attr("name").equals(name))
                .map(input -> input.attr("value"))
                .findFirst();
    }

    private Check status(List<Integer> wanted) {
        var expected = wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return new Check("status", wanted.contains(received.status()), expected, String.valueOf(received.status()));
    }

    /** Fields that came several times are one, as RFC 9110, section 5.3, reads them. */
    private @Nullable String header(String name) {
        var all = received.all(name).toList();
        return all.isEmpty() ? null : String.join(", ", all);
    }

    private Value body(String pointer) {
        if (pointer.isEmpty()) {
            return new Value(received.body().isEmpty() ? null : received.body(), null);
        }
        var node = document().at(JsonPointer.compile(pointer));
        if (node.isMissingNode()) {
            return new Value(null, null);
        }
        return new Value(node.isContainer() ? node.toString() : node.asString(), node.isArray() ? node.size() : null);
    }

    private JsonNode document() {
        try {
            return json.readTree(received.body());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
