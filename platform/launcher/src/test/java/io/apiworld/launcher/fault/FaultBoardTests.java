package io.apiworld.launcher.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Web;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultBoardTests {

    @TempDir
    Path directory;

    @AutoClose
    final HttpStub server = new HttpStub();

    @AutoClose
    final HttpClient client = HttpClient.newHttpClient();

    FaultBoard board;

    @BeforeEach
    void open() {
        var secrets = new Secrets(directory.resolve("secrets"));
        secrets.make();
        new Certificates(directory.resolve("tls"), Clock.systemUTC()).make(java.util.Map.of());
        var web = Web.at(server.uri("/"), client);
        board = new FaultBoard(
                web, new Tokens(web, directory.resolve("tls/ca.pem"), secrets), Person.named("supervisor"));
    }

    @Test
    void toLookNeedsNobody() {
        server.willAnswer(Answer.json("{\"on\": [{\"id\": \"f-1\"}]}"));

        assertThat(board.look().path("on").path(0).path("id").asString()).isEqualTo("f-1");

        assertThat(server.requests()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/lab/api/faults");
            assertThat(asked.header("Authorization")).isNull();
        });
    }

    @Test
    void aLabThatDoesNotAnswerIsTrouble() {
        server.willAnswer(Answer.status(503));

        assertThatThrownBy(() -> board.look()).isInstanceOf(Trouble.class);
    }
}
