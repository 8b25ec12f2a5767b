package io.apiworld.auth.consent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcConsents implements Consents {

    private static final Logger log = LoggerFactory.getLogger(JdbcConsents.class);
    private static final String SCOPE = "SCOPE_";

    private final JdbcClient db;

    JdbcConsents(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Consent> of(String username) {
        return db.sql("""
                select client.client_id, client.client_name, consent.authorities
                from oauth2_authorization_consent consent
                join oauth2_registered_client client on client.id = consent.registered_client_id
                where consent.principal_name = ? order by client.client_name
                """)
                .param(username)
                .query((row, _) -> new Consent(
                        row.getString("client_id"),
                        row.getString("client_name"),
                        Arrays.stream(row.getString("authorities").split(","))
                                .filter(authority -> authority.startsWith(SCOPE))
                                .map(authority -> authority.substring(SCOPE.length()))
                                .collect(Collectors.toUnmodifiableSet())))
                .list();
    }

    @Override
    @Transactional
    public void revoke(String username, String clientId) {
        var client = "registered_client_id = (select id from oauth2_registered_client where client_id = ?)";
        db.sql("delete from oauth2_authorization_consent where principal_name = ? and " + client)
                .params(username, clientId)
                .update();
        db.sql("delete from oauth2_authorization where principal_name = ? and " + client)
                .params(username, clientId)
                .update();
        log.info("Consent taken back: person={} client={}", username, clientId);
    }
}
