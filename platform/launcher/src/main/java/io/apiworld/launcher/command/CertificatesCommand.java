package io.apiworld.launcher.command;

import io.apiworld.launcher.World;
import io.apiworld.launcher.progress.Stage;
import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "certificates",
        description = "Renew the certificates of parts while they run.",
        synopsisSubcommandLabel = "renew [PART...]",
        mixinStandardHelpOptions = true)
final class CertificatesCommand implements Runnable {

    /** They read their certificate when they start, and at no other time. */
    private static final List<String> READ_ONCE = List.of("postgres", "valkey");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Root root;

    CertificatesCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Trouble(
                "What is to be done with the certificates?",
                "./api-world certificates renew [PART...]",
                Trouble.REFUSED);
    }

    @Command(
            name = "renew",
            description = {
                "Make new keys and certificates, signed by the same authority, for these parts, or else for all.",
                "Services that run take them over without a restart: returns when each shows its new one."
            },
            mixinStandardHelpOptions = true)
    int renew(
            @Parameters(paramLabel = "PART", arity = "0..*", description = "as named by ./api-world status")
                    List<String> parts) {
        var wanted = parts == null || parts.isEmpty() ? Certificates.PARTS : List.copyOf(parts);
        var unknown = wanted.stream()
                .filter(part -> !Certificates.PARTS.contains(part))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Trouble(
                    "There is no certificate of \"" + unknown.getFirst() + "\".",
                    "The parts are: " + String.join(", ", Certificates.PARTS),
                    Trouble.REFUSED);
        }
        var world = root.world();
        world.renewCertificates(wanted);
        return wanted.stream().allMatch(part -> shown(world, part)) ? 0 : 1;
    }

    private boolean shown(World world, String part) {
        if (READ_ONCE.contains(part)) {
            root.terminal().say("%-20s renewed; it takes it over when it is restarted".formatted(part));
            return true;
        }
        var began = System.nanoTime();
        if (!isRunning(world, part)) {
            root.terminal().say("%-20s renewed; it does not run here".formatted(part));
            return true;
        }
        while (!world.showsItsCertificate(part)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                root.terminal().mention("%-20s renewed, but it still shows the one of before".formatted(part));
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        root.terminal().say("%-20s renewed, and shown to who connects now".formatted(part));
        return true;
    }

    private static boolean isRunning(World world, String name) {
        return world.status().stream()
                .anyMatch(state -> state.part().name().equals(name) && state.stage() == Stage.READY);
    }
}
