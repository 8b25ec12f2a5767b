package io.apiworld.lab.token;

import io.apiworld.lab.token.Anatomy.Kind;
import io.apiworld.lab.token.Inspection.Entry;
import io.apiworld.lab.token.Inspection.State;
import io.apiworld.lab.token.Inspection.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a token from every side. */
@Component
final class Inspector {

    private final Signatures signatures;
    private final AtTheGateway gateway;
    private final JsonMapper json;
    private final String ourName;

    Inspector(Signatures signatures, AtTheGateway gateway, JsonMapper json, Environment environment) {
        this.signatures = signatures;
        this.gateway = gateway;
        this.json = json;
        this.ourName = environment.getRequiredProperty("public.url");
    }

    Inspection inspect(String text) {
        var anatomy = Anatomy.of(text, json);
        var claims = anatomy.claims();
        var issuer = claims == null ? null : claims.path("iss").asString(null);
        return new Inspection(
                anatomy.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                anatomy.says(),
                entries(anatomy.header(), true),
                entries(claims, false),
                anatomy.kind() == Kind.JWT ? signatures.of(anatomy.token()) : null,
                issuer == null ? null : issuedBy(issuer),
                ourName.equals(issuer),
                time(claims, "iat"),
                time(claims, "nbf"),
                time(claims, "exp"),
                words(claims, "scope"),
                words(claims, "roles"),
                verdict(anatomy));
    }

    private Verdict verdict(Anatomy anatomy) {
        return anatomy.kind() == Kind.API_KEY
                ? new Verdict(
                        State.UNKNOWN,
                        null,
                        "As a bearer token it is refused. In the header x-api-key it may count; that is not tried here.")
                : gateway.about(anatomy.token());
    }

    private String issuedBy(String issuer) {
        return ourName.equals(issuer)
                ? "The authorization server of this system says that it gave it out; its signature proves that, if it holds."
                : "Another issuer: %s. Its tokens are worth nothing here, however sound they are.".formatted(issuer);
    }

    private static List<Entry> entries(@Nullable JsonNode object, boolean inHeader) {
        return object == null
                ? List.of()
                : object.properties().stream()
                        .map(field -> new Entry(
                                field.getKey(),
                                field.getValue(),
                                inHeader ? Meaning.inHeader(field.getKey()) : Meaning.ofClaim(field.getKey()),
                                Meaning.isTime(field.getKey()) ? time(object, field.getKey()) : null))
                        .toList();
    }

    /** Seconds since 1970 (RFC 7519, section 2); what is none says nothing. */
    private static @Nullable Instant time(@Nullable JsonNode claims, String name) {
        var value = claims == null ? null : claims.get(name);
        try {
            return value != null && value.isNumber() ? Instant.ofEpochSecond(value.asLong(0)) : null;
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }

    /** One text (RFC 9068, section 2.2.3), or a list. */
    private static List<String> words(@Nullable JsonNode claims, String name) {
        var value = claims == null ? null : claims.get(name);
        if (value == null) {
            return List.of();
        }
        var texts = value.isArray() ? value.values().stream() : Stream.of(value);
        return texts.filter(JsonNode::isString)
                .flatMap(text -> Stream.of(text.stringValue().split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
