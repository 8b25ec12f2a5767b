package io.apiworld.webhooks.address;

import java.net.InetAddress;

/** A block of addresses of one family, in CIDR notation. */
record Subnet(byte[] network, int prefix) {

    static Subnet of(String cidr) {
        var slash = cidr.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            return new Subnet(network, Integer.parseInt(cidr.substring(slash + 1)));
        } catch (IllegalArgumentException notCidr) {
            throw new IllegalArgumentException(cidr + " is not a subnet", notCidr);
        }
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(bytes, bit) != bit(network, bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int position) {
        return bytes[position / 8] >> (7 - position % 8) & 1;
    }
}
