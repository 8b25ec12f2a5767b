package io.apiworld.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTests {

    @ParameterizedTest
    @CsvSource({
        "4, '',  abcd,     abcd",
        "4, '',  abcde,    abcd",
        "4, '.', abcde,    abc.",
        "4, '',  äöü,      äö",
        "5, '',  äöü,      äö",
        "6, '…', äöüß,     ä…",
        "5, '',  😀😀,     😀",
        "3, '',  😀😀,     ''",
        "3, '…', abcd,     …"
    })
    void countsBytesAndCutsNoCharacter(int maxBytes, String marker, String text, String cut) {
        assertThat(new Truncation(maxBytes, marker).apply(text)).isEqualTo(cut);
    }

    @Test
    void neverExceedsItsSize() {
        var text = "aä€😀".repeat(10);

        for (int size = 3; size < 120; size++) {
            assertThat(Truncation.bytes(new Truncation(size, "…").apply(text))).isLessThanOrEqualTo(size);
        }
    }
}
