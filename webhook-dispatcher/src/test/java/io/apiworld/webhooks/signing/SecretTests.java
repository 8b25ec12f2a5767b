package io.apiworld.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTests {

    @Test
    void isRandomAndAsLongAsTheAlgorithmsKey() {
        assertThat(Secret.random()).isNotEqualTo(Secret.random());
        assertThat(Secret.random().key()).hasSize(32);
        assertThat(Secret.random().words()).startsWith("whsec_");
    }

    @Test
    void doesNotShowItselfInText() {
        var secret = Secret.random();

        assertThat("endpoint with " + secret).isEqualTo("endpoint with whsec_...");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void holds24To64Bytes(int length) {
        assertThat(new Secret(wordsOf(length)).key()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void holdsNeitherFewerNorMore(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(wordsOf(length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec",
                "whsec_",
                "whsec_not base64!",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8G",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void isRefusedInAnyOtherFormWithoutBeingRepeated(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secret(words))
                .withMessage("A webhook secret is whsec_ and 24 to 64 bytes in base64");
    }

    private static String wordsOf(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
