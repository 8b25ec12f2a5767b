package io.apiworld.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole gateway, with limits so low that a test reaches them; one for all the classes that say this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@GatewayTest
@Import(TightRoutes.class)
@TestPropertySource(
        properties = {
            "intake.body-within=1500ms",
            "intake.headers-within=700ms",
            "circuit.calls=4",
            "circuit.rest=20s",
            "circuit.trials=1",
            "concurrency.per-caller=2",
            "socket.idle=1s",
            "rate-limit.plans.premium.requests=7000"
        })
@interface TightGatewayTest {}
