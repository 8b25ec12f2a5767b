package io.apiworld.defaults.fault;

import io.apiworld.defaults.correlation.CorrelationId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Fails where a mistake in a controller would: behind security, so that a 401 stays a 401, and inside of what turns exceptions into
 * problems and writes them to the log under the correlation id. A servlet filter would leave both to the container.
 */
final class FaultInterceptor implements HandlerInterceptor {

    static final String CRASH = "crash";
    static final String DELAY = "delay";

    private final Faults faults;

    FaultInterceptor(Faults faults) {
        this.faults = faults;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        // Once for each request, and not again for the answer that says so.
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            var id = correlationIdOf(request);
            var delay = faults.active(DELAY, id);
            if (delay.isPresent()) {
                Thread.sleep(delay.get().by());
            }
            faults.active(CRASH, id).ifPresent(FaultInterceptor::crash);
        }
        return true;
    }

    private static void crash(Fault fault) {
        throw new IllegalStateException(
                "Broken on purpose: the fault %s makes requests to %s fail here until %s. Nothing else is wrong."
                        .formatted(fault.id(), fault.service(), fault.until()));
    }

    private static @Nullable String correlationIdOf(HttpServletRequest request) {
        return request.getAttribute(CorrelationId.class.getName()) instanceof CorrelationId id ? id.value() : null;
    }
}
