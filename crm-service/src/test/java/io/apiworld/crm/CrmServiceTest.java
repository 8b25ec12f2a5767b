package io.apiworld.crm;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The whole service on a real database, with the first customers in it; all such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "inbound.secret=" + CrmServiceTest.OLD_SECRET + "," + CrmServiceTest.SECRET,
            "inbound.max-body=64KB",
            "management.server.port="
        })
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
public @interface CrmServiceTest {

    String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String OLD_SECRET = "whsec_b2xkIHNlY3JldCwgb24gaXRzIHdheSBvdXQsIDMyIQ==";
}
