package io.apiworld.auth.signingkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.apiworld.auth.signingkey.SigningKey.State;
import io.apiworld.defaults.sealing.Seal;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All keys that verify, those that sign first. The same in every instance: the database holds them, sealed, and what a key is good for
 * follows from its times. Nobody is logged out by a rotation, because a key verifies until the last token that it signed has expired.
 */
class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    /** Any number, as long as nothing else in this database locks it. */
    private static final long LOCK = 4_811_001;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Seal seal;
    private final KeyRules rules;
    private final Clock clock;
    private volatile @Nullable Read lastRead;

    SigningKeys(JdbcClient db, TransactionTemplate transaction, Seal seal, KeyRules rules, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.seal = seal;
        this.rules = rules;
        this.clock = clock;
    }

    /** In such an order that the first of an algorithm is the one that signs. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var now = clock.instant();
        return selector.select(new JWKSet(read(now).inOrder(now, rules)));
    }

    /** The newest first. */
    List<SigningKey> all() {
        return db.sql(
                        "select kid, algorithm, created_at, signs_from from signing_key order by signs_from desc, kid desc")
                .query((row, _) -> new SigningKey(
                        row.getString("kid"),
                        row.getString("algorithm"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("signs_from").toInstant()))
                .list();
    }

    /**
     * Publishes a new key for each algorithm, which signs after the lead. One that waits for its turn already is enough: asking twice, or
     * at two instances, makes no more.
     */
    void rotate() {
        underLock(now -> ALGORITHMS.forEach(algorithm -> {
            if (newestOf(algorithm, State.PUBLISHED, now).isEmpty()) {
                store(generate(algorithm), now, now.plus(rules.lead()));
            }
        }));
    }

    /** Makes the first keys, once, however many instances start at the same moment. */
    void ensureOneOfEach() {
        underLock(now -> ALGORITHMS.forEach(algorithm -> {
            if (newestOf(algorithm, null, now).isEmpty()) {
                store(generate(algorithm), now, now);
            }
        }));
    }

    /** Rotates what has signed long enough, and forgets what verifies nothing any more. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void tend() {
        underLock(now -> {
            for (var algorithm : ALGORITHMS) {
                var due = newestOf(algorithm, null, now)
                        .filter(key ->
                                !key.signsFrom().plus(rules.rotateEvery()).isAfter(now.plus(rules.lead())));
                if (due.isPresent()) {
                    store(generate(algorithm), now, now.plus(rules.lead()));
                }
            }
            var all = all();
            all.stream()
                    .filter(key -> key.isForgotten(all, now, rules.keepRetired()))
                    .forEach(key -> {
                        db.sql("delete from signing_key where kid = ?")
                                .param(key.kid())
                                .update();
                        log.info("Signing key forgotten: {} {}", key.algorithm(), key.kid());
                    });
        });
    }

    private Optional<SigningKey> newestOf(JWSAlgorithm algorithm, @Nullable State state, Instant now) {
        var all = all();
        return all.stream()
                .filter(key -> key.algorithm().equals(algorithm.getName()))
                .filter(key -> state == null || key.state(all, now) == state)
                .findFirst();
    }

    private void underLock(Consumer<Instant> work) {
        transaction.executeWithoutResult(_ -> {
            db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            // The database rounds what is finer, and a key that starts now would start a moment later
            work.accept(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        });
        lastRead = null;
    }

    private Read read(Instant now) {
        var known = lastRead;
        if (known == null || known.at().plus(KeyRules.READ_EVERY).isBefore(now)) {
            known = new Read(now, all(), privateKeys());
            lastRead = known;
        }
        return known;
    }

    private List<JWK> privateKeys() {
        return db.sql("select kid, sealed_jwk from signing_key")
                .query((row, _) -> parse(seal.open(row.getString("kid"), row.getBytes("sealed_jwk"))))
                .list();
    }

    private void store(JWK key, Instant now, Instant signsFrom) {
        db.sql("insert into signing_key (kid, algorithm, sealed_jwk, created_at, signs_from) values (?, ?, ?, ?, ?)")
                .params(
                        key.getKeyID(),
                        key.getAlgorithm().getName(),
                        seal.close(key.getKeyID(), key.toJSONString()),
                        Timestamp.from(now),
                        Timestamp.from(signsFrom))
                .update();
        log.info("Signing key published: {} {}, signs from {}", key.getAlgorithm(), key.getKeyID(), signsFrom);
    }

    private static JWK generate(JWSAlgorithm algorithm) {
        try {
            return algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate()
                    : new RSAKeyGenerator(2048)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
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

    private record Read(Instant at, List<SigningKey> known, List<JWK> privateKeys) {

        List<JWK> inOrder(Instant now, KeyRules rules) {
            var sorted = new ArrayList<>(known);
            sorted.removeIf(key -> key.isForgotten(known, now, rules.keepRetired()));
            sorted.sort(Comparator.comparing(key -> key.state(known, now)));
            return sorted.stream().map(key -> byId(key.kid())).toList();
        }

        private JWK byId(String kid) {
            return privateKeys.stream()
                    .filter(key -> kid.equals(key.getKeyID()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
