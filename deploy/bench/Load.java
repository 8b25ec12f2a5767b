import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A load of one kind of request by wrk, on loopback, for a few seconds.
 *
 * @param script what wrk sends. A file that only its owner can read, since there are credentials in it, which a command line would
 *     show to everybody
 */
record Load(Shell shell, Path script, String url) {

    static final int CONNECTIONS = 32;

    /** @param p99 milliseconds */
    record Result(double requestsPerSecond, double p99) {}

    static Load get(Shell shell, String url, String token) throws IOException {
        return of(shell, url, "wrk.headers[\"Authorization\"] = \"Bearer %s\"%n".formatted(token));
    }

    static Load post(Shell shell, String url, String basic, String form) throws IOException {
        return of(shell, url, """
                wrk.method = "POST"
                wrk.headers["Authorization"] = "Basic %s"
                wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
                wrk.body = "%s"
                """.formatted(basic, form));
    }

    private static Load of(Shell shell, String url, String lua) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var script = Files.createTempFile(shell.directory().resolve("target/bench"), "load", ".lua", owner);
        script.toFile().deleteOnExit();
        Files.writeString(script, lua);
        return new Load(shell, script, url);
    }

    /** @throws IllegalStateException if anything but success was answered: refusals are fast, and would look like speed */
    Result run(int seconds) {
        var text = shell.run(
                        Map.of(),
                        List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency", "--timeout", "10s",
                                "-s", script.toString(), url))
                .text();
        if (text.contains("Non-2xx") || text.contains("Socket errors")) {
            throw new IllegalStateException(url + " was not always answered well:\n" + text);
        }
        return new Result(number(text, "Requests/sec:\\s+([\\d.]+)()"), number(text, "99%\\s+([\\d.]+)(us|ms|s)"));
    }

    private static double number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("wrk said something else:\n" + text);
        }
        return Double.parseDouble(found.group(1)) * switch (found.group(2)) {
            case "us" -> 0.001;
            case "s" -> 1000;
            default -> 1;
        };
    }
}
