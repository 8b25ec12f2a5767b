package io.apiworld.lab.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The code of this very build, packed beside the lessons so that what they point to can be shown without a checkout. */
@Component
final class SourceFiles {

    private static final String ROOT = "source/";

    /** All lines of a file, named from the root of the repository; empty if there is none of that name. */
    Optional<List<String>> linesOf(String file) {
        var resource = new ClassPathResource(ROOT + file);
        if (file.contains("..") || !resource.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    resource.getContentAsString(StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The line that holds a text; a text outlives changes elsewhere in the file, a number does not.
     *
     * @param wrong makes the failure: no such file, no such line, or several
     */
    int lineOf(String file, String anchor, Function<String, RuntimeException> wrong) {
        var lines = linesOf(file).orElseThrow(() -> wrong.apply("there is no file " + file));
        var found = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(anchor))
                .toArray();
        if (found.length != 1) {
            throw wrong.apply("%d lines of %s hold: %s".formatted(found.length, file, anchor));
        }
        return found[0] + 1;
    }
}
