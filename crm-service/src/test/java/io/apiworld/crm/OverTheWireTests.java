package io.apiworld.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What only a real connection shows: bodies that are left out, bodies without a length, redirects that are followed. */
@CrmServiceTest
class OverTheWireTests {

    @LocalServerPort
    int port;

    @AutoClose
    final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

    @Test
    void answersHeadWithTheHeadersOfGetAndNothingElse() throws Exception {
        var get = send(request("/api/customers/12345").GET());
        var head = send(request("/api/customers/12345").HEAD());

        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isPresent()
                .isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
    }

    @Test
    void keepsMethodAndBodyOfARequestToAnAlias() throws Exception {
        var answer = send(request("/api/customer/12345")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"language\": \"spanish\"}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/language").contains("\"instance\":\"/api/customers/12345\"");
    }

    @Test
    void echoesTheCorrelationIdInAnErrorToo() throws Exception {
        var answer = send(request("/api/customers/99999")
                .header("X-Correlation-ID", "wire-1")
                .GET());

        assertThat(answer.headers().firstValue("X-Correlation-ID")).contains("wire-1");
        assertThat(answer.body()).contains("\"correlationId\":\"wire-1\"");
    }

    @Test
    void stopsReadingAWebhookWithoutALengthAtItsLimit() throws Exception {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[65 * 1024]));

        assertThat(send(webhook("msg_wire_1", "0", "v1,").POST(endless)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void checksTheBytesAsTheyCame() throws Exception {
        var body = "{ \"type\":\"ünïcode_event\" }";
        var now = Instant.now().getEpochSecond();
        var signature = new Webhook(CrmServiceTest.SECRET).sign("msg_wire_2", now, body);

        var genuine = send(webhook("msg_wire_2", String.valueOf(now), signature).POST(BodyPublishers.ofString(body)));
        var touched =
                send(webhook("msg_wire_2", String.valueOf(now), signature).POST(BodyPublishers.ofString(body + "\n")));

        assertThat(genuine.statusCode()).isEqualTo(422);
        assertThat(touched.statusCode()).isEqualTo(401);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Tokens.agent());
    }

    private HttpRequest.Builder webhook(String id, String timestamp, String signature) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhook/chat-started"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
