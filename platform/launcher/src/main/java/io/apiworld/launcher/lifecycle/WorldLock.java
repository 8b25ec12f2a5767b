package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by whoever starts or stops parts of a world; let go by the system when its holder dies. */
final class WorldLock implements AutoCloseable {

    private final FileChannel channel;

    private WorldLock(FileChannel channel) {
        this.channel = channel;
    }

    static WorldLock of(Home home) {
        try {
            Files.createDirectories(home.run());
            var channel = FileChannel.open(
                    home.run().resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                throw busy(channel);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new WorldLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to " + home.run(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static Trouble busy(FileChannel channel) throws IOException {
        var holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        channel.close();
        var pid = new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8);
        return new Trouble(
                "API World is just being started or stopped, by process " + pid + ".",
                "Wait for it, or end it: kill " + pid,
                Trouble.BUSY);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
