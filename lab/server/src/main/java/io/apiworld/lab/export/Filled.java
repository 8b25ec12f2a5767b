package io.apiworld.lab.export;

import io.apiworld.lab.lesson.Template;
import java.util.ArrayList;
import java.util.List;

/** A text with {@code {{names}}} in it, in pieces. */
sealed interface Filled {

    record Plain(String text) implements Filled {}

    record Name(String name) implements Filled {}

    static List<Filled> in(String text) {
        var pieces = new ArrayList<Filled>();
        var found = Template.NAME.matcher(text);
        var end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(new Plain(text.substring(end, found.start())));
            }
            pieces.add(new Name(found.group(1)));
            end = found.end();
        }
        if (end < text.length()) {
            pieces.add(new Plain(text.substring(end)));
        }
        return pieces;
    }

    /** The steps of a JSON pointer (RFC 6901). */
    static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : List.of(pointer.substring(1).split("/", -1)).stream()
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
