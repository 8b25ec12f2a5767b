package io.apiworld.lab.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ClientHello offers, or a ServerHello chooses (RFC 8446, sections 4.1.2 and 4.1.3).
 *
 * @param versions the newest first as sent; one, where it is chosen
 * @param alpn application protocols (RFC 7301); under TLS 1.3 the choice is encrypted, and so not here
 */
record Hello(
        List<String> versions,
        List<String> ciphers,
        @Nullable String serverName,
        List<String> alpn) {

    private static final int RANDOM = 32;
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int RENEGOTIATION_SIGNAL = 0x00ff;

    private static final Map<Integer, String> CIPHERS = Map.ofEntries(
            Map.entry(0x1301, "TLS_AES_128_GCM_SHA256"),
            Map.entry(0x1302, "TLS_AES_256_GCM_SHA384"),
            Map.entry(0x1303, "TLS_CHACHA20_POLY1305_SHA256"),
            Map.entry(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
            Map.entry(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
            Map.entry(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"));

    static Hello ofClient(WireBytes body) {
        var legacy = body.u16();
        body.skip(RANDOM);
        body.skip(body.u8());
        var ciphers = body.next(body.u16()).u16s();
        body.skip(body.u8());
        return new Hello(List.of(version(legacy)), named(ciphers), null, List.of()).with(body, false);
    }

    static Hello ofServer(WireBytes body) {
        var legacy = body.u16();
        body.skip(RANDOM);
        body.skip(body.u8());
        var cipher = body.u16();
        body.skip(1);
        return new Hello(List.of(version(legacy)), named(List.of(cipher)), null, List.of()).with(body, true);
    }

    private Hello with(WireBytes body, boolean chosen) {
        var read = this;
        if (!body.hasMore()) {
            return read;
        }
        var extensions = body.next(body.u16());
        while (extensions.hasMore()) {
            var type = extensions.u16();
            var content = extensions.next(extensions.u16());
            read = switch (type) {
                case SERVER_NAME -> new Hello(read.versions, read.ciphers, nameIn(content), read.alpn);
                case ALPN -> new Hello(read.versions, read.ciphers, read.serverName, protocolsIn(content));
                case SUPPORTED_VERSIONS ->
                    new Hello(
                            (chosen ? content : content.next(content.u8()))
                                    .u16s().stream().map(Hello::version).toList(),
                            read.ciphers,
                            read.serverName,
                            read.alpn);
                default -> read;
            };
        }
        return read;
    }

    /** A server that has made use of the name says so by an empty extension. */
    private static @Nullable String nameIn(WireBytes content) {
        if (!content.hasMore()) {
            return null;
        }
        content.skip(2);
        content.skip(1);
        return content.next(content.u16()).text();
    }

    private static List<String> protocolsIn(WireBytes content) {
        content.skip(2);
        var protocols = new ArrayList<String>();
        while (content.hasMore()) {
            protocols.add(content.next(content.u8()).text());
        }
        return List.copyOf(protocols);
    }

    private static List<String> named(List<Integer> ciphers) {
        return ciphers.stream()
                .filter(cipher -> cipher != RENEGOTIATION_SIGNAL)
                .map(cipher -> CIPHERS.getOrDefault(cipher, "0x%04x".formatted(cipher)))
                .toList();
    }

    static String version(int number) {
        return switch (number) {
            case 0x0304 -> "TLS 1.3";
            case 0x0303 -> "TLS 1.2";
            case 0x0302 -> "TLS 1.1";
            case 0x0301 -> "TLS 1.0";
            default -> "0x%04x".formatted(number);
        };
    }
}
