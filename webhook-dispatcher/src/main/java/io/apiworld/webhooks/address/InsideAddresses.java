package io.apiworld.webhooks.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that are not on the public Internet (IANA special-purpose registries, RFC 6890 and its updates). */
final class InsideAddresses {

    private static final List<Subnet> SUBNETS = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // behind a carrier's NAT
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local; the metadata services of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "::/96", // unspecified, loopback, IPv4-compatible
                    "64:ff9b::/96", // NAT64: may lead back to any IPv4 address
                    "64:ff9b:1::/48", // NAT64, local use
                    "100::/64", // discard
                    "2001::/23", // protocol assignments, Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20", // documentation
                    "5f00::/16", // segment routing
                    "fc00::/7", // unique local
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local, deprecated
                    "ff00::/8") // multicast
            .map(Subnet::of)
            .toList();

    private InsideAddresses() {}

    static boolean contain(InetAddress address) {
        var plain = plain(address);
        return SUBNETS.stream().anyMatch(subnet -> subnet.contains(plain));
    }

    /**
     * IPv4 in the clothes of IPv6 ({@code ::ffff:10.0.0.1}) is dialled as IPv4. The JDK turns it back in literals, but not in what a
     * name server says.
     */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException notOfEitherLength) {
            throw new IllegalArgumentException(notOfEitherLength);
        }
    }
}
