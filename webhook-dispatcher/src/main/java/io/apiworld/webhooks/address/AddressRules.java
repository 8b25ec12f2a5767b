package io.apiworld.webhooks.address;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may go.
 *
 * @param ownReceivers URLs of the platform's own receivers; their hosts are allowed, at these ports
 * @param allowedHosts further hosts that may have an address inside, at any port
 */
@ConfigurationProperties("addresses")
public record AddressRules(
        @DefaultValue List<URI> ownReceivers, @DefaultValue Set<String> allowedHosts) {

    private static final int PORT_OF_HTTP = 80;
    private static final int PORT_OF_HTTPS = 443;

    /** @param address the one that would be dialled for the host */
    boolean permit(String host, int port, InetAddress address) {
        return isInside(host, port) || !InsideAddresses.contain(address);
    }

    /** Whether configuration says that it is one of our own, which our certificate authority vouches for. */
    public boolean isInside(URI receiver) {
        return isInside(receiver.getHost(), port(receiver));
    }

    /** False for a host that is an address, and a forbidden one. A name is judged when it is dialled. */
    public boolean permitAsWritten(URI receiver) {
        try {
            var address = InetAddress.ofLiteral(withoutBrackets(receiver.getHost()));
            return permit(receiver.getHost(), port(receiver), address);
        } catch (IllegalArgumentException aName) {
            return true;
        }
    }

    private boolean isInside(String host, int port) {
        return allowedHosts.stream().anyMatch(allowed -> same(allowed, host))
                || ownReceivers.stream().anyMatch(own -> same(own.getHost(), host) && port(own) == port);
    }

    private static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? PORT_OF_HTTPS : PORT_OF_HTTP;
    }

    private static String normal(String host) {
        return withoutBrackets(host.strip()).toLowerCase(Locale.ROOT);
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
