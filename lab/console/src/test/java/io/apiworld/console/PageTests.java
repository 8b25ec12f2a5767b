package io.apiworld.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTests {

    private static final int LIMIT = 300 * 1024;
    private static final Pattern ENTRY = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\">");
    private static final Pattern HEADER = Pattern.compile("<!-- header (\\S+) -->");
    private static final Pattern PRELOAD =
            Pattern.compile("<link rel=\"modulepreload\" fetchpriority=\"low\" href=\"([^\"]+)\">");

    static List<String> pages() {
        return ConsoleFiles.all(".html").stream()
                .filter(file -> !file.startsWith("/parts/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsUnderALinkOfTheHeader(String page) {
        assertThat(found(HEADER, page))
                .hasSize(1)
                .allSatisfy(link -> assertThat(ConsoleFiles.read("/parts/header.html"))
                        .containsOnlyOnce("<a href=\"" + link + "\""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesOnlyFilesThatExist(String page) {
        assertThat(ConsoleFiles.namedBy(page)).isNotEmpty().allMatch(ConsoleFiles::exists);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void importsOnlyModulesThatExist(String page) {
        assertThat(ConsoleFiles.importedBy(entryOf(page))).isNotEmpty().allMatch(ConsoleFiles::exists);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void preloadsExactlyTheModulesThatItImportsSoThatTheyDoNotWaitForEachOther(String page) {
        assertThat(found(PRELOAD, page)).containsExactlyInAnyOrderElementsOf(ConsoleFiles.importedBy(entryOf(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holdsNoInlineScriptOrStyleWhichThePolicyWouldBlock(String page) {
        assertThat(ConsoleFiles.read(page))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style")
                .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasALanguageATitleAndAViewport(String page) {
        assertThat(ConsoleFiles.read(page))
                .contains("<html lang=\"en\">", "name=\"viewport\"")
                .containsPattern("<title>\\S.+</title>");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void weighsLittle(String page) {
        var parts = new HashSet<>(ConsoleFiles.importedBy(entryOf(page)));
        parts.addAll(ConsoleFiles.namedBy(page));
        parts.add(page);

        assertThat(parts.stream().mapToInt(ConsoleFiles::compressedSize).sum()).isLessThan(LIMIT);
    }

    @Test
    void noModuleSetsMarkupFromText() {
        assertThat(ConsoleFiles.all(".js"))
                .allSatisfy(module -> assertThat(ConsoleFiles.read(module))
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("));
    }

    @Test
    void everyModuleIsUsed() {
        var used = new HashSet<>(Set.of("/assets/js/theme.js"));
        pages().forEach(page -> {
            used.add(entryOf(page));
            used.addAll(ConsoleFiles.importedBy(entryOf(page)));
        });

        assertThat(used).containsExactlyInAnyOrderElementsOf(ConsoleFiles.all(".js"));
    }

    @Test
    void nothingComesFromElsewhere() {
        assertThat(Stream.of(".html", ".js", ".css").flatMap(ending -> ConsoleFiles.all(ending).stream()))
                .filteredOn(file -> !file.endsWith("/strings.js"))
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file).replace("http://www.w3.org/2000/svg", ""))
                        .doesNotContain("https://", "http://"));
    }

    private static String entryOf(String page) {
        return found(ENTRY, page).getFirst();
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(ConsoleFiles.read(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
