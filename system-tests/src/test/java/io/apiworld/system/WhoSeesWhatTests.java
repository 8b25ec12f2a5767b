package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each page shows to whom: docs/adr/0031. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class WhoSeesWhatTests {

    private static final String VISITOR = "visitor";

    /** A page, words on it, and who sees them; nobody else does. */
    // spotless:off
    private static final String TABLE = """
            /                 | Last traces                                  | visitor cesar agent01 supervisor admin
            /lessons          | Run them as yourself                         | visitor
            /lessons          | Report card                                  | cesar agent01 supervisor admin
            /lessons/rest.get | Sign in to run it                            | visitor
            /lessons/rest.get | Run the lesson                               | cesar agent01 supervisor admin
            /report           | Sign in to see your report card              | visitor
            /report           | watched or solved                            | cesar agent01 supervisor admin
            /logs             | Sign in to read the logs                     | visitor
            /logs             | Which request?                               | cesar
            /logs             | or look through the newest lines             | agent01 supervisor admin
            /token            | Sign in to take your own                     | visitor
            /token            | Take my own access token                     | cesar agent01 supervisor admin
            /faults           | To switch, sign in as supervisor or admin    | visitor
            /faults           | Switching takes a supervisor                 | cesar agent01
            /faults           | Switch on…                                   | supervisor admin
            /routes           | Sign in to see the routes                    | visitor
            /routes           | needs a token                                | cesar agent01 supervisor admin
            /routes           | Close…                                       | admin
            /agent            | Sign in to take conversations                | visitor
            /agent            | 403: this page is for agents                 | cesar
            /agent            | Agent desktop                                | agent01 supervisor admin
            /customer         | Banking with a person at the other end.      | visitor agent01 supervisor admin
            /customer         | Good to see you, Cesar.                      | cesar
            /tls              | TLS, sound and broken in every usual way     | visitor cesar agent01 supervisor admin
            /reference        | API reference                                | visitor cesar agent01 supervisor admin
            """;
    // spotless:on

    private record Words(String text, Set<String> who) {}

    @AutoClose
    final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {VISITOR, "cesar", "agent01", "supervisor", "admin"})
    void everybodySeesWhatIsForThemAndNothingElse(String person, RunningWorld world) {
        var page = browser.window();
        if (!person.equals(VISITOR)) {
            Browser.signedIn(world, page, person, "/lessons");
        }

        pages().forEach((path, words) -> {
            page.navigate(world.address() + path);
            assertThat(seen(page, mine(words, person).getFirst())).not().hasCount(0);
            for (var one : words) {
                if (one.who().contains(person)) {
                    assertThat(seen(page, one)).not().hasCount(0);
                } else {
                    Assertions.assertThat(seen(page, one).count())
                            .as("%s on %s for %s", one.text(), path, person)
                            .isZero();
                }
            }
        });
    }

    private static List<Words> mine(List<Words> words, String person) {
        return words.stream().filter(one -> one.who().contains(person)).toList();
    }

    /** Small and capital letters matter; what is folded up is there as well. */
    private static Locator seen(Page page, Words words) {
        var literally = Pattern.compile(words.text().replaceAll("[.?()]", "\\\\$0"));
        return page.locator("main").getByText(literally);
    }

    private static Map<String, List<Words>> pages() {
        return TABLE.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.groupingBy(
                        cells -> cells[0].strip(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                cells -> new Words(
                                        cells[1].strip(),
                                        Set.copyOf(
                                                Arrays.asList(cells[2].strip().split(" ")))),
                                Collectors.toList())));
    }
}
