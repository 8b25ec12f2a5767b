package io.apiworld.chat.conversation;

import io.apiworld.chat.worker.PeriodicWorker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    // Long enough for every socket to have heard of the end.
    private static final Duration SHELLS_STAY = Duration.ofHours(1);

    @Bean
    PeriodicWorker deletedConversationsCleaner(Conversations conversations, Clock clock) {
        return new PeriodicWorker(
                "deleted-conversations",
                Duration.ofMinutes(10),
                () -> conversations.forgetDeletedBefore(clock.instant().minus(SHELLS_STAY)));
    }
}
