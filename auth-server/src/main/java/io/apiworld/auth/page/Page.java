package io.apiworld.auth.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page as it is filled in; immutable. A slot {@code {{name}}} that nobody fills is empty. */
public final class Page {

    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String LAYOUT = read("layout");

    private final String body;
    private final Map<String, String> slots;

    private Page(String body, Map<String, String> slots) {
        this.body = body;
        this.slots = slots;
    }

    /** @param name of the file below {@code page/}, whose first line is the page's title */
    public static Page named(String name) {
        var file = read(name);
        var end = file.indexOf('\n');
        return new Page(file.substring(end + 1), Map.of("title", file.substring(0, end)));
    }

    public Page with(String slot, String text) {
        return with(slot, Html.of("%s", text));
    }

    public Page with(String slot, Html html) {
        var more = new TreeMap<>(slots);
        more.put(slot, html.markup());
        return new Page(body, more);
    }

    public ResponseEntity<String> answer() {
        return answer(HttpStatus.OK, List.of());
    }

    /**
     * The page as a response that no other site may frame and no cache may keep.
     *
     * @param formTargets origins beside our own to which a form's answer may redirect: browsers hold redirects to form-action too
     */
    public ResponseEntity<String> answer(HttpStatus status, Collection<String> formTargets) {
        var policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
                + String.join(
                        "", formTargets.stream().map(target -> " " + target).toList());
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "same-origin")
                .body(html());
    }

    public String html() {
        return filled(LAYOUT.replace("{{main}}", body));
    }

    private String filled(String template) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), "")));
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("page/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
