package io.apiworld.webhooks.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private final AddressRules strict = new AddressRules(List.of(), Set.of());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,                                this host",
        "0.1.2.3,                                this network",
        "10.0.0.1,                               private",
        "10.255.255.255,                         private",
        "100.64.0.1,                             behind a carrier's NAT",
        "100.127.255.254,                        behind a carrier's NAT",
        "127.0.0.1,                              loopback",
        "127.255.255.254,                        loopback",
        "169.254.169.254,                        metadata of clouds",
        "169.254.0.1,                            link-local",
        "172.16.0.1,                             private",
        "172.31.255.254,                         private",
        "192.0.0.192,                            metadata of a cloud",
        "192.0.2.1,                              documentation",
        "192.88.99.1,                            6to4 relay",
        "192.168.1.1,                            private",
        "198.18.0.1,                             benchmarks",
        "198.19.255.254,                         benchmarks",
        "198.51.100.1,                           documentation",
        "203.0.113.1,                            documentation",
        "224.0.0.1,                              multicast",
        "239.255.255.250,                        multicast",
        "240.0.0.1,                              reserved",
        "255.255.255.255,                        broadcast",
        "::,                                     unspecified",
        "::1,                                    loopback",
        "::7f00:1,                               IPv4-compatible loopback",
        "::ffff:127.0.0.1,                       IPv4-mapped loopback",
        "::ffff:a00:1,                           IPv4-mapped private",
        "::ffff:169.254.169.254,                 IPv4-mapped metadata",
        "64:ff9b::7f00:1,                        NAT64 of loopback",
        "64:ff9b:1::1,                           NAT64 local",
        "100::1,                                 discard",
        "2001::1,                                Teredo",
        "2001:db8::1,                            documentation",
        "2002:7f00:1::1,                         6to4 of loopback",
        "3fff::1,                                documentation",
        "5f00::1,                                segment routing",
        "fc00::1,                                unique local",
        "fd00:ec2::254,                          metadata of a cloud",
        "fe80::1,                                link-local",
        "febf::1,                                link-local",
        "fec0::1,                                site-local",
        "ff02::1,                                multicast"
    })
    void permitNothingThatIsNotOnThePublicInternet(String address, String what) {
        assertThat(permits(strict, address)).as(what).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2606:4700:4700::1111",
                "2a00:1450:4001::64"
            })
    void permitTheAddressesBeside(String address) {
        assertThat(permits(strict, address)).isTrue();
    }

    /** As the JDK makes it of an AAAA record, which it does not turn back to IPv4. */
    @Test
    void seeThroughAnIpv4AddressInTheClothesOfIpv6() throws UnknownHostException {
        var bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};

        assertThat(strict.permit("mapped.example", 443, Inet6Address.getByAddress("mapped.example", bytes, -1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "https://127.0.0.1:8443/hook",
                "http://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]:9000/"
            })
    void refuseAnAddressAsSoonAsItIsWrittenDown(URI receiver) {
        assertThat(strict.permitAsWritten(receiver)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1/", "https://[2606:4700::1111]/", "https://localhost/"})
    void judgeANameOnlyWhenItIsDialled(URI receiver) {
        assertThat(strict.permitAsWritten(receiver)).isTrue();
    }

    @Test
    void allowAHostByItsNameAtAnyPort() {
        var rules = new AddressRules(List.of(), Set.of("receiver.internal", "10.0.0.7"));

        assertThat(rules.permit("Receiver.INTERNAL", 1234, ofLiteral("10.0.0.1")))
                .isTrue();
        assertThat(rules.permit("10.0.0.7", 80, ofLiteral("10.0.0.7"))).isTrue();
        assertThat(rules.permit("10.0.0.8", 80, ofLiteral("10.0.0.8"))).isFalse();
        assertThat(rules.permit("receiver.internal.example", 1234, ofLiteral("10.0.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.internal/webhook/a,        true",
        "https://crm.internal:443/,             true",
        "http://crm.internal/,                  false",
        "https://crm.internal:5432/,            false",
        "https://other.internal/,               false",
        "http://[::1]:7001/,                    true",
        "http://[::1]:7002/,                    false"
    })
    void allowOurOwnReceiversAtTheirPortOnly(URI receiver, boolean inside) {
        var own = List.of(URI.create("https://crm.internal/webhook"), URI.create("http://[::1]:7001"));

        assertThat(new AddressRules(own, Set.of()).isInside(receiver)).isEqualTo(inside);
    }

    private static boolean permits(AddressRules rules, String address) {
        return rules.permit("receiver.example", 443, ofLiteral(address));
    }

    private static InetAddress ofLiteral(String address) {
        return InetAddress.ofLiteral(address);
    }
}
