package io.apiworld.chat.socket;

import io.apiworld.chat.presence.PresenceRules;
import io.apiworld.chat.worker.PeriodicWorker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration {

    private static final String PROTOCOL = "chat.v1";

    /** Registered here and nowhere else: the registry is what checks the Origin (CVE-2026-59390). */
    @Bean
    WebSocketConfigurer chatSocket(ChatSocketHandler handler, HandshakeTrace trace, SocketRules rules) {
        return (WebSocketHandlerRegistry registry) -> {
            var handshake = new DefaultHandshakeHandler();
            handshake.setSupportedProtocols(PROTOCOL);
            registry.addHandler(handler, "/ws/chat")
                    .setHandshakeHandler(handshake)
                    .addInterceptors(trace)
                    .setAllowedOrigins(rules.allowedOrigins().toArray(String[]::new));
        };
    }

    /** Tomcat refuses larger frames with 1009. */
    @Bean
    ServletServerContainerFactoryBean socketContainer(SocketRules rules) {
        var container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(Math.toIntExact(rules.frameSize().toBytes()));
        container.setMaxBinaryMessageBufferSize(1024);
        return container;
    }

    @Bean
    PeriodicWorker socketDeadlines(Caretaker caretaker, SocketRules rules) {
        return new PeriodicWorker("socket-deadlines", rules.checkEvery(), caretaker::enforceDeadlines);
    }

    @Bean
    PeriodicWorker socketPresence(Caretaker caretaker, PresenceRules rules) {
        return new PeriodicWorker("socket-presence", rules.confirmEvery(), caretaker::confirmPresence);
    }

    @Bean
    PeriodicWorker socketLookout(Caretaker caretaker, SocketRules rules) {
        return new PeriodicWorker("socket-lookout", rules.lookEvery(), caretaker::lookForWhatWasMissed);
    }
}
