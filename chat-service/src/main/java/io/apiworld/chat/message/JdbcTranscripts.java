package io.apiworld.chat.message;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Transcripts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcTranscripts implements Transcripts {

    private static final int OPENING_LENGTH = 200;

    private final JdbcClient jdbc;

    JdbcTranscripts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String of(ConversationId conversation) {
        return jdbc.sql("""
                        select coalesce(string_agg(
                          to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                            || ' ' || sender || ' (' || sender_role || '): ' || body,
                          e'\\n' order by seq), '')
                        from message where conversation_id = :conversation
                        """)
                .param("conversation", conversation.value())
                .query(String.class)
                .single();
    }

    @Override
    public String openingOf(ConversationId conversation) {
        return jdbc.sql("""
                        select left(body, :length) from message
                        where conversation_id = :conversation and sender_role = 'customer' order by seq limit 1
                        """)
                .param("conversation", conversation.value())
                .param("length", OPENING_LENGTH)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
