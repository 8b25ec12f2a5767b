package io.apiworld.defaults.entitytag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTests {

    final EntityTag current = EntityTag.of(7, 2, "normal");

    @ParameterizedTest
    @ValueSource(strings = {"\"7-2-normal\"", "*", " * ", "\"1\", \"7-2-normal\"", "W/\"1\",\"7-2-normal\""})
    void letsPassWhoSawTheCurrentState(String ifMatch) {
        assertThatNoException().isThrownBy(() -> current.require(ifMatch));
    }

    @Test
    void letsPassWhoNamesNoState() {
        assertThatNoException().isThrownBy(() -> current.require(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6-2-normal\"", "W/\"7-2-normal\"", "7-2-normal", "", "\"\""})
    void refusesWhoSawAnotherStateOrNamesItWeakly(String ifMatch) {
        assertThatExceptionOfType(RecordHasChanged.class).isThrownBy(() -> current.require(ifMatch));
    }

    @Test
    void namesTheSameContentAlikeAndAnotherOtherwise() {
        assertThat(EntityTag.ofContent(new byte[] {1})).isEqualTo(EntityTag.ofContent(new byte[] {1}));
        assertThat(EntityTag.ofContent(new byte[] {1})).isNotEqualTo(EntityTag.ofContent(new byte[] {2}));
        assertThat(EntityTag.ofContent(new byte[] {1}).value()).matches("\"[A-Za-z0-9_-]{22}\"");
    }
}
