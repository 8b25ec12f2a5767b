package io.apiworld.auth.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /**
     * The framework would remember sessions in the memory of one instance and make a {@code sid} from that, which another instance
     * does not know. Ours is in the token's principal ({@link Sid}); so this registry knows nothing.
     */
    @Bean
    SessionRegistry noSessionsInMemory() {
        return new SessionRegistry() {
            @Override
            public List<Object> getAllPrincipals() {
                return List.of();
            }

            @Override
            public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
                return List.of();
            }

            @Override
            public @Nullable SessionInformation getSessionInformation(String id) {
                return null;
            }

            @Override
            public void refreshLastRequest(String id) {}

            @Override
            public void registerNewSession(String id, Object principal) {}

            @Override
            public void removeSessionInformation(String id) {}
        };
    }
}
