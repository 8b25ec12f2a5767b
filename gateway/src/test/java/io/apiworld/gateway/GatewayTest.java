package io.apiworld.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Starts the whole gateway before the stubs of {@link Backend}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = {GatewayApplication.class, TestClock.class},
        properties = {
            "oauth2.client-secret=" + AuthorizationServerStub.CLIENT_SECRET,
            "identity.client-secret=" + AuthorizationServerStub.GATEWAY_SECRET,
            // A busy machine is neither a silent server nor a slow service
            "identity.patience=3s",
            "redirect.port=0",
            "management.server.port=-1",
            "rate-limit.plans.anonymous.requests=100000",
            "rate-limit.plans.person.requests=100000",
            "rate-limit.plans.client.requests=100000",
            "circuit.calls=1000",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=4s"
        })
@ContextConfiguration(initializers = StubbedBackends.class)
@interface GatewayTest {}
