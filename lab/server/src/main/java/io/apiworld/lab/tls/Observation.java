package io.apiworld.lab.tls;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One live handshake, as a client saw it.
 *
 * @param address of the server
 * @param askedAs the name that was asked for
 * @param outcome what came of it
 * @param error the client's exact error; null where there was none
 * @param steps what passed, in order
 * @param offered by the client, read from its ClientHello
 * @param chosen by the server
 * @param chain the certificates that the server showed, its own first
 * @param reply the status line of the HTTP answer; null where it did not get so far
 */
record Observation(
        String site,
        URI address,
        String askedAs,
        Instant at,
        Outcome outcome,
        @Nullable Failure error,
        List<Step> steps,
        @Nullable Hello offered,
        @Nullable Chosen chosen,
        List<ShownCertificate> chain,
        ChainResult chainResult,
        @Nullable String reply) {

    enum Outcome {
        /** The handshake was done and an answer came. */
        SECURE,
        /** There was a connection, and TLS failed. */
        REFUSED,
        /** There was no connection. */
        UNREACHABLE
    }

    /** The decisions; the application protocol is known to the two ends only, where it is encrypted. */
    record Chosen(String version, String cipher, @Nullable String alpn) {}

    /**
     * What the client's check of the chain came to.
     *
     * @param checked whether it came to a check at all
     * @param anchored whether the last certificate was signed by an authority that the client trusts
     */
    record ChainResult(
            boolean checked,
            boolean trusted,
            boolean anchored,
            @Nullable String reason) {

        static final ChainResult NONE = new ChainResult(false, false, false, null);
    }

    /** An exception, and the innermost one behind it. */
    record Failure(String exception, String message, String cause, String causeMessage) {

        private static final int DEEPEST = 12;

        static Failure of(Throwable failure) {
            var root = failure;
            for (int depth = 0; depth < DEEPEST; depth++) {
                var deeper = root.getCause();
                if (deeper == null) {
                    break;
                }
                root = deeper;
            }
            return new Failure(name(failure), message(failure), name(root), message(root));
        }

        private static String name(Throwable failure) {
            return failure.getClass().getName();
        }

        private static String message(Throwable failure) {
            return String.valueOf(failure.getMessage());
        }
    }
}
