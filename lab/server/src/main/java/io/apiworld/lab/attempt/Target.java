package io.apiworld.lab.attempt;

import io.apiworld.lab.lesson.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Where a call goes. Of a lesson's own calls each {@code {{name}}} stands for any value, since each run has another.
 *
 * @param query its parameters, in whatever order
 */
record Target(String path, List<String> query) {

    private static final String SEGMENT = "[^/]+";
    private static final String VALUE = ".+";

    static Target of(String text) {
        var halves = text.split("\\?", 2);
        var query = halves.length == 1 ? Stream.<String>empty() : Stream.of(halves[1].split("&"));
        return new Target(
                decoded(halves[0]), query.map(Target::decodedParameter).toList());
    }

    boolean hasPathOf(Target wanted) {
        return pattern(wanted.path, SEGMENT).matcher(path).matches();
    }

    /** What a call to here lacks of the parameters of another. */
    List<String> lacking(Target wanted) {
        return wanted.query.stream()
                .filter(parameter ->
                        query.stream().noneMatch(pattern(parameter, VALUE).asMatchPredicate()))
                .map(parameter -> Template.NAME.matcher(parameter).replaceAll("{$1}"))
                .toList();
    }

    private static Pattern pattern(String text, String anything) {
        var regex = new StringBuilder();
        var end = 0;
        for (var name : Template.NAME.matcher(text).results().toList()) {
            regex.append(Pattern.quote(text.substring(end, name.start()))).append(anything);
            end = name.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString(), Pattern.DOTALL);
    }

    private static String decodedParameter(String parameter) {
        return decoded(parameter.replace('+', ' '));
    }

    /** Clients differ in what they encode. */
    private static String decoded(String text) {
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
