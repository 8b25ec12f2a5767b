package io.apiworld.gateway;

import io.apiworld.testsupport.HttpStub;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services behind the gateway, one stub each for the whole test run. */
enum Backend {
    CRM,
    CHAT,
    WEBHOOKS,
    LAB,
    SANDBOX,
    ZIPKIN,
    AUTH;

    private final HttpStub stub = new HttpStub();

    HttpStub stub() {
        return stub;
    }

    /** What reached this backend last. */
    HttpStub.Request last() {
        return stub.requests().getLast();
    }

    /** The properties that lead the gateway to the stubs. */
    static Map<String, Object> properties() {
        return Stream.of(values())
                .collect(Collectors.toMap(
                        backend -> "services." + backend.name().toLowerCase(Locale.ROOT),
                        backend -> backend.stub.uri("").toString()));
    }

    static void forgetAll() {
        Arrays.stream(values()).map(Backend::stub).forEach(HttpStub::reset);
    }
}
