package io.apiworld.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.defaults.sealing.Seal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTests {

    final Seal seal = new Seal(new byte[32]);

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open("key 1", seal.close("key 1", "a secret"))).isEqualTo("a secret");
    }

    @Test
    void hidesTheTextAndNeverTwiceAlike() {
        var once = seal.close("key 1", "a secret");

        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(once).isNotEqualTo(seal.close("key 1", "a secret"));
    }

    @Test
    void opensNothingThatBelongsElsewhereOrWasChanged() {
        var closed = seal.close("key 1", "a secret");

        assertThatThrownBy(() -> seal.open("key 2", closed)).isInstanceOf(IllegalStateException.class);
        closed[20] ^= 1;
        assertThatThrownBy(() -> seal.open("key 1", closed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertThatThrownBy(() -> Seal.ofBase64("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
    }
}
