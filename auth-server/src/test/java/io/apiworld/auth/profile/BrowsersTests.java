package io.apiworld.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowsersTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0      | Firefox on Linux",
                "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0  | Edge on Windows",
                "api-world-lab                                                               | The lab, for its lessons",
                "api-world                                                                   | The command line",
                "something of one's own                                                      | Unknown browser",
            })
    void areCalledWhatPeopleCallThem(String userAgent, String name) {
        assertThat(Browsers.name(userAgent)).isEqualTo(name);
    }
}
