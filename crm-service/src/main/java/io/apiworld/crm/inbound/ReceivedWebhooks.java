package io.apiworld.crm.inbound;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceivedWebhooks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedWebhooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes a message, in the transaction that is going on. While another transaction has noted the same, waits for its end.
     *
     * @return whether it is seen for the first time
     */
    boolean isNew(String webhookId, String event) {
        return jdbc.sql("""
                                insert into received_webhook (webhook_id, event, received_at)
                                values (:webhookId, :event, :now)
                                on conflict do nothing
                                """)
                        .param("webhookId", webhookId)
                        .param("event", event)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
