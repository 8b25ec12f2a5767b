package io.apiworld.launcher.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** Where results (out) and everything else (err) are printed. */
public final class Terminal {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;

    public Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The terminal that this process was started on. The script knows whether it is one: asking the JDK costs time. */
    public static Terminal ofProcess(Map<String, String> environment) {
        var interactive = "1".equals(environment.get("API_WORLD_TERMINAL"))
                && !environment.containsKey("CI")
                && !environment.containsKey("NO_COLOR")
                && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return new Terminal(
                System.in, stream(FileDescriptor.out, "stdout"), stream(FileDescriptor.err, "stderr"), interactive);
    }

    /** Prints nothing: for programs that start a world. */
    public static Terminal silent() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        return new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false);
    }

    public void say(String text) {
        out.println(text);
        out.flush();
    }

    /** As it is, with no line end. */
    public void write(String text) {
        out.print(text);
        out.flush();
    }

    /** What a program that reads our output must not see. */
    public void mention(String text) {
        err.println(text);
        err.flush();
    }

    public PrintWriter results() {
        return new PrintWriter(out, true);
    }

    public PrintWriter mentions() {
        return new PrintWriter(err, true);
    }

    public Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        write(question + " ");
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Whether lines can be redrawn and coloured. */
    public boolean interactive() {
        return interactive;
    }

    public String bold(String text) {
        return coloured("1", text);
    }

    public String dim(String text) {
        return coloured("2", text);
    }

    public String good(String text) {
        return coloured("32", text);
    }

    public String bad(String text) {
        return coloured("31", text);
    }

    private String coloured(String code, String text) {
        return interactive ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    private static PrintStream stream(FileDescriptor descriptor, String name) {
        var encoding = System.getProperty(name + ".encoding");
        var charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        return new PrintStream(new FileOutputStream(descriptor), false, charset);
    }
}
