package io.apiworld.launcher;

import io.apiworld.launcher.lifecycle.Lifecycle;
import io.apiworld.launcher.lifecycle.PartState;
import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.part.Parts;
import io.apiworld.launcher.progress.Progress;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.setting.Settings;
import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.tls.Trust;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.web.Web;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A whole API World on this machine: PostgreSQL, Zipkin and the services. Nothing but files and processes: it outlives this object. */
public final class World {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Settings settings;
    private final Parts parts;
    private final Lifecycle lifecycle;

    public World(Settings settings) {
        this.settings = settings;
        this.parts = new Parts(settings, new OnceThereIsAnAuthority(this::client));
        this.lifecycle = new Lifecycle(settings, parts, Clock.systemUTC(), PATIENCE);
    }

    /** Returns when every part is ready; starts only what does not run. */
    public void start(Progress progress) {
        lifecycle.start(parts.all(), progress);
    }

    /** As {@link #start(Progress)}, but these parts only. */
    public void start(List<String> names, Progress progress) {
        lifecycle.start(names.stream().map(parts::named).toList(), progress);
    }

    public void stop(Progress progress) {
        lifecycle.stop(parts.all(), progress);
    }

    public void stop(String name) {
        lifecycle.stop(List.of(parts.named(name)), Progress.UNSEEN);
    }

    /** Stops one part in its own way, starts it again, and returns when it is ready. */
    public void restart(String name, Progress progress) {
        lifecycle.restart(parts.named(name), progress);
    }

    /** Ends one part as a power failure would ({@code kill -9}); {@link #start} brings it back. */
    public void kill(String name) {
        lifecycle.kill(parts.named(name));
    }

    /** The parts whose next start can be made quicker, now that they have ended once. */
    public List<String> startCachesDue() {
        return parts.startCachesDue();
    }

    /** Makes the next start of those parts quicker. Takes seconds of processor for each; interrupted, nothing is half done. */
    public void makeStartCaches(List<String> names, Progress progress) {
        lifecycle.makeStartCaches(names, progress);
    }

    /** Stops all and forgets everything: data, secrets, certificates, logs. */
    public void reset(Progress progress) {
        stop(progress);
        settings.home().clear();
    }

    /** Makes certificates and secrets, and starts nothing. */
    public void prepare(Map<String, List<String>> namesInCertificates) {
        lifecycle.prepare(namesInCertificates);
    }

    /** Makes new certificates for these parts. Services that run take them over without a restart, within seconds. */
    public void renewCertificates(List<String> names) {
        lifecycle.renewCertificates(names);
    }

    /** Whether a part shows, in a handshake of now, the certificate that is in its file. */
    public boolean showsItsCertificate(String name) {
        return new Certificates(settings.home().tls(), Clock.systemUTC())
                .isShown(name, part(name).address());
    }

    public List<PartState> status() {
        return parts.all().parallelStream().map(lifecycle::state).toList();
    }

    public boolean up() {
        return lifecycle.up(parts.all());
    }

    public List<String> partNames() {
        return parts.names();
    }

    public Part part(String name) {
        return parts.named(name);
    }

    /** The public address, with no slash at the end. */
    public URI address() {
        return URI.create(settings.ports().publicUrl());
    }

    public Settings settings() {
        return settings;
    }

    public Path certificateAuthority() {
        return settings.home().tls().resolve("ca.pem");
    }

    public Secrets secrets() {
        return new Secrets(settings.home().secrets());
    }

    /** Trusts this world's authority only. */
    public HttpClient client() {
        return Trust.clientOf(certificateAuthority());
    }

    /** Its public door. */
    public Web web() {
        return Web.at(address(), client());
    }

    /** Of its people and clients. */
    public Tokens tokens() {
        return new Tokens(web(), certificateAuthority(), secrets());
    }

    /** One client for all health checks, made when it is first needed: at a first start there is no authority before. */
    private static final class OnceThereIsAnAuthority implements Supplier<HttpClient> {

        private final Supplier<HttpClient> made;
        private volatile @org.jspecify.annotations.Nullable HttpClient client;

        OnceThereIsAnAuthority(Supplier<HttpClient> made) {
            this.made = made;
        }

        @Override
        public HttpClient get() {
            var known = client;
            if (known == null) {
                synchronized (this) {
                    known = client;
                    if (known == null) {
                        known = made.get();
                        client = known;
                    }
                }
            }
            return known;
        }
    }
}
