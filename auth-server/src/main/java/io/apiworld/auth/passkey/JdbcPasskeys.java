package io.apiworld.auth.passkey;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPasskeys implements Passkeys {

    private static final Logger log = LoggerFactory.getLogger(JdbcPasskeys.class);

    private final JdbcClient db;

    JdbcPasskeys(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Passkey> of(String username) {
        return db.sql("""
                select credential_id, label, created, last_used from user_credentials
                join user_entities on user_entities.id = user_entity_user_id
                where name = ? order by created
                """)
                .param(username)
                .query((row, _) -> new Passkey(
                        row.getString("credential_id"),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("last_used").toInstant()))
                .list();
    }

    @Override
    public void remove(String username, String id) {
        var removed = db.sql("""
                delete from user_credentials where credential_id = ?
                and user_entity_user_id = (select id from user_entities where name = ?)
                """).params(id, username).update();
        log.info("Passkeys removed: person={} count={}", username, removed);
    }
}
