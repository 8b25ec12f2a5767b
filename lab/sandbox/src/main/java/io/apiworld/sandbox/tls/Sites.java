package io.apiworld.sandbox.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every site, from the start of the application to its end. */
@Component
final class Sites implements SmartLifecycle {

    private static final List<String> MODERN = List.of("TLSv1.3", "TLSv1.2");
    private static final int RECORD_HEADER = 5;

    private final TlsLab lab;
    private final Certificates certificates;
    private final Map<Site, Port> ports = new EnumMap<>(Site.class);
    private final Map<Site, Identity> shown = new EnumMap<>(Site.class);
    private @Nullable TlsBehaviour expired;
    private boolean renewed;

    Sites(TlsLab lab, Certificates certificates) {
        this.lab = lab;
        this.certificates = certificates;
    }

    @Override
    public synchronized void start() {
        for (var site : Site.values()) {
            try {
                ports.put(site, opened(site, new InetSocketAddress(lab.address(), lab.portOf(site))));
            } catch (IOException e) {
                stop();
                throw new UncheckedIOException("Port " + lab.portOf(site) + " for the site " + site.id(), e);
            }
        }
    }

    @Override
    public synchronized void stop() {
        ports.values().forEach(port -> {
            try {
                port.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        ports.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !ports.isEmpty();
    }

    synchronized int port(Site site) {
        return Optional.ofNullable(ports.get(site)).orElseThrow().number();
    }

    /** What the site shows to clients; nothing where it shows none. */
    synchronized Optional<X509Certificate> certificate(Site site) {
        return Optional.ofNullable(shown.get(site)).map(Identity::certificate);
    }

    synchronized boolean isRenewed(Site site) {
        return site == Site.EXPIRED && renewed;
    }

    /** Gives the expired site a sound certificate, or an expired one again; who connects next sees it. */
    synchronized void renew(boolean sound) {
        var identity = sound ? certificates.sound() : certificates.expired();
        Optional.ofNullable(expired).orElseThrow().renew(identity);
        shown.put(Site.EXPIRED, identity);
        renewed = sound;
    }

    private Port opened(Site site, InetSocketAddress address) throws IOException {
        return switch (site) {
            case SOUND -> speaking(site, address, certificates.sound(), MODERN);
            case EXPIRED -> {
                renewed = false;
                expired = behaving(site, certificates.expired(), MODERN, List.of());
                yield ListeningPort.opened(address, expired);
            }
            case NOT_YET_VALID -> speaking(site, address, certificates.notYetValid(), MODERN);
            case SELF_SIGNED -> speaking(site, address, certificates.selfSigned(), MODERN);
            case UNTRUSTED_ROOT -> speaking(site, address, certificates.ofStranger(), MODERN);
            case MISSING_INTERMEDIATE -> speaking(site, address, certificates.alone(), MODERN);
            case WRONG_HOST -> speaking(site, address, certificates.forOtherHost(), MODERN);
            case TLS10 -> speaking(site, address, certificates.sound(), List.of("TLSv1"));
            case TLS11 -> speaking(site, address, certificates.sound(), List.of("TLSv1.1"));
            case MUTUAL ->
                ListeningPort.opened(
                        address, behaving(site, certificates.sound(), MODERN, certificates.authoritiesOfClients()));
            case MUTUAL_OTHERS ->
                ListeningPort.opened(
                        address,
                        behaving(site, certificates.sound(), MODERN, certificates.authoritiesOfOtherClients()));
            case GARBAGE ->
                ListeningPort.opened(
                        address,
                        behaving(site, certificates.sound(), MODERN, List.of()).answering(Sites::talkNoHttp));
            case CUT_OFF ->
                ListeningPort.opened(
                        address,
                        behaving(site, certificates.sound(), MODERN, List.of()).answering(Sites::breakOff));
            case DROPPING -> SilentPort.opened(address);
            case REFUSING -> RefusingPort.opened(address);
            case INTERFERING -> ListeningPort.opened(address, Sites::interfere);
            case PLAIN ->
                ListeningPort.opened(
                        address,
                        connection -> Greeting.exchange(
                                connection.getInputStream(),
                                connection.getOutputStream(),
                                Map.of("site", site.id(), "version", "none")));
        };
    }

    private Port speaking(Site site, InetSocketAddress address, Identity identity, List<String> versions)
            throws IOException {
        return ListeningPort.opened(address, behaving(site, identity, versions, List.of()));
    }

    private TlsBehaviour behaving(
            Site site, Identity identity, List<String> versions, List<X509Certificate> authoritiesOfClients) {
        shown.put(site, identity);
        return new TlsBehaviour(site.id(), identity, versions, authoritiesOfClients);
    }

    /** Reads the request, and greets as a mail server would (RFC 5321, section 4.2). */
    private static void talkNoHttp(InputStream in, OutputStream out, Map<String, String> facts) throws IOException {
        Greeting.head(in);
        out.write("220 mail.company.test ESMTP ready\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the request, and stops within a header, without the alert by which TLS tells an end from a cut (RFC 8446, section 6.1). */
    private static void breakOff(InputStream in, OutputStream out, Map<String, String> facts) throws IOException {
        Greeting.head(in);
        out.write("HTTP/1.1 200 OK\r\nContent-Type: applicat".getBytes(StandardCharsets.US_ASCII));
        throw new EOFException("Broken off");
    }

    /** Reads one whole TLS record, the ClientHello, and resets the connection. */
    private static void interfere(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var header = in.readNBytes(RECORD_HEADER);
        if (header.length == RECORD_HEADER) {
            in.readNBytes(Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3)));
        }
        connection.setSoLinger(true, 0);
    }
}
