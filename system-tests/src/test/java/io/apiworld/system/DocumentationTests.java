package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists. */
class DocumentationTests {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)|src=\"([^\":]+)\"");
    private static final Pattern COMMAND = Pattern.compile("\\./api-world ([a-z]+)");
    private static final Pattern MAKES_PROBLEMS =
            Pattern.compile("extends (Edge)?Problem\\b|\\bProblem\\.details\\(|extends BackendFailure\\b");
    private static final Pattern SLUG_IN_CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern SLUG_IN_LIST = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    /** Members of problems, not types. */
    private static final Set<String> NO_SLUGS = Set.of("violated-policies");

    private static final Pattern CONCEPT = Pattern.compile("^\\| `([a-z]+\\.[a-z0-9.-]+)` \\|", Pattern.MULTILINE);

    static Stream<Path> documents() throws IOException {
        var docs =
                Files.walk(ROOT.resolve("docs")).filter(file -> file.toString().endsWith(".md"));
        return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), docs);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkedPathExists(Path document) {
        assertThat(missingLinks(document, read(document))).isEmpty();
    }

    @Test
    void aLinkToNowhereIsNoticed() {
        assertThat(missingLinks(ROOT.resolve("README.md"), "See [it](docs/nowhere.md) and [this](README.md)."))
                .containsExactly("docs/nowhere.md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandExists(Path document) {
        var known = helpCommands();

        assertThat(commands(read(document))).isSubsetOf(known);
        assertThat(commands("run ./api-world fly")).isNotEmpty().doesNotContainAnyElementsOf(known);
    }

    @Test
    void everyProblemTypeIsListedAndEveryListedTypeIsUsed() {
        var table = read(ROOT.resolve("docs/problems.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        var listed = words(SLUG_IN_LIST, String.join("\n", table)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(slugsInTheCode()).isEqualTo(listed);
    }

    @Test
    void theReadmeHasARowForEachConceptOfTheGuide() {
        var rows = CONCEPT.matcher(read(ROOT.resolve("README.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(rows).doesNotHaveDuplicates().hasSize(144);
    }

    private static List<String> missingLinks(Path document, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filter(target -> !Files.exists(document.resolveSibling(target)))
                .toList();
    }

    private static Set<String> commands(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> helpCommands() {
        try {
            var process = new ProcessBuilder("./api-world", "--help")
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            var help = new String(process.getInputStream().readAllBytes());
            return Pattern.compile("^ {2}([a-z]+)\\b", Pattern.MULTILINE)
                    .matcher(help)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every word with dashes in a class that makes problems. */
    private static Set<String> slugsInTheCode() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .map(DocumentationTests::read)
                    .filter(source -> MAKES_PROBLEMS.matcher(source).find())
                    .flatMap(source -> words(SLUG_IN_CODE, source))
                    .filter(slug -> !NO_SLUGS.contains(slug))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
