package io.apiworld.lab.export;

import io.apiworld.lab.export.Item.InTheLabOnly;
import io.apiworld.lab.export.Item.Script;
import io.apiworld.lab.export.Item.Sent;
import io.apiworld.lab.lesson.Commands;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Identity;
import io.apiworld.lab.lesson.Step.Pick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Postman's format v2.1: a folder for each lesson, a test for each answer, and a variable for all that later requests need. */
@Component
final class PostmanCollection implements Exporter {

    private static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Commands commands;
    private final String address;

    PostmanCollection(Commands commands, Environment environment) {
        this.commands = commands;
        this.address = environment.getRequiredProperty("public.url");
    }

    @Override
    public Format format() {
        return Format.POSTMAN;
    }

    @Override
    public String write(String title, List<Script> scripts) {
        var collection = JSON.createObjectNode();
        collection
                .putObject("info")
                .put("name", title)
                .put("description", about(scripts))
                .put("schema", SCHEMA);
        variables(collection.putArray("variable"), scripts);
        var events = collection.putArray("event");
        script(
                events,
                "prerequest",
                List.of(
                        "if (!pm.collectionVariables.get(\"run\")) {",
                        "    pm.collectionVariables.set(\"run\", Date.now().toString(36));",
                        "}"));
        var items = collection.putArray("item");
        scripts.forEach(script -> folder(items.addObject(), script));
        return JSON.writeValueAsString(collection) + "\n";
    }

    private static String about(List<Script> scripts) {
        return """
                Run the requests of a folder in their order. Put the access tokens into the collection's variables; the description of \
                each says how to get it. Let Postman trust the certificate authority in var/tls/ca.pem (Settings, Certificates).

                %s""".formatted(scripts.stream()
                .map(script -> "- %s: %s"
                        .formatted(script.lesson().id(), script.lesson().goal().strip()))
                .collect(Collectors.joining("\n")));
    }

    private void variables(ArrayNode variables, List<Script> scripts) {
        variables.addObject().put("key", "api").put("value", address);
        variables.addObject().put("key", "run").put("value", "");
        var identities = new LinkedHashMap<String, Identity>();
        scripts.forEach(script -> script.identities().forEach(as -> identities.put(Names.token(as), as)));
        identities.forEach((name, as) ->
                variables.addObject().put("key", name).put("value", "").put("description", commands.token(as)));
    }

    private static void folder(ObjectNode folder, Script script) {
        folder.put(
                "name", "%s: %s".formatted(script.lesson().id(), script.lesson().title()));
        var items = folder.putArray("item");
        var remarks = new ArrayList<String>();
        for (var step : script.steps()) {
            switch (step) {
                case Sent(var call) -> request(items.addObject(), call, call.says());
                case InTheLabOnly(var says) -> remarks.add("- In the lab only: " + says);
            }
        }
        script.cleanup().forEach(call -> request(items.addObject(), call, "Afterwards: " + call.says()));
        var why = script.lesson().why().strip();
        folder.put("description", remarks.isEmpty() ? why : why + "\n\n" + String.join("\n", remarks));
    }

    private static void request(ObjectNode item, Call call, String says) {
        item.put("name", Names.oneLine(says));
        var request = item.putObject("request");
        request.put("method", call.request().method());
        if (call.as() == null) {
            request.putObject("auth").put("type", "noauth");
        } else {
            bearer(request.putObject("auth"), call.as());
        }
        var headers = request.putArray("header");
        call.request()
                .headers()
                .forEach((name, value) -> headers.addObject().put("key", name).put("value", value));
        if (call.request().body() != null) {
            request.putObject("body")
                    .put("mode", "raw")
                    .put("raw", CurlScript.bodyOf(call.request().body()));
        }
        url(request.putObject("url"), call.request().path());
        script(item.putArray("event"), "test", tests(call));
    }

    private static void bearer(ObjectNode auth, Identity as) {
        auth.put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{%s}}".formatted(Names.token(as)))
                .put("type", "string");
    }

    private static void url(ObjectNode url, String path) {
        url.put("raw", "{{api}}" + path);
        url.putArray("host").add("{{api}}");
        var halves = path.split("\\?", 2);
        var steps = url.putArray("path");
        for (var step : halves[0].substring(1).split("/", -1)) {
            steps.add(step);
        }
        if (halves.length == 2) {
            var query = url.putArray("query");
            for (var pair : halves[1].split("&")) {
                var end = pair.indexOf('=');
                query.addObject()
                        .put("key", end < 0 ? pair : pair.substring(0, end))
                        .put("value", end < 0 ? null : pair.substring(end + 1));
            }
        }
    }

    private static List<String> tests(Call call) {
        var lines = new ArrayList<String>();
        lines.add("pm.test(\"answered as expected\", () => pm.expect(pm.response.code).to.be.oneOf(%s));"
                .formatted(call.expect().statuses()));
        call.keep()
                .forEach((name, pick) ->
                        lines.add("pm.collectionVariables.set(\"%s\", %s);".formatted(name, picked(pick))));
        return lines;
    }

    private static String picked(Pick pick) {
        return switch (pick) {
            case Pick.Header(var name) -> "pm.response.headers.get(\"%s\")".formatted(name);
            case Pick.Body(var pointer) when pointer.isEmpty() -> "pm.response.text()";
            case Pick.Body(var pointer) -> "pm.response.json()" + Members.of(pointer);
            case Pick.Query _, Pick.Location _, Pick.Field _ -> throw Item.notPortable();
        };
    }

    private static void script(ArrayNode events, String when, List<String> lines) {
        var event = events.addObject();
        event.put("listen", when);
        var script = event.putObject("script");
        script.put("type", "text/javascript");
        var exec = script.putArray("exec");
        lines.forEach(exec::add);
    }
}
