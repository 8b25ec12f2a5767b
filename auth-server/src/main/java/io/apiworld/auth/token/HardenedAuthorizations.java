package io.apiworld.auth.token;

import io.apiworld.auth.account.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Spring's store lacks.
 *
 * <ul>
 *   <li>A token is kept as its SHA-256 hash alone: the table opens no door.
 *   <li>Of many that redeem one code, or one refresh token, at the same moment only one gets tokens (RFC 6749, section 4.1.2).
 *   <li>A refresh token that comes a second time, later or at the same moment, ends its family, which is all that came of one
 *       login at one client (RFC 9700, section 4.14.2).
 *   <li>Whatever way an authorization came about, it holds no scope that its person's role does not, not even one that the role held
 *       when the login was.
 * </ul>
 */
final class HardenedAuthorizations extends JdbcOAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(HardenedAuthorizations.class);

    /** The state that was read, kept with it, as text because the store reads no other type back. */
    private static final String VERSION = "row_version";

    /** Lives while a refresh token is exchanged, never in the database: the hash of the one that came. */
    private static final String PRESENTED = "presented_refresh_token";

    /** In the order of the superclass's parameters, which starts with the id. */
    private static final List<String> COLUMNS = Stream.of(
                    Stream.of(
                            "registered_client_id",
                            "principal_name",
                            "authorization_grant_type",
                            "authorized_scopes",
                            "attributes",
                            "state"),
                    columnsOf("authorization_code"),
                    columnsOf("access_token"),
                    Stream.of("access_token_type", "access_token_scopes"),
                    columnsOf("oidc_id_token"),
                    columnsOf("refresh_token"),
                    columnsOf("user_code"),
                    columnsOf("device_code"))
            .flatMap(columns -> columns)
            .toList();

    private static final String INSERT = "insert into oauth2_authorization (id, %s, row_version) values (?, %s, ?)"
            .formatted(
                    String.join(", ", COLUMNS), COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", ")));

    private static final String UPDATE =
            "update oauth2_authorization set %s, row_version = ? where id = ? and row_version = ?"
                    .formatted(COLUMNS.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")));

    private final JdbcOperations jdbc;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Accounts accounts;

    HardenedAuthorizations(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            JdbcClient db,
            TransactionTemplate transaction,
            Accounts accounts) {
        super(jdbc, clients);
        this.jdbc = jdbc;
        this.db = db;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** @throws OAuth2AuthenticationException {@code invalid_grant}, if somebody else has written since the state was read */
    @Override
    public void save(OAuth2Authorization authorization) {
        String read = authorization.getAttribute(VERSION);
        var next = read == null ? 0 : Integer.parseInt(read) + 1;
        var row = rowOf(authorization, next);
        if (read == null) {
            insert(row);
        } else if (!update(row, next)) {
            log.warn("Refused a second use at the same moment: client {}", authorization.getRegisteredClientId());
            if (authorization.getAttribute(PRESENTED) != null) {
                endFamily(authorization.getId());
            }
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /**
     * In a transaction, because the superclass looks the client up while it still reads the row: without one that takes a second
     * connection, and as many callers at once as the pool has connections would wait for each other.
     */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return transaction.execute(_ -> narrowed(super.findById(id)));
    }

    /** Introspection and revocation ask with no type, and mean an access or a refresh token (RFC 7009 and 7662, section 2.1). */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null) {
            var byAccess = find(token, OAuth2TokenType.ACCESS_TOKEN);
            return byAccess != null ? byAccess : find(token, OAuth2TokenType.REFRESH_TOKEN);
        }
        var found = find(token, type);
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            return found;
        }
        if (found == null) {
            familyOf(token).ifPresent(this::endFamily);
            return null;
        }
        return OAuth2Authorization.from(found)
                .attribute(PRESENTED, TokenHash.of(token))
                .build();
    }

    private @Nullable OAuth2Authorization find(String token, OAuth2TokenType type) {
        var found = transaction.execute(_ -> narrowed(super.findByToken(TokenHash.of(token), type)));
        return found == null ? null : TokenValues.showing(found, token);
    }

    private @Nullable OAuth2Authorization narrowed(@Nullable OAuth2Authorization authorization) {
        if (authorization == null) {
            return null;
        }
        return accounts.named(authorization.getPrincipalName())
                .map(person -> person.role().narrow(authorization.getAuthorizedScopes()))
                .map(scopes -> OAuth2Authorization.from(authorization)
                        .authorizedScopes(scopes)
                        .build())
                .orElse(authorization);
    }

    private OAuth2Authorization rowOf(OAuth2Authorization authorization, int version) {
        return TokenValues.hashed(OAuth2Authorization.from(authorization)
                .attributes(attributes -> attributes.remove(PRESENTED))
                .attribute(VERSION, Integer.toString(version))
                .build());
    }

    private void insert(OAuth2Authorization row) {
        var parameters = parametersOf(row);
        parameters.add(0);
        jdbc.update(INSERT, parameters.toArray());
    }

    private boolean update(OAuth2Authorization row, int next) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            rememberSpentRefreshToken(row, next - 1);
            var parameters = parametersOf(row);
            parameters.removeFirst();
            parameters.addAll(List.of(next, row.getId(), next - 1));
            return jdbc.update(UPDATE, parameters.toArray()) == 1;
        }));
    }

    private ArrayList<Object> parametersOf(OAuth2Authorization row) {
        List<SqlParameterValue> parameters = getAuthorizationParametersMapper().apply(row);
        return new ArrayList<>(parameters);
    }

    /** Before it is overwritten; not where somebody was faster, whose new token is not spent. */
    private void rememberSpentRefreshToken(OAuth2Authorization row, int version) {
        var now = row.getRefreshToken();
        if (now != null) {
            db.sql("""
                    insert into spent_refresh_token (token_hash, authorization_id, expires_at)
                    select refresh_token_value, id, refresh_token_expires_at from oauth2_authorization
                    where id = ? and row_version = ? and refresh_token_value <> ?
                    on conflict do nothing
                    """)
                    .params(row.getId(), version, now.getToken().getTokenValue())
                    .update();
        }
    }

    private Optional<String> familyOf(String spent) {
        return db.sql("select authorization_id from spent_refresh_token where token_hash = ?")
                .param(TokenHash.of(spent))
                .query(String.class)
                .optional();
    }

    /** Whoever writes to the row in between has only made a newer member of the family, so the newest is looked for again. */
    private void endFamily(String id) {
        while (true) {
            var family = findById(id);
            var refreshToken = family == null ? null : family.getRefreshToken();
            if (family == null || refreshToken == null || refreshToken.isInvalidated()) {
                return;
            }
            String read = family.getAttribute(VERSION);
            var next = Integer.parseInt(String.valueOf(read)) + 1;
            var ended = OAuth2Authorization.from(family)
                    .invalidate(refreshToken.getToken())
                    .build();
            if (update(rowOf(ended, next), next)) {
                log.warn(
                        "A refresh token was used twice: all tokens of that login end. client={} person={}",
                        family.getRegisteredClientId(),
                        family.getPrincipalName());
                return;
            }
        }
    }

    private static Stream<String> columnsOf(String token) {
        return Stream.of("value", "issued_at", "expires_at", "metadata").map(part -> token + "_" + part);
    }
}
