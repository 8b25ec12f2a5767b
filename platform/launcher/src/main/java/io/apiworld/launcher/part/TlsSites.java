package io.apiworld.launcher.part;

import io.apiworld.launcher.setting.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The TLS lab's sites in the sandbox: where they listen, and how the gateway, which has a route to each, is told. */
record TlsSites(Ports ports) {

    /** In the order of their ports. */
    static final List<String> NAMES = List.of(
            "sound",
            "expired",
            "not-yet-valid",
            "self-signed",
            "untrusted-root",
            "missing-intermediate",
            "wrong-host",
            "tls10",
            "tls11",
            "mutual",
            "dropping",
            "refusing",
            "interfering",
            "plain",
            "mutual-others",
            "garbage",
            "cut-off");

    List<Integer> all() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(number -> ports.tlsLab() + number)
                .toList();
    }

    Map<String, String> forSandbox() {
        return Map.of("TLS_LAB_FIRST_PORT", String.valueOf(ports.tlsLab()));
    }

    Map<String, String> forGateway() {
        var variables = new LinkedHashMap<String, String>();
        for (int number = 0; number < NAMES.size(); number++) {
            var name = NAMES.get(number).toUpperCase(Locale.ROOT).replace('-', '_');
            variables.put("TLS_LAB_PORTS_" + name, String.valueOf(ports.tlsLab() + number));
        }
        return variables;
    }
}
