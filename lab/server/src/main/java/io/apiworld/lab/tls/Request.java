package io.apiworld.lab.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A small request, the same for every site; what looks like a credential in it is none. */
final class Request {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private Request() {}

    /** @return the whole answer */
    static String sent(Socket socket, String host) throws IOException {
        var request = "GET /balance HTTP/1.1\r\nHost: " + host
                + "\r\nAuthorization: Bearer not-a-real-token\r\nConnection: close\r\n\r\n";
        var out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }

    static String firstLine(String answer) {
        return answer.lines().findFirst().orElse("");
    }
}
