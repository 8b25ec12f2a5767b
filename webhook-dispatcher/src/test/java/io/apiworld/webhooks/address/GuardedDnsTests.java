package io.apiworld.webhooks.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class GuardedDnsTests {

    private static final String PUBLIC = "93.184.215.14";

    private final Answers names = new Answers();
    private final GuardedDns dns = new GuardedDns(new AddressRules(List.of(), Set.of("receiver.internal")), names);

    @Test
    void givesThePortWithEachAddress() throws UnknownHostException {
        names.willAnswer(PUBLIC, "2606:4700::1111");

        assertThat(dns.resolve("hooks.example", 8443))
                .allMatch(address -> address.getPort() == 8443)
                .extracting(address -> address.getAddress().getHostAddress())
                .containsExactly(PUBLIC, "2606:4700:0:0:0:0:0:1111");
    }

    @Test
    void refusesANameThatLeadsInside() {
        names.willAnswer("169.254.169.254");

        assertThatExceptionOfType(ForbiddenAddress.class)
                .isThrownBy(() -> dns.resolve("metadata.example", 80))
                .withMessageContaining("metadata.example")
                .withMessageNotContaining("169.254");
    }

    @Test
    void refusesANameThatAlsoLeadsInside() {
        names.willAnswer(PUBLIC, "10.0.0.1");

        assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> dns.resolve("both.example", 443));
    }

    @Test
    void judgesEveryAnswerAnewSoThatANameCannotBeBoundElsewhereLater() throws UnknownHostException {
        names.willAnswer(PUBLIC);
        names.willAnswer("127.0.0.1");

        assertThat(dns.resolve("rebinding.example", 443)).hasSize(1);
        assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> dns.resolve("rebinding.example", 443));
    }

    @Test
    void letsAnAllowedHostBeInside() throws UnknownHostException {
        names.willAnswer("10.0.0.1");

        assertThat(dns.resolve("receiver.internal", 8443)).hasSize(1);
    }

    @Test
    void judgesALookUpWithoutAPortToo() {
        names.willAnswer("10.0.0.1");

        assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> dns.resolve("inside.example"));
    }

    /** A name server that tells something else each time. */
    private static final class Answers implements DnsResolver {

        private final Queue<InetAddress[]> next = new ConcurrentLinkedQueue<>();

        void willAnswer(String... addresses) {
            next.add(Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        }

        @Override
        public InetAddress[] resolve(String host) {
            return next.remove();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
