package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.logs.LogFile;
import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.process.Nursery;
import io.apiworld.launcher.process.Records;
import io.apiworld.launcher.process.Running;
import io.apiworld.launcher.progress.Progress;
import io.apiworld.launcher.progress.Stage;
import io.apiworld.launcher.setting.Home;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Brings parts up side by side, each after those that it needs; all of them, or none. */
final class Startup {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Home home;
    private final Records records;
    private final Progress progress;
    private final Duration patience;
    private final Nursery nursery;
    private volatile boolean interrupted;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Startup(Home home, Records records, Progress progress, Duration patience) {
        this.home = home;
        this.records = records;
        this.progress = progress;
        this.patience = patience;
        this.nursery = new Nursery(records);
    }

    /** Returns when all are ready. When one fails, or this process is told to end, all that were started are ended again. */
    void run(List<Part> parts) {
        var rescue = Thread.ofPlatform().unstarted(this::interrupted);
        Runtime.getRuntime().addShutdownHook(rescue);
        try {
            bringAll(parts);
            var failed = failure.get();
            if (failed != null) {
                nursery.abandon();
                throw failed;
            }
            nursery.release();
        } finally {
            forget(rescue);
        }
    }

    private void interrupted() {
        interrupted = true;
        nursery.abandon();
        progress.interrupted();
    }

    private void bringAll(List<Part> parts) {
        var done = new LinkedHashMap<String, CompletableFuture<Boolean>>();
        parts.forEach(part -> done.put(part.name(), new CompletableFuture<>()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> threads.submit(() -> bringAfterOthers(part, done)));
        }
    }

    private void bringAfterOthers(Part part, Map<String, CompletableFuture<Boolean>> done) {
        var ready = false;
        try {
            if (part.after().stream().allMatch(name -> isDone(done, name))) {
                bring(part);
                ready = true;
            }
        } catch (RuntimeException failed) {
            if (failure.compareAndSet(null, failed) && !interrupted) {
                progress.now(part.name(), Stage.FAILED, "");
                nursery.abandon();
            }
        } finally {
            done.getOrDefault(part.name(), new CompletableFuture<>()).complete(ready);
        }
    }

    /** A part that was not asked for is taken to be there. */
    private static boolean isDone(Map<String, CompletableFuture<Boolean>> done, String name) {
        return done.getOrDefault(name, CompletableFuture.completedFuture(true)).join();
    }

    private void bring(Part part) {
        var log = new LogFile(home.log(part.name()));
        var running = records.alive(part.name());
        if (running.isPresent()) {
            progress.now(part.name(), Stage.STARTING, "was running");
            awaitReady(part, running.get(), () -> -1, log, log.size());
        } else {
            progress.now(part.name(), Stage.PREPARING, "");
            var program = part.program().get();
            log.rotateWhenLarge();
            var since = log.size();
            progress.now(part.name(), Stage.STARTING, "");
            var child = nursery.start(part.name(), program, log.path());
            awaitReady(part, child.running(), () -> exitCode(child.process()), log, since);
        }
        progress.now(part.name(), Stage.READY, part.address().toString());
    }

    private void awaitReady(Part part, Running running, IntSupplier exitCode, LogFile log, long since) {
        var end = System.nanoTime() + patience.toNanos();
        var missing = part.readiness().missing();
        while (missing.isPresent()) {
            if (!running.alive()) {
                throw PartFailed.ended(part.name(), exitCode.getAsInt(), log, since);
            }
            if (System.nanoTime() > end) {
                throw PartFailed.tooSlow(part.name(), patience, missing.get(), log, since);
            }
            pause();
            missing = part.readiness().missing();
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAnyway) {
            // The hook is at work.
        }
    }
}
