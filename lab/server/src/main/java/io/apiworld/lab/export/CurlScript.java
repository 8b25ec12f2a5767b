package io.apiworld.lab.export;

import io.apiworld.lab.export.Item.InTheLabOnly;
import io.apiworld.lab.export.Item.Script;
import io.apiworld.lab.export.Item.Sent;
import io.apiworld.lab.lesson.Commands;
import io.apiworld.lab.lesson.Matcher;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** For bash, curl and jq, in the directory of the checkout. Each lesson in a shell of its own, so that none sees the values of another. */
@Component
final class CurlScript implements Exporter {

    private static final String NEXT = " \\\n    ";

    private final Commands commands;
    private final String address;

    CurlScript(Commands commands, Environment environment) {
        this.commands = commands;
        this.address = environment.getRequiredProperty("public.url");
    }

    @Override
    public Format format() {
        return Format.CURL;
    }

    @Override
    public String write(String title, List<Script> scripts) {
        return """
                #!/usr/bin/env bash
                # %s
                #
                # Needs curl and jq. Run it in the directory of the checkout, with the system up (./api-world up).
                set -euo pipefail

                API="${API:-%s}"
                CA="${CA:-var/tls/ca.pem}"
                expecting=""
                answer="$(mktemp -d)"
                trap 'rm -rf "$answer"' EXIT

                # attempt STATUSES METHOD PATH [CURL'S OPTIONS]: calls once; whether the status is one of those, as in "200|201",
                # and the body is as $expecting says, a filter of jq
                attempt() {
                    local wanted="$1" method="$2" path="$3"
                    shift 3
                    local how=(-X "$method")
                    if [[ "$method" == HEAD ]]; then how=(--head); fi
                    if [[ "$*" != *X-Correlation-ID:* ]]; then how+=(-H "X-Correlation-ID: lesson-$run"); fi
                    status="$(curl -sS -g --path-as-is --cacert "$CA" "${how[@]}" -D "$answer/head" -o "$answer/body" \\
                        -w '%%{http_code}' "$@" "$API$path")"
                    [[ "$status" =~ ^($wanted)$ ]] || return 1
                    [[ -z "$expecting" ]] || jq -e "$expecting" "$answer/body" >/dev/null 2>&1
                }

                # call SECONDS STATUSES METHOD PATH [CURL'S OPTIONS]: again and again for so long, until the answer is right
                call() {
                    local deadline=$((SECONDS + $1))
                    shift
                    : >"$answer/body"
                    while ! attempt "$@"; do
                        if (( SECONDS >= deadline )); then
                            echo "  $2 $3 was answered $status instead of $1${expecting:+ with $expecting}:" >&2
                            head -c 2000 "$answer/body" >&2 || true
                            echo >&2
                            return 1
                        fi
                        sleep 0.5
                    done
                    echo "  $2 $3 -> $status"
                }

                # header NAME: of the last answer
                header() {
                    awk -v name="$1" '{ sub(/\\r$/, ""); at = index($0, ":") }
                        at && tolower(substr($0, 1, at - 1)) == tolower(name) { sub(/^[^:]*:[ \\t]*/, ""); print; exit }' "$answer/head"
                }

                # body FILTER: of the last answer, by jq
                body() {
                    jq -r "$1 | if . == null then empty else . end" "$answer/body"
                }

                # in_json TEXT: as it stands within a JSON string
                in_json() {
                    jq -rn --arg text "$1" '$text | tojson | .[1:-1]'
                }

                %s""".formatted(title, address, scripts.stream().map(this::lesson).collect(Collectors.joining("\n")));
    }

    private String lesson(Script script) {
        var lines = new ArrayList<String>();
        lines.add(
                "# ----- %s: %s".formatted(script.lesson().id(), script.lesson().title()));
        lines.add("(");
        lines.add("echo "
                + quoted(
                        "%s: %s".formatted(script.lesson().id(), script.lesson().title())));
        lines.add("run=\"$(date +%s)$RANDOM\"");
        script.identities().forEach(as -> lines.add("%s=\"$(%s)\"".formatted(Names.token(as), commands.token(as))));
        lines.add("");
        cleanup(script, lines);
        for (var item : script.steps()) {
            switch (item) {
                case Sent(var call) -> step(call, lines);
                case InTheLabOnly(var says) -> {
                    lines.add(comment("In the lab only: " + says));
                    lines.add("");
                }
            }
        }
        lines.add(")");
        return String.join("\n", lines) + "\n";
    }

    private static void step(Call call, List<String> lines) {
        lines.add(comment(call.says()));
        lines.add("echo " + quoted(Names.oneLine(call.says())));
        lines.add(command(call));
        call.keep().forEach((name, pick) -> lines.add("%s=\"$(%s)\"".formatted(variable(name), picked(pick))));
        lines.add("");
    }

    /** Runs whatever becomes of the steps, as far as there is something to put back. */
    private static void cleanup(Script script, List<String> lines) {
        if (script.cleanup().isEmpty()) {
            return;
        }
        lines.add("put_back() {");
        for (var call : script.cleanup()) {
            lines.add(comment(call.says()).indent(4).stripTrailing());
            var ready = call.request().names().stream()
                    .sorted()
                    .map(name -> "-n \"${%s:-}\"".formatted(variable(name)))
                    .collect(Collectors.joining(" && "));
            var command = command(call) + " || true";
            lines.add((ready.isEmpty() ? command : "if [[ %s ]]; then\n%sfi".formatted(ready, command.indent(4)))
                    .indent(4)
                    .stripTrailing());
        }
        lines.add("}");
        lines.add("trap put_back EXIT");
        lines.add("");
    }

    private static String command(Call call) {
        var request = call.request();
        var words = new ArrayList<String>();
        words.add("%scall %d %s %s %s"
                .formatted(
                        expecting(call),
                        call.within() == null ? 0 : call.within().toSeconds(),
                        quoted(call.expect().statuses().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining("|"))),
                        request.method(),
                        text(request.path(), false)));
        if (call.as() != null) {
            words.add("-H \"Authorization: Bearer $%s\"".formatted(Names.token(call.as())));
        }
        request.headers().forEach((name, value) -> words.add("-H " + header(name, value)));
        if (request.body() != null) {
            if (request.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                words.add("-H 'Content-Type:'");
            }
            var json = !request.body().isString();
            words.add("--data-binary " + text(bodyOf(request.body()), json));
        }
        return String.join(NEXT, words);
    }

    /** What is waited for is more than a status: what the body must hold, as far as it is known before, and what it must have to be kept. */
    private static String expecting(Call call) {
        if (call.within() == null) {
            return "";
        }
        var filters = new ArrayList<String>();
        call.expect().fixed().body().forEach((pointer, matcher) -> {
            if (!pointer.isEmpty()) {
                holds(filter(pointer), matcher).ifPresent(filters::add);
            }
        });
        call.keep().values().forEach(pick -> {
            if (pick instanceof Pick.Body(var pointer) && !pointer.isEmpty()) {
                filters.add("(%s != null)".formatted(filter(pointer)));
            }
        });
        return filters.isEmpty() ? "" : "expecting=%s ".formatted(quoted(String.join(" and ", filters)));
    }

    /** Empty for what jq would look at in another way. */
    private static Optional<String> holds(String value, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Present _ -> Optional.of("(%s != null)".formatted(value));
            case Matcher.Absent _ -> Optional.of("(%s == null)".formatted(value));
            case Matcher.Equal(var wanted) -> Optional.of("((%s | tostring) == %s)".formatted(value, json(wanted)));
            case Matcher.Not(var unwanted) -> Optional.of("((%s | tostring) != %s)".formatted(value, json(unwanted)));
            case Matcher.Has(var part) -> Optional.of("((%s | tostring) | contains(%s))".formatted(value, json(part)));
            case Matcher.Size(var size) -> Optional.of("((%s | length) == %d)".formatted(value, size));
            default -> Optional.empty();
        };
    }

    private static String json(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    /** Curl leaves out a header without a value, unless it ends with a semicolon. */
    private static String header(String name, String value) {
        return value.isEmpty() ? quoted(name + ";") : text(name + ": " + value, false);
    }

    static String bodyOf(@Nullable JsonNode body) {
        return body == null ? "" : body.isString() ? body.stringValue() : body.toString();
    }

    /** What is fixed in single quotes, where nothing has a meaning; variables between them in double ones. */
    private static String text(String text, boolean inJson) {
        var pieces = Filled.in(text).stream()
                .map(piece -> switch (piece) {
                    case Filled.Plain(var plain) -> quoted(plain);
                    case Filled.Name(var name) ->
                        inJson
                                ? "\"$(in_json \"$%s\")\"".formatted(variable(name))
                                : "\"$%s\"".formatted(variable(name));
                })
                .collect(Collectors.joining());
        return pieces.isEmpty() ? "''" : pieces;
    }

    private static String picked(Pick pick) {
        return switch (pick) {
            case Pick.Header(var name) -> "header " + quoted(name);
            case Pick.Body(var pointer) when pointer.isEmpty() -> "cat \"$answer/body\"";
            case Pick.Body(var pointer) -> "body " + quoted(filter(pointer));
            case Pick.Query _, Pick.Location _, Pick.Field _ -> throw Item.notPortable();
        };
    }

    private static String filter(String pointer) {
        return Filled.steps(pointer).stream()
                .map(step -> step.matches("[0-9]+") ? "[%s]".formatted(step) : "[\"%s\"]".formatted(step))
                .collect(Collectors.joining("", ".", ""));
    }

    /** In small letters, so that none is one of the shell's own. */
    static String variable(String name) {
        var plain = Names.plain(name).toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "status", "answer" -> "its_" + plain;
            default -> plain.matches("[0-9].*") ? "_" + plain : plain;
        };
    }

    private static String comment(String says) {
        return "# " + Names.oneLine(says);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
