package io.apiworld.sandbox.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The least of HTTP/1.1 (RFC 9112): reads one request's head, answers 200 with what is known of the connection, and is done. */
final class Greeting {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_HEAD = 16 * 1024;

    private Greeting() {}

    static void exchange(InputStream in, OutputStream out, Map<String, String> facts) throws IOException {
        var first = in.read();
        if (first < 'A' || first > 'Z') {
            // No method begins like this; a TLS record does (RFC 9112, section 2.2: SHOULD respond with 400).
            out.write(answer("400 Bad Request", 0));
            return;
        }
        var request = head((char) first, in);
        var body = JSON.writeValueAsBytes(facts);
        out.write(answer("200 OK", body.length));
        if (!request.startsWith("HEAD ")) {
            out.write(body);
        }
        out.flush();
    }

    private static byte[] answer(String status, int length) {
        return """
                HTTP/1.1 %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(status, length).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a request's head and leaves the rest. */
    static void head(InputStream in) throws IOException {
        var first = in.read();
        if (first >= 0) {
            head((char) first, in);
        }
    }

    /** Up to the empty line. */
    private static String head(char first, InputStream in) throws IOException {
        var head = new StringBuilder().append(first);
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0 || head.length() == LONGEST_HEAD) {
                throw new IOException("The request's head did not end");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
