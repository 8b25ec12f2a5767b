package io.apiworld.auth.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class JdbcSessions implements Sessions {

    private static final Logger log = LoggerFactory.getLogger(JdbcSessions.class);

    private final FindByIndexNameSessionRepository<? extends Session> store;
    private final LogoutNotices notices;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    JdbcSessions(
            FindByIndexNameSessionRepository<? extends Session> store,
            LogoutNotices notices,
            JdbcClient db,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.notices = notices;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<OpenSession> of(String username) {
        return stored(username)
                .flatMap(session -> described(session).stream())
                .sorted(Comparator.comparing(OpenSession::lastUsed).reversed())
                .toList();
    }

    /** The tokens go first: were we to die in between, somebody would be signed in here but nowhere else, and could sign out again. */
    @Override
    public void end(String username, Sid sid) {
        transaction.executeWithoutResult(_ -> {
            notices.write(username, sid);
            var ended = db.sql("delete from oauth2_authorization where principal_name = ? and sid = ?")
                    .params(username, sid.value())
                    .update();
            log.info("Signed out: person={} authorizations={}", username, ended);
        });
        stored(username)
                .filter(session -> sidOf(session).filter(sid::equals).isPresent())
                .map(Session::getId)
                .toList()
                .forEach(store::deleteById);
        notices.deliverSoon();
    }

    private Stream<? extends Session> stored(String username) {
        return store.findByPrincipalName(username).values().stream();
    }

    private static Optional<OpenSession> described(Session session) {
        @Nullable Arrival arrival = session.getAttribute(Arrival.ATTRIBUTE);
        return arrival == null
                ? Optional.empty()
                : sidOf(session)
                        .map(sid -> new OpenSession(
                                sid,
                                arrival.method(),
                                arrival.address(),
                                arrival.browser(),
                                arrival.at(),
                                session.getLastAccessedTime()));
    }

    private static Optional<Sid> sidOf(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context == null ? Optional.empty() : Sid.of(context.getAuthentication());
    }
}
