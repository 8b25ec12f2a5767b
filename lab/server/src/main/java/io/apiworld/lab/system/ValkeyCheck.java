package io.apiworld.lab.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/** An inline PING in Valkey's own protocol, so that the lab needs no client library for one word. */
record ValkeyCheck(SocketFactory sockets, String host, int port, Duration timeout) implements Check {

    private static final String PONG = "+PONG";

    @Override
    public Health look() {
        var limit = (int) timeout.toMillis();
        try (var socket = sockets.createSocket()) {
            verifyName(socket);
            socket.connect(new InetSocketAddress(host, port), limit);
            socket.setSoTimeout(limit);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(PONG.length()), StandardCharsets.US_ASCII);
            return PONG.equals(answer) ? Health.up("answers PING") : Health.starting("answers, but not PONG");
        } catch (SocketTimeoutException _) {
            return Health.slow("does not answer PING in time");
        } catch (IOException _) {
            return Health.down("does not answer PING");
        }
    }

    /** A bare TLS socket trusts any name that our CA has signed. */
    private static void verifyName(Socket socket) {
        if (socket instanceof SSLSocket tls) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
        }
    }
}
