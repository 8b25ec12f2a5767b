package io.apiworld.lab.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page as it is sent: with the header that all have, so that it is painted before any module is there. */
record Page(byte[] html, String etag) {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Where the header goes, and the address of the link in it under which the page is found. */
    private static final Pattern HEADER = Pattern.compile("<!-- header (/\\S*) -->");

    static Page read(String name, Assets assets) throws IOException {
        var header = text("parts/header.html");
        var html = HEADER.matcher(text(name))
                .replaceFirst(found -> Matcher.quoteReplacement(current(header, found.group(1))))
                .replace(Assets.PATH, assets.path())
                .getBytes(StandardCharsets.UTF_8);
        return new Page(html, Assets.etagOf(new ByteArrayResource(html)));
    }

    ResponseEntity<byte[]> answer() {
        return answer(HttpStatus.OK);
    }

    /** The page says by itself that there is nothing; programs and search engines are told by the status. */
    ResponseEntity<byte[]> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noCache())
                .eTag(etag)
                .body(html);
    }

    private static String current(String header, String address) {
        var link = "<a href=\"%s\"".formatted(address);
        return header.replace(link, link + " aria-current=\"page\"").strip();
    }

    private static String text(String name) throws IOException {
        return new DefaultResourceLoader().getResource(Assets.ROOT + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
