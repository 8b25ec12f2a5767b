package io.apiworld.chat.assignment;

import io.apiworld.chat.signal.Signal;
import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.SignalListener;
import io.apiworld.chat.worker.PeriodicWorker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class AssignmentConfiguration {

    // Offers expire between signals; the interval bounds by how much they outlive their time.
    private static final Duration ROUND = Duration.ofSeconds(1);

    @Bean
    PeriodicWorker matchmakingWorker(Matchmaker matchmaker) {
        return new PeriodicWorker("matchmaking", ROUND, matchmaker::round);
    }

    @Component
    static class Alarm implements SignalListener {

        private final PeriodicWorker matchmakingWorker;

        Alarm(@Qualifier("matchmakingWorker") PeriodicWorker matchmakingWorker) {
            this.matchmakingWorker = matchmakingWorker;
        }

        @Override
        public void on(Signal signal) {
            if (signal instanceof QueueMoved || signal instanceof PresenceMoved) {
                matchmakingWorker.wake();
            }
        }
    }
}
