package io.apiworld.lab.export;

import io.apiworld.lab.export.Item.InTheLabOnly;
import io.apiworld.lab.export.Item.Script;
import io.apiworld.lab.export.Item.Sent;
import io.apiworld.lab.lesson.Commands;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Identity;
import io.apiworld.lab.lesson.Step.Pick;
import io.apiworld.lab.lesson.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of requests, which editors send one by one. How a value of one answer gets into the next request is where they differ, so
 * that each kind of editor has a file of its own.
 */
abstract sealed class HttpFile implements Exporter permits HttpFile.Handlers, HttpFile.Variables {

    private final Commands commands;
    private final String address;

    HttpFile(Commands commands, String address) {
        this.commands = commands;
        this.address = address;
    }

    /** For which editors it is. */
    abstract String editors();

    /** What stands after a request, so that later ones have what they need. */
    abstract List<String> after(String id, String prefix, Call call);

    @Override
    public String write(String title, List<Script> scripts) {
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add("# " + editors());
        lines.add(
                "# Let it trust the certificate authority in var/tls/ca.pem. Put the tokens in here; they last for some minutes:");
        lines.add("");
        lines.add("@api = " + address);
        var identities = new LinkedHashMap<String, Identity>();
        scripts.forEach(script -> script.identities().forEach(as -> identities.put(Names.token(as), as)));
        identities.forEach((name, as) -> {
            lines.add("# " + commands.token(as));
            lines.add("@%s = paste-it-here".formatted(name));
        });
        lines.add("# Any text will do, another one each time");
        lines.add("@run = " + "by-hand-1");
        lines.add("");
        // What one lesson keeps is not what another keeps by the same name
        scripts.forEach(script -> lesson(
                script, scripts.size() == 1 ? "" : Names.plain(script.lesson().id()) + "_", lines));
        return String.join("\n", lines) + "\n";
    }

    private void lesson(Script script, String prefix, List<String> lines) {
        lines.add(
                "# ===== %s: %s".formatted(script.lesson().id(), script.lesson().title()));
        lines.add("");
        for (var item : script.steps()) {
            switch (item) {
                case Sent(var call) -> request(script, prefix, call, call.says(), lines);
                case InTheLabOnly(var says) -> {
                    lines.add("# In the lab only: " + Names.oneLine(says));
                    lines.add("");
                }
            }
        }
        script.cleanup().forEach(call -> request(script, prefix, call, "Afterwards: " + call.says(), lines));
    }

    private void request(Script script, String prefix, Call call, String says, List<String> lines) {
        var id = Names.plain(script.lesson().id() + "_" + call.id());
        lines.add("### " + Names.oneLine(says));
        lines.add("# @name " + id);
        lines.add("# Expected: "
                + call.expect().statuses().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + (call.within() == null
                        ? ""
                        : ", within %d s; until then, send it again"
                                .formatted(call.within().toSeconds())));
        lines.add("%s {{api}}%s"
                .formatted(call.request().method(), named(prefix, call.request().path())));
        if (call.as() != null) {
            lines.add("Authorization: Bearer {{%s}}".formatted(Names.token(call.as())));
        }
        call.request().headers().forEach((name, value) -> lines.add(name + ": " + named(prefix, value)));
        if (call.request().body() != null) {
            lines.add("");
            lines.add(named(prefix, CurlScript.bodyOf(call.request().body())));
        }
        lines.add("");
        lines.addAll(after(id, prefix, call));
        lines.add("");
    }

    /** Names as both kinds of editors take them. */
    private static String named(String prefix, String text) {
        return Filled.in(text).stream()
                .map(piece -> switch (piece) {
                    case Filled.Plain(var plain) -> plain;
                    case Filled.Name(var name) -> "{{" + variable(prefix, name) + "}}";
                })
                .collect(Collectors.joining());
    }

    static String variable(String prefix, String name) {
        return name.equals(Template.RUN) ? name : prefix + Names.plain(name);
    }

    /** With scripts that look at the answer. */
    static final class Handlers extends HttpFile {

        Handlers(Commands commands, String address) {
            super(commands, address);
        }

        @Override
        public Format format() {
            return Format.HTTP;
        }

        @Override
        String editors() {
            return "For the HTTP Client of IntelliJ IDEA, and for httpYac. For the REST Client of Visual Studio Code there is a file of its own.";
        }

        @Override
        List<String> after(String id, String prefix, Call call) {
            var lines = new ArrayList<String>();
            lines.add("> {%");
            lines.add(
                    "client.test(\"answered as expected\", () => client.assert(%s.includes(response.status), `${response.status}`));"
                            .formatted(call.expect().statuses()));
            call.keep()
                    .forEach((name, pick) -> lines.add(
                            "client.global.set(\"%s\", %s);".formatted(variable(prefix, name), picked(pick))));
            lines.add("%}");
            return lines;
        }

        private static String picked(Pick pick) {
            return switch (pick) {
                case Pick.Header(var name) -> "response.headers.valueOf(\"%s\")".formatted(name);
                case Pick.Body(var pointer) -> "response.body" + Members.of(pointer);
                case Pick.Query _, Pick.Location _, Pick.Field _ -> throw Item.notPortable();
            };
        }
    }

    /** With variables that name a part of an earlier answer. */
    static final class Variables extends HttpFile {

        Variables(Commands commands, String address) {
            super(commands, address);
        }

        @Override
        public Format format() {
            return Format.VSCODE;
        }

        @Override
        String editors() {
            return "For the extension REST Client of Visual Studio Code. For the HTTP Client of IntelliJ IDEA there is a file of its own.";
        }

        @Override
        List<String> after(String id, String prefix, Call call) {
            return call.keep().entrySet().stream()
                    .map(kept -> "@%s = {{%s.response.%s}}"
                            .formatted(variable(prefix, kept.getKey()), id, picked(kept.getValue())))
                    .toList();
        }

        private static String picked(Pick pick) {
            return switch (pick) {
                case Pick.Header(var name) -> "headers." + name;
                case Pick.Body(var pointer) when pointer.isEmpty() -> "body.*";
                case Pick.Body(var pointer) -> "body.$" + Members.of(pointer);
                case Pick.Query _, Pick.Location _, Pick.Field _ -> throw Item.notPortable();
            };
        }
    }
}
