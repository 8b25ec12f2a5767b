package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.webhooks.address.AddressRules;
import io.apiworld.webhooks.eventtype.EventTypes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an endpoint must be like. */
@Component
final class EndpointRules {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LAST_PORT = 65_535;

    private final EventTypes eventTypes;
    private final AddressRules addresses;

    EndpointRules(EventTypes eventTypes, AddressRules addresses) {
        this.eventTypes = eventTypes;
        this.addresses = addresses;
    }

    /** @throws InvalidFields naming all that is wrong */
    void require(String url, List<String> types) {
        var problems = new ArrayList<ProblemField>();
        complaintAbout(url).map(detail -> new ProblemField("/url", detail)).ifPresent(problems::add);
        for (int i = 0; i < types.size(); i++) {
            if (!isKnown(types.get(i))) {
                problems.add(new ProblemField("/eventTypes/" + i, "is not in the catalogue, and not *"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFields(problems);
        }
    }

    private boolean isKnown(String type) {
        return Endpoint.EVERY_EVENT.equals(type) || eventTypes.contains(type);
    }

    private Optional<String> complaintAbout(String url) {
        // A sample event, so that only the place we fill may hold braces.
        return parsed(url.replace(Endpoint.PLACE_OF_EVENT, "an-event"))
                .map(uri -> complaintAbout(url, uri))
                .orElse(Optional.of("is not a URL"));
    }

    private Optional<String> complaintAbout(String url, URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            return Optional.of("must begin with https:// or http:// and a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getPort() > LAST_PORT) {
            return Optional.of("must have no user, no fragment and a port up to 65535");
        }
        if (Stream.of(uri.getRawAuthority(), uri.getRawQuery()).anyMatch(part -> holdsEvent(url, part))) {
            return Optional.of("may hold {event} in its path only");
        }
        return addresses.permitAsWritten(uri)
                ? Optional.empty()
                : Optional.of("is an address that webhooks may not reach");
    }

    private static boolean holdsEvent(String url, @Nullable String part) {
        return url.contains(Endpoint.PLACE_OF_EVENT) && part != null && part.contains("an-event");
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }
}
