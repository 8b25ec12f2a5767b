package io.apiworld.lab.export;

import io.apiworld.lab.lesson.Step.Identity;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and texts as every format takes them. */
final class Names {

    private Names() {}

    /** The variable that has the holder's access token. */
    static String token(Identity as) {
        var scopes =
                as.scopes().isEmpty() ? Stream.<String>of() : Stream.concat(Stream.of("for"), as.scopes().stream());
        return Stream.concat(Stream.of("token", as.name()), scopes)
                .map(Names::plain)
                .collect(Collectors.joining("_"));
    }

    /** With nothing in it that a language could take for something else. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    static String oneLine(String says) {
        return says.strip().replaceAll("\\s+", " ");
    }
}
