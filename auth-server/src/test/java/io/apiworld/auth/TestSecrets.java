package io.apiworld.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** What the launcher would have made, over plain HTTP: so without the cookie prefix that needs TLS. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            "people.cesar.password=" + TestSecrets.PERSON,
            "people.vera.password=" + TestSecrets.PERSON,
            "people.agent01.password=" + TestSecrets.PERSON,
            "people.agent02.password=" + TestSecrets.PERSON,
            "people.supervisor.password=" + TestSecrets.PERSON,
            "people.admin.password=" + TestSecrets.PERSON,
            "clients.console.secret=" + TestSecrets.CLIENT,
            "clients.integration.secret=" + TestSecrets.CLIENT + "2",
            "clients.chat-service.secret=" + TestSecrets.CLIENT + "3",
            "clients.crm-service.secret=" + TestSecrets.CLIENT + "4",
            "clients.webhook-dispatcher.secret=" + TestSecrets.CLIENT + "5",
            "clients.lab.secret=" + TestSecrets.CLIENT + "6",
            "clients.gateway.secret=" + TestSecrets.CLIENT + "7",
            "signing-keys.encryption-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "server.servlet.session.cookie.name=auth",
            "server.servlet.session.cookie.secure=false"
        })
public @interface TestSecrets {

    String PERSON = "correct-horse-battery";
    String CLIENT = "client-secret-of-the-tests-0123456789";
}
