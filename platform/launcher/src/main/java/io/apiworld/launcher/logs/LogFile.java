package io.apiworld.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one part. */
public record LogFile(Path path) {

    private static final long LARGE = 8L << 20;
    private static final int TAIL_BYTES = 256 << 10;

    /** Called before a start; keeps one older file. */
    public void rotateWhenLarge() {
        try {
            if (Files.exists(path) && Files.size(path) > LARGE) {
                Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not rotate " + path, e);
        }
    }

    public long size() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, and where to go on reading. */
    public Chunk last(int count) {
        var tail = from(Math.max(0, size() - TAIL_BYTES));
        var lines = tail.lines();
        return new Chunk(lines.subList(Math.max(0, lines.size() - count), lines.size()), tail.end());
    }

    /** What was written after that many bytes, complete lines only. */
    public Chunk from(long position) {
        if (size() <= position) {
            return new Chunk(List.of(), Math.min(position, size()));
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(position);
            var bytes = new byte[(int) Math.min(file.length() - position, 4 << 20)];
            file.readFully(bytes);
            return Chunk.of(bytes, position);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + path, e);
        }
    }

    /** @param end where to go on reading */
    public record Chunk(List<String> lines, long end) {

        static Chunk of(byte[] bytes, long position) {
            var length = bytes.length;
            while (length > 0 && bytes[length - 1] != '\n') {
                length--;
            }
            var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            return new Chunk(text.lines().toList(), position + length);
        }
    }
}
