package io.apiworld.lab.tls;

import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same request once without TLS and once with, as who stands between sees them. */
record Wire(Recording plain, Recording encrypted) {

    record Recording(URI address, List<Piece> pieces, Observation.@Nullable Failure error) {}

    /**
     * A record, or what was read at once where there are none.
     *
     * @param hex its first bytes
     * @param cut whether there are more
     */
    record Piece(Step step, String hex, boolean cut) {

        private static final int SHOWN = 512;

        static Piece of(Transcript.Named named) {
            var bytes = named.bytes();
            var shown = Arrays.copyOf(bytes, Math.min(SHOWN, bytes.length));
            return new Piece(named.step(), HexFormat.of().formatHex(shown), bytes.length > SHOWN);
        }
    }
}
