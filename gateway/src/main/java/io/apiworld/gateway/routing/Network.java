package io.apiworld.gateway.routing;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;

/** A range of addresses, written as RFC 4632 and RFC 4291 have it: {@code 10.0.0.0/8}, {@code fd00::/8}; one address alone is itself. */
public record Network(String name, IpSubnetFilterRule rule) {

    /** Fails for what is no network, so that a slip of the pen ends the start and does not open a door. */
    static Network of(String name) {
        var whole = name.contains("/") ? name : name + (name.contains(":") ? "/128" : "/32");
        return new Network(name, new IpSubnetFilterRule(whole, IpFilterRuleType.ACCEPT));
    }

    boolean holds(InetSocketAddress address) {
        return rule.matches(address);
    }

    @Override
    public String toString() {
        return name;
    }
}
