package io.apiworld.auth.apikey;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeyStore {

    /** Exact enough to see that a key is dead, and one write a minute for the busiest. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final JdbcClient db;

    KeyStore(JdbcClient db) {
        this.db = db;
    }

    void add(StoredKey key) {
        db.sql("""
                insert into api_key (prefix, key_hash, app, scopes, created_by, created_at, expires_at)
                values (?, ?, ?, string_to_array(?, ' '), ?, ?, ?)
                """)
                .params(
                        key.prefix(),
                        key.hash(),
                        key.app(),
                        String.join(" ", key.scopes()),
                        key.createdBy(),
                        Timestamp.from(key.createdAt()),
                        Timestamp.from(key.expiresAt()))
                .update();
    }

    Optional<StoredKey> find(String prefix) {
        return db.sql("select * from api_key where prefix = ?")
                .param(prefix)
                .query((row, _) -> key(row))
                .optional();
    }

    /** Of these apps, the newest first. */
    List<StoredKey> ofApps(Collection<String> apps) {
        return apps.isEmpty()
                ? List.of()
                : db.sql("select * from api_key where app in (:apps) order by created_at desc, prefix limit 200")
                        .param("apps", apps)
                        .query((row, _) -> key(row))
                        .list();
    }

    /** Once: a key that is revoked stays so, with the time of the first. */
    void revoke(String prefix, Instant now) {
        db.sql("update api_key set revoked_at = ? where prefix = ? and revoked_at is null")
                .params(Timestamp.from(now), prefix)
                .update();
    }

    /** @return whether there was one that could still be shortened: neither revoked nor expired, nor rotated in this moment */
    boolean endBy(String prefix, Instant end, Instant now) {
        return db.sql("""
                        update api_key set expires_at = least(expires_at, ?), rotated_at = ?
                        where prefix = ? and revoked_at is null and expires_at > ? and rotated_at is null
                        """)
                        .params(Timestamp.from(end), Timestamp.from(now), prefix, Timestamp.from(now))
                        .update()
                == 1;
    }

    void used(StoredKey key, Instant now) {
        var last = key.lastUsedAt();
        if (last == null || last.plus(PRECISION).isBefore(now)) {
            db.sql("update api_key set last_used_at = greatest(last_used_at, ?) where prefix = ?")
                    .params(Timestamp.from(now), key.prefix())
                    .update();
        }
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("prefix"),
                row.getString("key_hash"),
                row.getString("app"),
                words(row.getArray("scopes")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("revoked_at")),
                instant(row.getTimestamp("last_used_at")));
    }

    private static Set<String> words(Array array) throws SQLException {
        return new LinkedHashSet<>(List.of((String[]) array.getArray()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
