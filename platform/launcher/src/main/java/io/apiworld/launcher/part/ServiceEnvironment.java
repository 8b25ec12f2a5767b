package io.apiworld.launcher.part;

import io.apiworld.launcher.setting.Settings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a service is told: where the others are, where its certificates and secrets lie. No secret is in it. */
record ServiceEnvironment(Settings settings) {

    /** Of the surroundings only what concerns the machine, never what would configure a service. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME");

    /** Those that the lab can break. */
    private static final Set<Service> BREAKABLE =
            EnumSet.of(Service.GATEWAY, Service.AUTH, Service.CRM, Service.CHAT, Service.WEBHOOKS);

    static Map<String, String> inherited() {
        var variables = new LinkedHashMap<String, String>();
        INHERITED.forEach(name -> {
            var value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    Map<String, String> of(Service service) {
        var home = settings.home();
        var ports = settings.ports();
        var variables = inherited();
        variables.put(
                "SPRING_CONFIG_IMPORT",
                "configtree:%s/,optional:file:%s"
                        .formatted(home.secrets().resolve(service.partName()), home.settings(service.partName())));
        variables.put("TLS_DIRECTORY", home.tls().toString());
        variables.put("PUBLIC_URL", ports.publicUrl());
        variables.put("SERVER_PORT", String.valueOf(ports.service(service.number())));
        variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.management(service.number())));
        for (var other : Service.values()) {
            variables.put(other.variable(), "https://localhost:" + ports.service(other.number()));
        }
        variables.put("SERVICES_ZIPKIN", "http://localhost:" + ports.zipkin());
        variables.put("DATABASE_HOST", "127.0.0.1");
        variables.put("DATABASE_PORT", String.valueOf(ports.postgres()));
        if (BREAKABLE.contains(service)) {
            variables.put("SPRING_PROFILES_INCLUDE", "lab");
        }
        if (service == Service.GATEWAY) {
            variables.put("TAP_TO", "https://localhost:" + ports.service(Service.LAB.number()) + "/lab/tap");
            variables.put("REDIRECT_PORT", String.valueOf(ports.http()));
            variables.putAll(new TlsSites(ports).forGateway());
        }
        if (service == Service.SANDBOX) {
            variables.putAll(new TlsSites(ports).forSandbox());
        }
        if (service == Service.LAB) {
            variables.putAll(whereEachSaysHowItIs());
            variables.put("LAB_DOOR_PLAIN", "http://localhost:" + ports.http());
            variables.put("LOG_DIRECTORY", home.logs().toString());
        }
        variables.putAll(settings.environmentOf(service.partName()));
        return variables;
    }

    private Map<String, String> whereEachSaysHowItIs() {
        var variables = new LinkedHashMap<String, String>();
        for (var service : EnumSet.complementOf(EnumSet.of(Service.LAB))) {
            variables.put(
                    "LAB_PARTS_" + service.partName().replace("-", "").toUpperCase(Locale.ROOT),
                    "https://localhost:" + settings.ports().management(service.number()));
        }
        return variables;
    }
}
