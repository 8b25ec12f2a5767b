package io.apiworld.lab.tls;

import io.apiworld.lab.tls.Observation.ChainResult;
import io.apiworld.lab.tls.Observation.Chosen;
import io.apiworld.lab.tls.Observation.Failure;
import io.apiworld.lab.tls.Observation.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A careful TLS client that has its own connections overheard. */
@Component
final class Observer {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] NEWEST = {"TLSv1.3"};
    private static final String[] PROTOCOLS = {"http/1.1"};

    private final Targets targets;
    private final ObserverRules rules;
    private final Clock clock;

    Observer(Targets targets, ObserverRules rules, Clock clock) {
        this.targets = targets;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param identified whether the client shows a certificate, should it be asked for one */
    Observation handshake(String site, boolean identified) {
        var target = targets.named(site);
        var witness = new Witness(target.trust());
        try (var relay = Relay.to(target.socket(), rules.patienceMillis(), null)) {
            return observed(target, witness, relay, identified);
        } catch (IOException unreachable) {
            return new Observation(
                    target.name(),
                    target.address(),
                    target.askedAs(),
                    clock.instant(),
                    Outcome.UNREACHABLE,
                    Failure.of(unreachable),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    ChainResult.NONE,
                    null);
        }
    }

    private Observation observed(Target target, Witness witness, Relay relay, boolean identified) throws IOException {
        Failure error = null;
        Chosen chosen = null;
        String reply = null;
        try (var plain = relay.connected(rules.patienceMillis())) {
            var tls = secured(plain, target, witness, identified ? targets.ownIdentity() : null, VERSIONS);
            tls.startHandshake();
            chosen = chosen(tls);
            reply = Request.firstLine(Request.sent(tls, target.askedAs()));
        } catch (IOException refused) {
            error = Failure.of(refused);
        }
        var transcript = Transcript.of(relay.passed());
        var now = clock.instant();
        return new Observation(
                target.name(),
                target.address(),
                target.askedAs(),
                now,
                error == null ? Outcome.SECURE : Outcome.REFUSED,
                error,
                transcript.all().stream().map(Transcript.Named::step).toList(),
                transcript.offered(),
                chosen == null ? asSeen(transcript.chosen()) : chosen,
                witness.chain().stream()
                        .map(certificate -> ShownCertificate.of(certificate, now))
                        .toList(),
                witness.result(),
                reply);
    }

    /** The same request to the site without TLS and to the sound one. */
    Wire wire() {
        var plain = targets.named("plain");
        var sound = targets.named("sound");
        return new Wire(
                overheard(plain, socket -> Request.sent(socket, sound.askedAs())),
                overheard(sound, socket -> Request.sent(handshaken(socket, sound), sound.askedAs())));
    }

    /** The same request again, once left alone and once with one bit changed on the way. */
    Integrity integrity() {
        var sound = targets.named("sound");
        var untouched = exchange(sound, null);
        var tamper = new Tamper();
        var changed = exchange(sound, tamper);
        var change = tamper.change();
        return new Integrity(
                change == null
                        ? null
                        : new Integrity.Flip(change.position(), hex(change.before()), hex(change.after())),
                untouched,
                changed);
    }

    private Integrity.Exchange exchange(Target target, @Nullable Tamper tamper) {
        try (var relay = Relay.to(target.socket(), rules.patienceMillis(), tamper)) {
            String reply = null;
            Failure error = null;
            try (var socket = relay.connected(rules.patienceMillis())) {
                reply = Request.firstLine(Request.sent(handshaken(socket, target), target.askedAs()));
            } catch (IOException broken) {
                error = Failure.of(broken);
            }
            var steps = Transcript.of(relay.passed()).all().stream()
                    .map(Transcript.Named::step)
                    .toList();
            return new Integrity.Exchange(reply, error, steps);
        } catch (IOException unreachable) {
            return new Integrity.Exchange(null, Failure.of(unreachable), List.of());
        }
    }

    private interface Talk {
        String with(Socket socket) throws IOException;
    }

    private Wire.Recording overheard(Target target, Talk talk) {
        try (var relay = Relay.to(target.socket(), rules.patienceMillis(), null)) {
            Failure error = null;
            try (var socket = relay.connected(rules.patienceMillis())) {
                talk.with(socket);
            } catch (IOException broken) {
                error = Failure.of(broken);
            }
            var pieces = new ArrayList<Wire.Piece>();
            for (var named : Transcript.of(relay.passed()).all()) {
                pieces.add(Wire.Piece.of(named));
            }
            return new Wire.Recording(target.address(), pieces, error);
        } catch (IOException unreachable) {
            return new Wire.Recording(target.address(), List.of(), Failure.of(unreachable));
        }
    }

    private SSLSocket handshaken(Socket plain, Target target) throws IOException {
        var tls = secured(plain, target, new Witness(target.trust()), null, NEWEST);
        tls.startHandshake();
        return tls;
    }

    private static SSLSocket secured(
            Socket plain, Target target, Witness witness, KeyManager @Nullable [] identity, String[] versions)
            throws IOException {
        var tls = (SSLSocket) context(witness, identity)
                .getSocketFactory()
                .createSocket(plain, target.askedAs(), target.port(), true);
        tls.setEnabledProtocols(versions);
        var parameters = tls.getSSLParameters();
        // Without it JSSE checks the chain and not the name.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(PROTOCOLS);
        tls.setSSLParameters(parameters);
        return tls;
    }

    /** A new one each time: no session is resumed, so every handshake is a whole one. */
    private static SSLContext context(Witness witness, KeyManager @Nullable [] identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(identity, new TrustManager[] {witness}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Chosen chosen(SSLSocket tls) {
        var session = tls.getSession();
        var alpn = tls.getApplicationProtocol();
        return new Chosen(
                session.getProtocol().replace("TLSv", "TLS "),
                session.getCipherSuite(),
                alpn == null || alpn.isEmpty() ? null : alpn);
    }

    /** A handshake that failed later may have got as far as this. */
    private static @Nullable Chosen asSeen(@Nullable Hello hello) {
        return hello == null
                ? null
                : new Chosen(hello.versions().getFirst(), hello.ciphers().getFirst(), null);
    }

    private static String hex(byte one) {
        return HexFormat.of().toHexDigits(one);
    }
}
