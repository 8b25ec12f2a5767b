package io.apiworld.launcher.part;

import io.apiworld.launcher.process.Program;
import io.apiworld.launcher.setting.Settings;
import java.util.Map;
import java.util.TreeMap;

/** The tracing UI, with its traces in memory. */
record Zipkin(Settings settings) {

    private static final int HEAP_MEGABYTES = 160;

    Application application() {
        var jvm = new Jvm(HEAP_MEGABYTES, true, settings.home().logs());
        return Application.of(Parts.ZIPKIN, settings.zipkinJar(), jvm, settings);
    }

    Program program() {
        var variables = new TreeMap<>(ServiceEnvironment.inherited());
        variables.putAll(Map.of(
                "STORAGE_TYPE", "mem",
                "MEM_MAX_SPANS", "60000",
                "QUERY_PORT", String.valueOf(settings.ports().zipkin()),
                "ARMERIA_PORTS_0_IP", "127.0.0.1",
                "ARMERIA_PORTS_0_PORT", String.valueOf(settings.ports().zipkin()),
                "ARMERIA_PORTS_0_PROTOCOLS_0", "HTTP",
                "SPRING_MAIN_BANNER_MODE", "off",
                "LOGGING_LEVEL_ROOT", "warn",
                "LOGGING_LEVEL_COM_LINECORP_ARMERIA_SERVER_SERVER", "warn"));
        variables.putAll(settings.environmentOf(Parts.ZIPKIN));
        // Its version of Netty asks for what JDK 24 and later warn of.
        var command = application().command("--sun-misc-unsafe-memory-access=allow", "-Dio.netty.noUnsafe=false");
        return new Program(command, variables, settings.home().path());
    }
}
