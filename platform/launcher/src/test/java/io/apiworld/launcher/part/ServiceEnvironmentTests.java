package io.apiworld.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.setting.Ports;
import io.apiworld.launcher.setting.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "AUTH", "CRM", "CHAT", "WEBHOOKS"})
    void whatLessonsBreakCanBeBroken(Service service) {
        assertThat(environment().of(service)).containsEntry("SPRING_PROFILES_INCLUDE", "lab");
    }

    @ParameterizedTest
    @EnumSource(names = {"LAB", "SANDBOX"})
    void whatBreaksOthersCannot(Service service) {
        assertThat(environment().of(service)).doesNotContainKey("SPRING_PROFILES_INCLUDE");
    }

    @Test
    void theGatewayIsToldOfEverySiteOfTheTlsLab() {
        assertThat(environment().of(Service.GATEWAY))
                .containsEntry("TLS_LAB_PORTS_SOUND", "18433")
                .containsEntry("TLS_LAB_PORTS_GARBAGE", "18448")
                .containsEntry("TLS_LAB_PORTS_CUT_OFF", "18449");
    }

    private ServiceEnvironment environment() {
        return new ServiceEnvironment(new Settings(directory, new Home(directory.resolve("var")), Ports.DEFAULT));
    }
}
