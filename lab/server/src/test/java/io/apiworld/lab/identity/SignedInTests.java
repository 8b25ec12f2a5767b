package io.apiworld.lab.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a gateway whose authorization server knows one session by its cookie. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@ImportTestTokens
class SignedInTests {

    private static final Pattern STATE = Pattern.compile("(?:^|&)state=([^&]+)");
    private static final HttpStub gateway = new HttpStub();

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("lab.door.address", () -> gateway.uri("/"));
    }

    private final AtomicBoolean open = new AtomicBoolean(true);

    @Test
    void aFurtherTokenIsNoFurtherSignInAsLongAsTheFirstOneLasts(@Autowired AccessTokens tokens) {
        gateway.answers(this::answer);

        tokens.of("cesar", List.of("read:customers"));
        tokens.of("cesar", List.of("read:chat"));

        assertThat(signIns()).isEqualTo(1);

        open.set(false);
        tokens.of("cesar", List.of("write:chat"));

        assertThat(signIns()).isEqualTo(2);
    }

    private static long signIns() {
        return gateway.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().equals("/login"))
                .count();
    }

    private Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /oauth2/authorize" ->
                open.get() && String.valueOf(request.header("Cookie")).contains("session=")
                        ? code(request)
                        : Answer.status(302).withHeader("Location", "/login?" + request.query());
            case "GET /login" ->
                Answer.status(200)
                        .withBody("<form action='/login?%s'><input type='password' name='password'></form>"
                                .formatted(request.query()));
            case "POST /login" -> {
                open.set(true);
                yield code(request).withHeader("Set-Cookie", "session=s-1; Path=/; HttpOnly");
            }
            case "POST /oauth2/token" -> Answer.json("{\"access_token\":\"of-cesar\",\"expires_in\":600}");
            default -> Answer.status(404);
        };
    }

    private static Answer code(Request request) {
        var state = STATE.matcher(String.valueOf(request.query()));
        assertThat(state.find()).isTrue();
        return Answer.status(302)
                .withHeader("Location", "http://127.0.0.1:49152/callback?code=c-1&state=" + state.group(1));
    }
}
