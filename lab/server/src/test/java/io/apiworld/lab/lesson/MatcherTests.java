package io.apiworld.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.apiworld.lab.lesson.Matcher.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTests {

    private final Template template = new Template(Map.of("tag", "\"1-a\""));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "present, anything, true",
                "present, -, false",
                "absent, -, true",
                "absent, anything, false",
                "premium, premium, true",
                "premium, vip, false",
                "premium, -, false",
                "= present, present, true",
                "= present, something, false",
                "has next, rel=next, true",
                "has next, rel=first, false",
                "lacks next, rel=first, true",
                "lacks next, rel=next, false",
                "lacks next, -, false",
                "has next, -, false",
                "not vip, premium, true",
                "not vip, vip, false",
                "not vip, -, false",
                "/[0-9]+/, 12345, true",
                "/[0-9]+/, 12a, false",
                "{{tag}}, ~\"1-a\"~, true",
                "not {{tag}}, ~\"1-a\"~, false",
                "has {{tag}}, ~\"2-b\"~, false",
            })
    void acceptsWhatItSaysAndNothingElse(String written, @Nullable String value, boolean accepted) {
        assertThat(Matcher.of(written).accepts(new Value(value, null), template))
                .isEqualTo(accepted);
    }

    @Test
    void countsTheItemsOfAList() {
        assertThat(Matcher.of("size 2").accepts(new Value("[1,2]", 2), template))
                .isTrue();
        assertThat(Matcher.of("size 2").accepts(new Value("[1]", 1), template)).isFalse();
        assertThat(Matcher.of("size 2").accepts(new Value("2", null), template)).isFalse();
    }

    @Test
    void isNoBrokenRegularExpression() {
        assertThatIllegalArgumentException().isThrownBy(() -> Matcher.of("/[/")).withMessageContaining("[");
    }
}
