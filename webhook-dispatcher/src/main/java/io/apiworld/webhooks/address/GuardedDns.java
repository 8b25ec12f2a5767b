package io.apiworld.webhooks.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The client dials what this returns and nothing else, so a name cannot mean one address when it is judged and another when it is
 * dialled.
 */
public final class GuardedDns implements DnsResolver {

    private final AddressRules rules;
    private final DnsResolver names;

    public GuardedDns(AddressRules rules) {
        this(rules, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedDns(AddressRules rules, DnsResolver names) {
        this.rules = rules;
        this.names = names;
    }

    /** One forbidden address among several is enough: the others may be a disguise. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!Arrays.stream(addresses).allMatch(address -> rules.permit(host, port, address))) {
            throw new ForbiddenAddress(host);
        }
        return Stream.of(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Not what the client asks; no port is -1, so only a host that is allowed at any port is let inside. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, -1).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
