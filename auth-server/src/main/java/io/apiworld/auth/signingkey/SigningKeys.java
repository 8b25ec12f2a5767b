package io.apiworld.auth.signingkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.apiworld.defaults.sealing.Seal;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** All keys, newest first: the newest signs, every one of them verifies. Read anew every 30 seconds, so that instances agree. */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration READ_EVERY = Duration.ofSeconds(30);

    /** Any number, as long as nothing else in this database locks it. */
    private static final long LOCK = 4_811_001;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Seal seal;
    private final Clock clock;
    private volatile @Nullable Read lastRead;

    SigningKeys(JdbcClient db, TransactionTemplate transaction, Seal seal, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(keys()));
    }

    private List<JWK> keys() {
        var known = lastRead;
        var now = clock.instant();
        if (known == null || known.at().plus(READ_EVERY).isBefore(now)) {
            known = new Read(now, read());
            lastRead = known;
        }
        return known.keys();
    }

    private List<JWK> read() {
        return db.sql("select kid, sealed_jwk from signing_key order by created_at desc")
                .query((row, _) -> parse(seal.open(row.getString("kid"), row.getBytes("sealed_jwk"))))
                .list();
    }

    /** Makes the first key, once, however many instances start at the same moment. */
    void ensureOne() {
        transaction.executeWithoutResult(_ -> {
            db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            if (db.sql("select count(*) from signing_key").query(Integer.class).single() == 0) {
                store(generate());
            }
        });
    }

    private void store(JWK key) {
        db.sql("insert into signing_key (kid, algorithm, sealed_jwk, created_at) values (?, ?, ?, ?)")
                .params(
                        key.getKeyID(),
                        key.getAlgorithm().getName(),
                        seal.close(key.getKeyID(), key.toJSONString()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static JWK generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the database is not a JWK");
        }
    }

    private record Read(Instant at, List<JWK> keys) {}
}
