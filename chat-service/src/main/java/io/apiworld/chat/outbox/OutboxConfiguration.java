package io.apiworld.chat.outbox;

import io.apiworld.chat.worker.PeriodicWorker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "webhooks", types = WebhookIntake.class)
class OutboxConfiguration {

    @Bean
    PeriodicWorker outboxWorker(OutboxRelay relay, RelayRules rules) {
        return new PeriodicWorker("outbox", rules.pollEvery(), relay::relayAllThatIsDue);
    }

    @Bean
    PeriodicWorker outboxCleaner(OutboxRelay relay) {
        return new PeriodicWorker("outbox-cleaner", Duration.ofHours(1), relay::forgetOld);
    }

    @Component
    static class Alarm {

        private final PeriodicWorker outboxWorker;

        Alarm(@Qualifier("outboxWorker") PeriodicWorker outboxWorker) {
            this.outboxWorker = outboxWorker;
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void on(EventStored stored) {
            outboxWorker.wake();
        }
    }
}
