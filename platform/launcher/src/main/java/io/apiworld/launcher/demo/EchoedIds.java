package io.apiworld.launcher.demo;

import io.apiworld.launcher.web.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The correlation ids that several exchanges were answered with. */
final class EchoedIds implements Consumer<Exchange> {

    private final List<@Nullable String> ids = new ArrayList<>();

    @Override
    public void accept(Exchange exchange) {
        ids.add(exchange.correlationId());
    }

    int count() {
        return ids.size();
    }

    /** Null unless every answer had the same. */
    @Nullable String onlyOne() {
        return ids.stream().distinct().count() == 1 ? ids.getFirst() : null;
    }
}
