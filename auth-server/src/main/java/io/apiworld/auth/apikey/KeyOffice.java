package io.apiworld.auth.apikey;

import io.apiworld.auth.apikey.Apps.App;
import io.apiworld.auth.client.ClientSecretEncoder;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, replaces and ends keys, for those who may. */
@Component
class KeyOffice {

    private static final Logger log = LoggerFactory.getLogger(KeyOffice.class);

    private final Apps apps;
    private final KeyStore keys;
    private final KeyRules rules;
    private final RandomGenerator random;
    private final Clock clock;
    private final ClientSecretEncoder hashes = new ClientSecretEncoder();

    KeyOffice(Apps apps, KeyStore keys, KeyRules rules, @Qualifier("keyRandom") RandomGenerator random, Clock clock) {
        this.apps = apps;
        this.keys = keys;
        this.rules = rules;
        this.random = random;
        this.clock = clock;
    }

    /** A key that was made just now: the only moment in which its text is known. */
    record Made(KeyText text, StoredKey key) {}

    /**
     * @param scopes all of the app's, if null
     * @param expiresAt after the usual lifetime, if null
     */
    Made make(String id, @Nullable Set<String> scopes, @Nullable Instant expiresAt, Manager manager) {
        var app = apps.named(id).orElseThrow(() -> new UnknownApp(id));
        manager.require(app);
        return stored(id, allowed(scopes, app, manager), expiry(expiresAt, rules.lifetime(), "/expiresAt"), manager);
    }

    List<StoredKey> managedBy(Manager manager) {
        return keys.ofApps(apps.apps().entrySet().stream()
                .filter(app -> manager.mayManage(app.getValue()))
                .map(app -> app.getKey())
                .toList());
    }

    StoredKey find(String prefix, Manager manager) {
        var key = keys.find(prefix).orElseThrow(() -> new UnknownApiKey(prefix));
        manager.require(apps.named(key.app()).orElseThrow(() -> new UnknownApiKey(prefix)));
        return key;
    }

    /**
     * A second key with the same rights; the old one goes on for a while, so that whoever uses it can change over without a gap.
     *
     * @param oldValidUntil after the usual overlap, if null; never later than it would have ended anyway
     */
    @Transactional
    Made rotate(String prefix, @Nullable Instant oldValidUntil, Manager manager) {
        var old = find(prefix, manager);
        var now = now();
        var end = oldValidUntil == null
                ? now.plus(rules.overlap())
                : expiry(oldValidUntil, rules.overlap(), "/oldValidUntil");
        if (!keys.endBy(prefix, end, now)) {
            throw new ApiKeyEnded();
        }
        return stored(old.app(), old.scopes(), now.plus(Duration.between(old.createdAt(), old.expiresAt())), manager);
    }

    void revoke(String prefix, Manager manager) {
        find(prefix, manager);
        keys.revoke(prefix, now());
        log.info("API key revoked: prefix={} by={}", prefix, manager.name());
    }

    private Made stored(String app, Set<String> scopes, Instant expiresAt, Manager manager) {
        var text = KeyText.fresh(random);
        var key = new StoredKey(
                text.prefix(),
                String.valueOf(hashes.encode(text.value())),
                app,
                scopes,
                manager.name(),
                now(),
                expiresAt,
                null,
                null);
        keys.add(key);
        log.info("API key made: prefix={} app={} scopes={} by={}", key.prefix(), app, scopes, manager.name());
        return new Made(text, key);
    }

    /** No key does more than its app may, nor more than the token of whoever asks for it. */
    private static Set<String> allowed(@Nullable Set<String> asked, App app, Manager manager) {
        var possible = new LinkedHashSet<>(app.scopes());
        possible.retainAll(manager.grantable(app));
        var scopes = asked == null ? possible : asked;
        if (scopes.isEmpty() || !possible.containsAll(scopes)) {
            throw invalid("/scopes", "must be some of: " + String.join(", ", possible));
        }
        return scopes;
    }

    private Instant expiry(@Nullable Instant wished, Duration otherwise, String pointer) {
        var now = now();
        var end = Optional.ofNullable(wished).orElse(now.plus(otherwise));
        if (!end.isAfter(now) || end.isAfter(now.plus(rules.longest()))) {
            throw invalid(
                    pointer, "must be in the future, at most " + rules.longest().toDays() + " days ahead");
        }
        return end.truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static InvalidFields invalid(String pointer, String why) {
        return new InvalidFields(List.of(new ProblemField(pointer, why)));
    }
}
