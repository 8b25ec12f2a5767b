package io.apiworld.lab.system;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A part that says by an HTTP status whether it is ready: 200 yes, 503 not (yet). */
record HttpCheck(RestClient http, URI address) implements Check {

    @Override
    public Health look() {
        try {
            return http.get()
                    .uri(address)
                    .exchangeForRequiredValue(
                            (_, response) -> health(response.getStatusCode().value()));
        } catch (RestClientException unanswered) {
            return unanswered.contains(HttpTimeoutException.class)
                    ? Health.slow("does not answer in time")
                    : Health.down(whyUnanswered(unanswered));
        }
    }

    private Health health(int status) {
        return switch (status) {
            case 200 -> Health.up("ready", instances());
            case 503 -> Health.starting("answers, but is not ready");
            default -> Health.down("answers with status " + status);
        };
    }

    /** Discovery by DNS: a name with several addresses stands for several instances. One machine has two loopback addresses. */
    private int instances() {
        try {
            var found = InetAddress.getAllByName(address.getHost());
            return found[0].isLoopbackAddress() ? 1 : found.length;
        } catch (UnknownHostException _) {
            return 1;
        }
    }

    private static String whyUnanswered(RestClientException failure) {
        if (failure.contains(SSLException.class)) {
            return "answers, but TLS with it fails";
        }
        if (failure.contains(UnresolvedAddressException.class)) {
            return "its name is not known";
        }
        return failure.contains(ConnectException.class) ? "nothing listens at its address" : "does not answer";
    }
}
