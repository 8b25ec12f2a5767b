package io.apiworld.lab.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.token.Anatomy.Kind;
import io.apiworld.testsupport.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AnatomyTests {

    private static final String TOKEN = TestTokens.token().value();

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer  ", "Authorization: Bearer ", "  \n"})
    void takesWhatIsCopiedAlongForNoPartOfIt(String before) {
        var anatomy = of(before + TOKEN + "\n");

        assertThat(anatomy.kind()).isEqualTo(Kind.JWT);
        assertThat(anatomy.token()).isEqualTo(TOKEN);
    }

    @Test
    void saysWhereATokenWasCutOff() {
        var parts = TOKEN.split("\\.");

        assertThat(of(parts[0])).extracting(Anatomy::kind).isEqualTo(Kind.CUT_OFF);
        assertThat(of(parts[0]).says()).contains("this has 1", "and the signature are missing");
        assertThat(of(parts[0] + "." + parts[1]).says()).contains("this has 2", "The signature is missing");
        assertThat(of(parts[0] + "." + parts[1] + ".").says()).contains("this has 2", "The signature is missing");
        assertThat(of(parts[0] + "." + parts[1].substring(0, 21)).says()).contains("this has 2", "The claims");
        assertThat(of(parts[0].substring(0, 11)).says()).contains("its header is damaged");
    }

    @Test
    void tellsDamagedClaimsFromMissingOnes() {
        var parts = TOKEN.split("\\.");

        assertThat(of(parts[0] + ".!" + parts[1].substring(1) + "." + parts[2]).says())
                .startsWith("Damaged");
        assertThat(of(TOKEN + ".more").says()).startsWith("Damaged: a JWT has three parts, this has 4");
    }

    @ParameterizedTest
    @CsvSource({
        "aw_live_Ab3dEf9h_0123456789, API_KEY, x-api-key",
        "6b1f6e0a-2d0c, OPAQUE, this has 1 part",
        "a.b.c, OPAQUE, this has 3 parts",
        "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d, ENCRYPTED, five parts",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0., CUT_OFF, alg is none"
    })
    void tellsTokensOfOtherKindsApart(String text, Kind kind, String says) {
        assertThat(of(text).kind()).isEqualTo(kind);
        assertThat(of(text).says()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "at+jwt, An access token",
        "dpop+jwt, A proof",
        "logout+jwt, A logout token",
        "JWT, A JWT that does not say"
    })
    void saysWhatAJwtIsFor(String type, String says) {
        assertThat(of(TestTokens.token().type(type).value()).says()).startsWith(says);
        assertThat(of(TestTokens.token().type("JWT").claim("nonce", "n").value())
                        .says())
                .startsWith("An ID token");
    }

    @Test
    void neverTellsTheTokenByAccident() {
        assertThat(of(TOKEN).toString()).doesNotContain(TOKEN.substring(0, 20));
    }

    private static Anatomy of(String text) {
        return Anatomy.of(text, JsonMapper.shared());
    }
}
