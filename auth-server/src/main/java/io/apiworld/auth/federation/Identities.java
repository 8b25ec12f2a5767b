package io.apiworld.auth.federation;

import io.apiworld.auth.account.Account;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.federation.Federation.Provider;
import io.apiworld.auth.federation.Identity.Known;
import io.apiworld.auth.federation.Identity.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Links a provider's people to accounts. Once linked, (issuer, subject) decides (OpenID Connect Core 1.0, section 5.7): an address may
 * change or be given to somebody else. Before that only an address that the provider itself has verified will do, since an address that
 * anybody may claim would be a way into anybody's account.
 */
@Repository
class Identities implements LinkedIdentities {

    private static final Logger log = LoggerFactory.getLogger(Identities.class);

    private final JdbcClient db;
    private final Accounts accounts;
    private final Clock clock;

    Identities(JdbcClient db, Accounts accounts, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.clock = clock;
    }

    Identity identify(String id, Provider provider, String subject, Map<String, Object> claims) {
        if (!belongs(provider, claims)) {
            return new Refused(Refusal.WRONG_ORGANIZATION);
        }
        return usernameOf(provider.issuer(), subject)
                .<Identity>map(Known::new)
                .orElseGet(() -> link(id, provider, subject, claims));
    }

    Optional<String> usernameOf(String issuer, String subject) {
        return db.sql("select username from federated_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    @Override
    public List<LinkedIdentity> of(String username) {
        return db.sql("select provider, email, linked_at from federated_identity where username = ? order by provider")
                .param(username)
                .query((row, _) -> new LinkedIdentity(
                        row.getString("provider"),
                        row.getString("email"),
                        row.getTimestamp("linked_at").toInstant()))
                .list();
    }

    @Override
    public void unlink(String username, String provider) {
        db.sql("delete from federated_identity where username = ? and provider = ?")
                .params(username, provider)
                .update();
        log.info("Unlinked: person={} provider={}", username, provider);
    }

    private Identity link(String id, Provider provider, String subject, Map<String, Object> claims) {
        if (!isTrue(claims.get(provider.verifiedClaim()))
                || !(claims.get(provider.emailClaim()) instanceof String email)) {
            return new Refused(Refusal.EMAIL_NOT_VERIFIED);
        }
        return accounts.withEmail(email)
                .map(account -> link(id, provider, subject, account))
                .orElseGet(() -> new Refused(Refusal.NO_ACCOUNT));
    }

    /** One person of an issuer an account: whoever was given the address of somebody who left is somebody else. */
    private Identity link(String id, Provider provider, String subject, Account account) {
        var linked = db.sql("""
                insert into federated_identity (issuer, subject, provider, username, email, linked_at)
                select :issuer, :subject, :provider, :username, :email, :now
                where not exists (select from federated_identity where issuer = :issuer and username = :username)
                on conflict do nothing
                """)
                .param("issuer", provider.issuer())
                .param("subject", subject)
                .param("provider", id)
                .param("username", account.username())
                .param("email", account.email())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (linked == 0) {
            return new Refused(Refusal.OTHER_IDENTITY);
        }
        log.info("Linked by verified e-mail address: person={} provider={}", account.username(), id);
        return new Known(account.username());
    }

    private static boolean belongs(Provider provider, Map<String, Object> claims) {
        return provider.requiredClaims().entrySet().stream()
                .filter(required -> !required.getValue().isBlank())
                .allMatch(required -> required.getValue().equals(String.valueOf(claims.get(required.getKey()))));
    }

    /** Microsoft writes 1, others true, some either as text. */
    private static boolean isTrue(@Nullable Object claim) {
        var text = String.valueOf(claim);
        return text.equals("true") || text.equals("1");
    }
}
