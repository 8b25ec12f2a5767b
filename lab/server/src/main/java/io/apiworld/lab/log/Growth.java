package io.apiworld.lab.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the reading of one file stands: each complete line of it is read once, also when the file is cut off or replaced. */
final class Growth {

    private static final int PIECE = 1 << 16;

    private final Path path;
    private final long lookBack;
    private @Nullable Object file;
    private long next;

    /** @param lookBack how many bytes of its end are read at most */
    Growth(Path path, long lookBack) {
        this.path = path;
        this.lookBack = lookBack;
    }

    /** Reads what was written since the last time; what has no end yet is read the next time. */
    void read(Consumer<String> line) throws IOException {
        try (var content = Files.newByteChannel(path)) {
            var now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            var size = content.size();
            if (!Objects.equals(now, file) || size < next) {
                file = now;
                next = 0;
            }
            next = Math.max(next, size - lookBack);
            next += complete(Channels.newInputStream(content.position(next)), size - next, line);
        } catch (NoSuchFileException _) {
            // Renamed in this moment: another of its name comes with the next line.
            file = null;
            next = 0;
        }
    }

    /** How many bytes were complete lines. */
    private static long complete(InputStream content, long length, Consumer<String> line) throws IOException {
        var piece = new byte[PIECE];
        var begun = new ByteArrayOutputStream();
        var seen = 0L;
        for (int count; seen < length && (count = content.read(piece)) > 0; seen += count) {
            var from = 0;
            for (var at = 0; at < count; at++) {
                if (piece[at] == '\n') {
                    begun.write(piece, from, at - from);
                    line.accept(begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                    from = at + 1;
                }
            }
            begun.write(piece, from, count - from);
        }
        return seen - begun.size();
    }
}
