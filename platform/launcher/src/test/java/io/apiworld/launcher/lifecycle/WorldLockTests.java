package io.apiworld.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldLockTests {

    @TempDir
    Path directory;

    @Test
    void whoComesSecondIsToldWhoWasFirst() {
        var home = new Home(directory);
        try (var _ = WorldLock.of(home)) {
            assertThatThrownBy(() -> WorldLock.of(home))
                    .isInstanceOfSatisfying(
                            Trouble.class,
                            trouble -> assertThat(trouble.exitCode()).isEqualTo(Trouble.BUSY))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void canBeHadAgainAfterwards() {
        var home = new Home(directory);
        WorldLock.of(home).close();

        WorldLock.of(home).close();
    }
}
