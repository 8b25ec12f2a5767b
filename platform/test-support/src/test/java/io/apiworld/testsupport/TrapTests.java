package io.apiworld.testsupport;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of traps and the tests that hold them say the same. */
class TrapTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path LIST = ROOT.resolve("docs/traps.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([AG]\\d+) \\|.*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+Tests\\.java)\\)");
    private static final Pattern MARK = Pattern.compile("@Trap\\(\\{?(\"[AG]\\d+\"(?:, \"[AG]\\d+\")*)}?\\)");
    private static final Pattern NUMBER = Pattern.compile("[AG]\\d+");

    private record Held(String trap, Path by) {}

    @Test
    void everyTrapOfTheListIsHeldByTheTestsThatItNamesAndByNoOther() {
        assertThat(byTrap(inTheTests())).isEqualTo(byTrap(inTheList(read(LIST))));
    }

    @Test
    void noTrapIsLeftOut() {
        assertThat(byTrap(inTheList(read(LIST))).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(numbers("A", 20), numbers("G", 16)).toList());
    }

    /** The negative controls. */
    @Test
    void aRowWithoutATestAndATestWithoutARowAreNoticed() {
        var list = """
                | A1 | wrong | mended ([why](adr/0001.md)) | [One](../OneTests.java), [Two](TwoTests.java) |
                | A2 | wrong | mended | by nothing |
                """;

        assertThat(byTrap(inTheList(list)))
                .isEqualTo(Map.of(
                        "A1",
                        new TreeSet<>(List.of(ROOT.resolve("OneTests.java"), LIST.resolveSibling("TwoTests.java")))));
        assertThat(marks(LIST, "@Test @Trap({\"A3\", \"G4\"}) void a() {} @Trap(\"G5\") void b() {}"))
                .containsExactly(new Held("A3", LIST), new Held("G4", LIST), new Held("G5", LIST));
        assertThat(marks(LIST, "/** A3 */ @Test void a() {}")).isEmpty();
    }

    @Test
    void theNumberStandsBeforeTheName() throws NoSuchMethodException {
        assertThat(nameOf(Marked.class, "itself")).isEqualTo("X1, X2: itself()");
        assertThat(nameOf(Marked.class, "byItsClass")).isEqualTo("X3: byItsClass()");
        assertThat(nameOf(TrapTests.class, "noTrapIsLeftOut")).isEqualTo("noTrapIsLeftOut()");
    }

    @Trap("X3")
    static class Marked {

        @Trap({"X1", "X2"})
        void itself() {}

        void byItsClass() {}
    }

    private static String nameOf(Class<?> test, String method) throws NoSuchMethodException {
        return new TrapNames().generateDisplayNameForMethod(List.of(), test, test.getDeclaredMethod(method));
    }

    private static Stream<Held> inTheList(String list) {
        return ROW.matcher(list)
                .results()
                .flatMap(row -> LINK.matcher(row.group())
                        .results()
                        .map(link -> new Held(
                                row.group(1), LIST.resolveSibling(link.group(1)).normalize())));
    }

    private static Stream<Held> inTheTests() {
        return Stream.of(ROOT, ROOT.resolve("platform"), ROOT.resolve("lab"))
                .flatMap(group -> below(group, 1))
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(sources -> below(sources, Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith("Tests.java"))
                .flatMap(file -> marks(file, read(file)));
    }

    private static Stream<Path> below(Path directory, int depth) {
        try (var files = Files.walk(directory, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Held> marks(Path file, String source) {
        return MARK.matcher(source)
                .results()
                .flatMap(mark -> NUMBER.matcher(mark.group(1)).results())
                .map(number -> new Held(number.group(), file));
    }

    private static Map<String, TreeSet<Path>> byTrap(Stream<Held> held) {
        return held.collect(groupingBy(Held::trap, TreeMap::new, mapping(Held::by, toCollection(TreeSet::new))));
    }

    private static Stream<String> numbers(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
