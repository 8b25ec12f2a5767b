package io.apiworld.lab.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTests {

    @TempDir
    Path directory;

    private Path file;
    private Growth growth;

    @BeforeEach
    void aFileThatNobodyHasRead() {
        file = directory.resolve("a.log");
        growth = new Growth(file, 1024);
    }

    @Test
    void readsEachLineOnce() throws IOException {
        append("one\ntwo\n");
        assertThat(read()).containsExactly("one", "two");
        assertThat(read()).isEmpty();

        append("three\n");
        assertThat(read()).containsExactly("three");
    }

    @Test
    void leavesALineThatHasNoEndYetForTheNextTime() throws IOException {
        append("one\ntw");
        assertThat(read()).containsExactly("one");

        append("o\n");
        assertThat(read()).containsExactly("two");
    }

    @Test
    void readsAFileFromItsBeginningThatIsShorterThanBefore() throws IOException {
        append("one\ntwo\n");
        read();

        Files.writeString(file, "new\n");

        assertThat(read()).containsExactly("new");
    }

    @Test
    void readsAnotherFileOfTheSameNameFromItsBeginningHoweverLongItIs() throws IOException {
        append("one\n");
        read();

        Files.move(file, directory.resolve("a.log.1"));
        assertThat(read()).isEmpty();
        append("another\none\n");

        assertThat(read()).containsExactly("another", "one");
    }

    @Test
    void readsNoMoreThanTheEndOfWhatCameAtOnce() throws IOException {
        append("x".repeat(2000) + "\nlast\n");

        assertThat(read()).last().isEqualTo("last");
        assertThat(read()).isEmpty();
    }

    @Test
    void linesMayBeLongerThanOneReading() throws IOException {
        growth = new Growth(file, 1 << 20);
        append("é".repeat(100_000) + "\nnext\n");

        assertThat(read()).containsExactly("é".repeat(100_000), "next");
    }

    private List<String> read() throws IOException {
        var lines = new ArrayList<String>();
        growth.read(lines::add);
        return lines;
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
