package io.apiworld.lab.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class ProgressApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Progress progress;

    @BeforeEach
    void nobodyHasDoneAnything() {
        progress.forgetAll("cesar");
        progress.forgetAll("vera");
    }

    @Test
    void isEachPersonsOwn() throws Exception {
        progress.watched("cesar", "rest.get");

        assertThat(done("cesar")).containsExactly("rest.get");
        assertThat(done("vera")).isEmpty();
    }

    @Test
    void doingALessonTwiceChangesNothing() {
        progress.watched("cesar", "rest.get");
        var first = progress.of("cesar");

        progress.watched("cesar", "rest.get");

        assertThat(progress.of("cesar")).isEqualTo(first).hasSize(1);
    }

    @Test
    void namesTheFirstLessonThatIsNotDoneAsTheNext() throws Exception {
        var first = next("cesar");

        progress.watched("cesar", first);

        assertThat(next("cesar")).isNotEqualTo(first);
    }

    @Test
    void oneLessonCanBeForgottenOrAll() throws Exception {
        progress.watched("cesar", "rest.get");
        progress.watched("cesar", "rest.of-a-version-that-is-gone");
        progress.watched("vera", "rest.get");

        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress/rest.get")).hasStatus(204);
        assertThat(done("cesar")).isEmpty();
        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress")).hasStatus(204);
        assertThat(progress.of("cesar")).isEmpty();
        assertThat(done("vera")).containsExactly("rest.get");
    }

    @Test
    void aLessonThatThereIsNotCannotBeForgotten() {
        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress/rest.nothing"))
                .hasStatus(404)
                .bodyText()
                .contains("urn:problem:unknown-lesson");
    }

    @Test
    void isNobodysWithoutAToken() {
        assertThat(mvc.get().uri("/lab/api/progress")).hasStatus(401);
    }

    private List<String> done(String person) throws Exception {
        return JsonPath.read(card(person), "$.done[*].lesson");
    }

    private String next(String person) throws Exception {
        return JsonPath.read(card(person), "$.next");
    }

    private String card(String person) throws Exception {
        return as(person, HttpMethod.GET, "/lab/api/progress").getResponse().getContentAsString();
    }

    private MvcTestResult as(String person, HttpMethod method, String path) {
        return mvc.perform(request(method, path)
                .header("Authorization", TestTokens.token().subject(person).bearer()));
    }
}
