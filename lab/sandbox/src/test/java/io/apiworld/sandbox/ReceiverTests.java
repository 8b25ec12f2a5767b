package io.apiworld.sandbox;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SandboxTest
class ReceiverTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void remembersWhatCameAsItCame() {
        mvc.post()
                .uri("/sandbox/receivers/one/inbox")
                .header("webhook-id", "msg_1")
                .content("{ \"a\" :1}")
                .exchange();

        var requests = get("/sandbox/receivers/one/requests");
        assertThat(requests).bodyJson().extractingPath("$.items[0].body").isEqualTo("{ \"a\" :1}");
        assertThat(requests)
                .bodyJson()
                .extractingPath("$.items[0].headers.webhook-id")
                .isEqualTo("msg_1");
        assertThat(requests).bodyJson().extractingPath("$.items[0].answered").isEqualTo(200);
    }

    @Test
    void answersAsToldForAsLongAsTold() {
        assertThat(tell("two", "{\"status\":503,\"headers\":{\"Retry-After\":\"7\"},\"body\":\"later\",\"times\":2}"))
                .hasStatusOk();

        assertThat(post("two")).hasStatus(503).hasHeader("Retry-After", "7").hasBodyTextEqualTo("later");
        assertThat(post("two")).hasStatus(503);
        assertThat(post("two")).hasStatus(200);
    }

    @Test
    void keepsReceiversApartAndForgetsOneWhenTold() {
        post("three");
        post("four");

        mvc.delete()
                .uri("/sandbox/receivers/three")
                .header("Authorization", token().scope("write:webhooks").bearer())
                .exchange();

        assertThat(get("/sandbox/receivers/three/requests"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(get("/sandbox/receivers/four/requests"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(1);
    }

    @Test
    void takesNoOrdersFromStrangers() {
        assertThat(mvc.get().uri("/sandbox/receivers/one/requests")).hasStatus(401);
        assertThat(mvc.put()
                        .uri("/sandbox/receivers/one/behaviour")
                        .header("Authorization", token().scope("read:webhooks").bearer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"status\":500}"))
                .hasStatus(403);
    }

    @Test
    void refusesAnAnswerThatIsNone() {
        assertThat(tell("five", "{\"status\":99}")).hasStatus(422);
    }

    private MvcTestResult post(String receiver) {
        return mvc.post().uri("/sandbox/receivers/" + receiver + "/inbox").exchange();
    }

    private MvcTestResult tell(String receiver, String behaviour) {
        return mvc.put()
                .uri("/sandbox/receivers/" + receiver + "/behaviour")
                .header("Authorization", token().scope("write:webhooks").bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(behaviour)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .header("Authorization", token().scope("read:webhooks").bearer())
                .exchange();
    }
}
