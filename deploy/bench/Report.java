import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/figures.md: a section for each suite, between two comments that name it. */
record Report(Path file, Shell shell) {

    void put(String suite, Suite.Section section) throws IOException {
        var text = """
                <!-- %1$s -->
                ## %2$s
                %3$s

                | figure | median | runs | aim |
                | --- | --- | --- | --- |
                %4$s

                %5$s
                <!-- /%1$s -->""".formatted(
                        suite,
                        section.title(),
                        section.how(),
                        section.figures().stream().map(Figure::row).collect(Collectors.joining("\n")),
                        circumstances());
        System.out.println(text.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n")));
        Files.writeString(file, replaced(Files.readString(file), suite, text));
    }

    private static String replaced(String document, String suite, String text) {
        var begin = document.indexOf("<!-- " + suite + " -->");
        var end = document.indexOf("<!-- /" + suite + " -->");
        return begin < 0
                ? document.stripTrailing() + "\n\n" + text + "\n"
                : document.substring(0, begin) + text + document.substring(end + suite.length() + 10);
    }

    /** A figure without its machine says nothing. */
    private String circumstances() {
        return "%s, commit %s, %d cores, %s, JDK %s".formatted(
                LocalDate.now(ZoneOffset.UTC),
                shell.run(Map.of(), List.of("git", "rev-parse", "--short", "HEAD")).text(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().feature());
    }
}
