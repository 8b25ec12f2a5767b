package io.apiworld.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** What is logged while it listens, by us and by the framework. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    /** Once the context has started, which sets logging up anew. */
    LogLines listening() {
        start();
        ROOT.addAppender(this);
        return this;
    }

    /** The only line of this logger about that request; a line may be written after its request was answered. */
    ILoggingEvent only(String logger, String correlationId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !of(logger, correlationId).isEmpty());
        assertThat(of(logger, correlationId)).hasSize(1);
        return of(logger, correlationId).getFirst();
    }

    /** The next line that has these words, whoever is meant by it. */
    ILoggingEvent with(String words) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> lines.stream()
                                .filter(line -> line.getFormattedMessage().contains(words))
                                .findFirst()
                                .orElse(null),
                        line -> line != null);
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
    }

    @Override
    protected void append(ILoggingEvent line) {
        line.prepareForDeferredProcessing();
        lines.add(line);
    }

    private List<ILoggingEvent> of(String logger, String correlationId) {
        return lines.stream()
                .filter(line -> line.getLoggerName().endsWith("." + logger))
                .filter(line -> correlationId.equals(line.getMDCPropertyMap().get("correlationId")))
                .toList();
    }
}
