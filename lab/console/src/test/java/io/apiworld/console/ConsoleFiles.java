package io.apiworld.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The files that the jar will hold, addressed as the browser does. */
final class ConsoleFiles {

    private static final Path ROOT = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) \"(\\.[^\"]+)\"");

    private ConsoleFiles() {}

    static String read(String address) {
        try {
            return Files.readString(ROOT.resolve(address.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String address) {
        return Files.isRegularFile(ROOT.resolve(address.substring(1)));
    }

    static List<String> all(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> "/" + ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(address -> address.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page names in its head. */
    static List<String> namedBy(String page) {
        return ADDRESS.matcher(read(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The addresses that a module imports, and those that these import. */
    static SequencedSet<String> importedBy(String module) {
        var found = new LinkedHashSet<String>();
        follow(module, found);
        found.remove(module);
        return found;
    }

    private static void follow(String module, SequencedSet<String> found) {
        if (found.add(module)) {
            IMPORT.matcher(read(module))
                    .results()
                    .forEach(imported -> follow(resolve(module, imported.group(1)), found));
        }
    }

    private static String resolve(String module, String relative) {
        return Path.of(module).resolveSibling(relative).normalize().toString().replace('\\', '/');
    }

    static int compressedSize(String address) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(ROOT.resolve(address.substring(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
