package io.apiworld.defaults.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the lab, which holds the answer back until something changes: so a fault is on as soon as it is switched on, in every
 * instance, and the lab knows who has heard of it. With a client of its own: what only listens is not to be traced nor measured.
 */
final class FaultFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FaultFeed.class);

    /** Longer than the lab holds an answer back. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final Faults faults;
    private final URI lab;
    private final String service;
    private final Supplier<HttpClient> clients;
    private final String instance = UUID.randomUUID().toString();
    private @Nullable HttpClient client;
    private boolean lost;
    private volatile @Nullable Thread asking;

    /** @param clients makes one that trusts whom it is to trust at that moment */
    FaultFeed(Faults faults, URI lab, String service, Supplier<HttpClient> clients) {
        this.faults = faults;
        this.lab = lab;
        this.service = service;
        this.clients = clients;
    }

    @Override
    public void start() {
        // Known before it starts: it goes on as long as it is.
        var thread = Thread.ofVirtual().name("fault-feed").unstarted(this::ask);
        asking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = asking;
        asking = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    private void ask() {
        var seen = "";
        try {
            while (isRunning()) {
                seen = heardAfter(seen);
            }
        } catch (InterruptedException _) {
            // The service ends.
        } finally {
            forgetClient();
        }
    }

    /** What is known stays as it is while the lab is away: it ends by itself. */
    private String heardAfter(String seen) throws InterruptedException {
        var asked = System.nanoTime();
        try {
            var notice = noticeAfter(seen);
            faults.become(notice.faults());
            found();
            if (notice.version().equals(seen) && System.nanoTime() - asked < AGAIN.toNanos()) {
                Thread.sleep(AGAIN);
            }
            return notice.version();
        } catch (IOException | RuntimeException away) {
            lose(away);
            Thread.sleep(AGAIN);
            return seen;
        }
    }

    private FaultNotice noticeAfter(String seen) throws IOException, InterruptedException {
        var known = client;
        if (known == null) {
            known = clients.get();
            client = known;
        }
        var address = "%s/lab/faults?service=%s&instance=%s&seen=%s".formatted(lab, service, instance, seen);
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        var response = known.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException("status " + response.statusCode());
        }
        return JsonMapper.shared().readValue(response.body(), FaultNotice.class);
    }

    private void found() {
        if (lost) {
            log.info("The lab answers again");
        }
        lost = false;
    }

    private void lose(Exception away) {
        if (!lost) {
            log.info("The lab does not say which faults are on, and is asked each second: {}", away.toString());
        }
        lost = true;
        // The next one trusts what is to be trusted then: certificates may have been renewed.
        forgetClient();
    }

    private void forgetClient() {
        var known = client;
        client = null;
        if (known != null) {
            known.shutdownNow();
        }
    }
}
