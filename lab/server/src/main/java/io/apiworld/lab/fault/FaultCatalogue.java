package io.apiworld.lab.fault;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.lab.fault.FaultKind.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be broken, and the rules for it. */
final class FaultCatalogue {

    static final String GATEWAY = "gateway";
    static final String AUTH = "auth-server";

    /** That can be broken. */
    static final List<String> SERVICES = List.of("crm-service", "chat-service", "webhook-dispatcher", AUTH);

    static final Duration USUAL_TIME = Duration.ofSeconds(3);
    private static final Duration SHORTEST_TIME = Duration.ofMillis(10);
    private static final Duration LONGEST_TIME = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static final List<FaultKind> KINDS = List.of(
            inside("crash", "Crash", 500, "internal-error")
                    .takesNoTime(
                            "The service throws an exception while it works on a request.",
                            "The answer says nothing of the cause. The stack trace stands in the service's log, under the request's correlation id."),
            inside("delay", "Delay", 504, "backend-too-slow")
                    .takesTime(
                            "The service waits before it works on a request.",
                            "The answer comes late. Beyond 12 seconds the gateway gives up; the service goes on, and may act on the request all the same."),
            inside("slow-database", "Slow database", 504, "backend-too-slow")
                    .takesTime(
                            "PostgreSQL sleeps before each connection that the service takes for a request, so several times for some requests.",
                            "The answer comes late, and the trace shows where the time went. Beyond 12 seconds the gateway gives up."),
            inFront("refused", "Connection refused", 503, "backend-down")
                    .takesNoTime(
                            "The gateway calls a port on which nobody listens, as if the service were not running.",
                            "An answer at once, with Retry-After. After several the circuit opens, and circuit-open is answered instead."),
            inFront("unreachable", "Unreachable", 504, "backend-unreachable")
                    .takesNoTime(
                            "The gateway calls a port whose packets vanish, as behind a firewall that drops.",
                            "An answer after two tries of two seconds each; the service has not seen the request."),
            inFront("dropped", "Connection dropped", 502, "backend-broke-off")
                    .takesNoTime(
                            "The gateway calls a server that closes the connection in the middle of its answer's head.",
                            "Whether the request was acted on is not known to the caller."),
            inFront("garbage", "Garbage", 502, "backend-garbage")
                    .takesNoTime(
                            "The gateway calls a server that answers bytes which are no HTTP.",
                            "Nothing of the bytes reaches the caller."),
            inFront("untrusted-certificate", "Untrusted certificate", 502, "backend-certificate-untrusted")
                    .takesNoTime(
                            "The gateway calls a server whose certificate comes from an authority that nobody was told to trust.",
                            "The handshake fails, and no request is sent."),
            inFront("expired-certificate", "Expired certificate", 502, "backend-certificate-expired")
                    .takesNoTime(
                            "The gateway calls a server whose certificate has expired, as long as nobody renews it in the TLS lab.",
                            "The handshake fails, and no request is sent."),
            inFront("wrong-host-certificate", "Certificate for another host", 502, "backend-certificate-wrong-host")
                    .takesNoTime(
                            "The gateway calls a server whose certificate is for another name.",
                            "The handshake fails, and no request is sent."),
            inFront("maintenance", "Maintenance", 503, "under-maintenance")
                    .takesNoTime(
                            "The gateway closes the routes to the service, as an administrator would.",
                            "An answer at once; Retry-After says when the fault ends."),
            token("expired-token", "Expired token")
                    .takesNoTime(
                            "The authorization server issues access tokens that have expired an hour ago.",
                            "The token comes as always, and is refused wherever it is used."),
            token("foreign-token", "Foreign token")
                    .takesNoTime(
                            "The authorization server issues access tokens of another issuer, for another audience.",
                            "The token comes as always, and is refused wherever it is used."));

    private FaultCatalogue() {}

    static Optional<FaultKind> kind(String name) {
        return KINDS.stream().filter(kind -> kind.kind().equals(name)).findFirst();
    }

    /**
     * The kind of a wish that can be granted.
     *
     * @throws InvalidFields with every field that breaks a rule
     */
    static FaultKind checked(FaultWish wish) {
        var wrong = new ArrayList<ProblemField>();
        var kind = kind(wish.kind());
        if (!SERVICES.contains(wish.service())) {
            wrong.add(new ProblemField("/service", "must be one of " + String.join(", ", SERVICES)));
        } else if (kind.isPresent() && !kind.get().services().contains(wish.service())) {
            wrong.add(new ProblemField(
                    "/service",
                    "cannot be broken in this way; it can be done to "
                            + String.join(", ", kind.get().services())));
        }
        if (kind.isEmpty()) {
            wrong.add(new ProblemField(
                    "/kind",
                    "must be one of " + KINDS.stream().map(FaultKind::kind).collect(Collectors.joining(", "))));
        }
        kind.ifPresent(known -> {
            timeOf(known, wish.by()).ifPresent(wrong::add);
            callerOf(known, wish.onlyFor()).ifPresent(wrong::add);
        });
        if (isOutside(wish.lasts(), SHORTEST, FaultWish.LONGEST)) {
            wrong.add(new ProblemField("/lasts", "must be from 1 second to 10 minutes"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidFields(List.copyOf(wrong));
        }
        return kind.orElseThrow();
    }

    private static Optional<ProblemField> timeOf(FaultKind kind, @Nullable Duration by) {
        if (by == null) {
            return Optional.empty();
        }
        if (!kind.takesTime()) {
            return Optional.of(new ProblemField("/by", "must be left out: this kind takes no time"));
        }
        return isOutside(by, SHORTEST_TIME, LONGEST_TIME)
                ? Optional.of(new ProblemField("/by", "must be from 10 milliseconds to 1 minute"))
                : Optional.empty();
    }

    private static Optional<ProblemField> callerOf(FaultKind kind, @Nullable String onlyFor) {
        if (onlyFor == null) {
            return kind.needsOnlyFor()
                    ? Optional.of(new ProblemField(
                            "/onlyFor",
                            "is needed for this kind: without a correlation id nobody could work, nor switch it off"))
                    : Optional.empty();
        }
        return CorrelationId.of(onlyFor).isPresent()
                ? Optional.empty()
                : Optional.of(new ProblemField("/onlyFor", "must be a correlation id: 1 to 64 of A-Z a-z 0-9 . _ -"));
    }

    private static boolean isOutside(Duration time, Duration least, Duration most) {
        return time.compareTo(least) < 0 || time.compareTo(most) > 0;
    }

    private static Draft inside(String kind, String title, int status, String problem) {
        return new Draft(kind, title, status, problem, SERVICES, Where.INSIDE, false);
    }

    private static Draft inFront(String kind, String title, int status, String problem) {
        return new Draft(kind, title, status, problem, SERVICES, Where.IN_FRONT, false);
    }

    private static Draft token(String kind, String title) {
        return new Draft(kind, title, 401, "invalid-token", List.of(AUTH), Where.INSIDE, true);
    }

    private record Draft(
            String kind,
            String title,
            int status,
            String problem,
            List<String> services,
            Where where,
            boolean needsOnlyFor) {

        FaultKind takesTime(String breaks, String seen) {
            return new FaultKind(kind, title, breaks, seen, status, problem, services, true, needsOnlyFor, where);
        }

        FaultKind takesNoTime(String breaks, String seen) {
            return new FaultKind(kind, title, breaks, seen, status, problem, services, false, needsOnlyFor, where);
        }
    }

    /** Whether a part comes and asks for faults. */
    static boolean asks(String part) {
        return Stream.concat(SERVICES.stream(), Stream.of(GATEWAY)).anyMatch(part::equals);
    }
}
