package io.apiworld.lab.exchange;

import io.apiworld.lab.exchange.Exchange.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import javax.net.SocketFactory;

/**
 * Sends a request over a socket of its own: its head at once, its body byte by byte with a pause before each, as a client does whose
 * connection is bad, or who wants to keep a server busy. No HTTP client can be made to do so and still read an answer that comes
 * in the middle.
 */
final class SlowSender {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketFactory sockets;
    private final Duration patience;

    SlowSender(SocketFactory sockets, Duration patience) {
        this.sockets = sockets;
        this.patience = patience;
    }

    /**
     * @param uri where to connect to
     * @param sent what is sent, with all its headers
     * @param pause before each byte of the body
     * @throws IOException if no answer comes within the patience
     */
    Received send(URI uri, Exchange.Sent sent, Duration pause) throws IOException {
        try (var socket = sockets.createSocket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.getOutputStream().write(head(sent).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var body = (sent.body() == null ? "" : sent.body()).getBytes(StandardCharsets.UTF_8);
            var sender = Thread.ofVirtual().name("slow-body").start(() -> trickle(body, socket, pause));
            try {
                return answer(socket.getInputStream());
            } finally {
                sender.interrupt();
            }
        }
    }

    private static String head(Exchange.Sent sent) {
        var query = sent.uri().getRawQuery();
        var head = new StringBuilder("%s %s%s HTTP/1.1\r\n"
                .formatted(sent.method(), sent.uri().getRawPath(), query == null ? "" : "?" + query));
        sent.headers().forEach(header -> head.append("%s: %s\r\n".formatted(header.name(), header.value())));
        return head.append("\r\n").toString();
    }

    /** Ends when all is sent, when an answer has come, or when the other side has hung up. */
    private static void trickle(byte[] body, Socket socket, Duration pause) {
        try {
            for (var one : body) {
                Thread.sleep(pause);
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
        } catch (InterruptedException | IOException _) {
            // What the other side makes of it is in the answer
        }
    }

    /** Answers of this door have a length, or end with the connection. */
    private static Received answer(InputStream in) throws IOException {
        var lines = new String(head(in), StandardCharsets.ISO_8859_1).split("\r\n");
        var headers = new ArrayList<Header>();
        Arrays.stream(lines).skip(1).map(line -> line.split(":", 2)).forEach(field -> {
            headers.add(new Header(HeaderNames.inCapitals(field[0]), field[1].strip()));
        });
        var answer = new Received(Integer.parseInt(lines[0].split(" ")[1]), headers, "");
        var length = answer.header("Content-Length").map(Integer::parseInt);
        var body = length.isPresent() ? in.readNBytes(length.get()) : in.readAllBytes();
        return new Received(answer.status(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var matched = 0;
        while (matched < END_OF_HEAD.length) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed without an answer");
            }
            head.write(next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : (next == END_OF_HEAD[0] ? 1 : 0);
        }
        return head.toByteArray();
    }
}
