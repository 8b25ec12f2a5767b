package io.apiworld.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Spring's store lacks: of many that redeem one code at the same moment only one gets tokens (RFC 6749, section 4.1.2), and
 * a refresh token used a second time ends the whole family (RFC 9700, section 4.14.2).
 */
class HardenedAuthorizations extends JdbcOAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(HardenedAuthorizations.class);

    /** The state that was read, kept with it, as text because the store reads no other type back. */
    private static final String VERSION = "row_version";

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    HardenedAuthorizations(
            JdbcOperations jdbc, RegisteredClientRepository clients, JdbcClient db, TransactionTemplate transaction) {
        super(jdbc, clients);
        this.db = db;
        this.transaction = transaction;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        transaction.executeWithoutResult(_ -> {
            String read = authorization.getAttribute(VERSION);
            var next = read == null ? 0 : Integer.parseInt(read) + 1;
            if (read != null) {
                claim(authorization, next);
                rememberSpentRefreshToken(authorization);
            }
            super.save(OAuth2Authorization.from(authorization)
                    .attribute(VERSION, Integer.toString(next))
                    .build());
        });
    }

    /**
     * In a transaction, because the superclass looks the client up while it still reads the row: without one that takes a second
     * connection, and as many callers at once as the pool has connections would wait for each other.
     */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return transaction.execute(_ -> super.findById(id));
    }

    /** Introspection and revocation ask with no type, which the superclass takes but does not declare. */
    @Override
    @SuppressWarnings("NullAway")
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return transaction.execute(_ -> {
            var found = super.findByToken(token, type);
            if (found == null && OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
                endFamilyOf(token);
            }
            return found;
        });
    }

    /** @throws OAuth2AuthenticationException {@code invalid_grant}, if somebody else has written since the state was read */
    private void claim(OAuth2Authorization authorization, int next) {
        var updated = db.sql("update oauth2_authorization set row_version = ? where id = ? and row_version = ?")
                .params(next, authorization.getId(), next - 1)
                .update();
        if (updated == 0) {
            log.warn("Refused a second use at the same moment: client {}", authorization.getRegisteredClientId());
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void rememberSpentRefreshToken(OAuth2Authorization authorization) {
        var before = super.findById(authorization.getId());
        var spent = before == null ? null : before.getRefreshToken();
        var now = authorization.getRefreshToken();
        if (spent != null
                && now != null
                && !spent.getToken().getTokenValue().equals(now.getToken().getTokenValue())) {
            db.sql("insert into spent_refresh_token (token_hash, authorization_id) values (?, ?)")
                    .params(hash(spent.getToken().getTokenValue()), authorization.getId())
                    .update();
        }
    }

    private void endFamilyOf(String token) {
        db.sql("select authorization_id from spent_refresh_token where token_hash = ?")
                .param(hash(token))
                .query(String.class)
                .optional()
                .map(super::findById)
                .ifPresent(this::end);
    }

    private void end(OAuth2Authorization stolen) {
        var refreshToken = stolen.getRefreshToken();
        if (refreshToken != null && !refreshToken.isInvalidated()) {
            log.warn(
                    "A refresh token was used twice: all tokens of that login end. client={} person={}",
                    stolen.getRegisteredClientId(),
                    stolen.getPrincipalName());
            save(OAuth2Authorization.from(stolen)
                    .invalidate(refreshToken.getToken())
                    .build());
        }
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
