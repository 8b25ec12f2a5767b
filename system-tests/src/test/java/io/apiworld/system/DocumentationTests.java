package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
    private static final Pattern SLUG =
            Pattern.compile("urn:problem:([a-z0-9-]+)|HttpStatus\\.[A-Z_]+,\\s*\"([a-z0-9-]+)\"");
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
        var listed = slugs(read(ROOT.resolve("docs/problems.md")));

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

    private static Set<String> slugsInTheCode() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .flatMap(file -> slugs(read(file)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> slugs(String text) {
        return SLUG.matcher(text)
                .results()
                .map(DocumentationTests::slug)
                .filter(slug -> !slug.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String slug(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
