package io.apiworld.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginFormTests {

    @Test
    void carriesWhatThePageHides() {
        var form = LoginForm.in("""
                <form class="login" method="post" action="/login?a=1&amp;b=2">
                  <input name="username"><input type='password' name='password'>
                  <input type="hidden" name="_csrf" value="ab&#x2b;c&#61;" />
                </form>""").orElseThrow();

        assertThat(form.action()).isEqualTo("/login?a=1&b=2");
        assertThat(form.filledIn("cesar", "secret"))
                .containsEntry("_csrf", "ab+c=")
                .containsEntry("username", "cesar")
                .containsEntry("password", "secret");
    }

    @Test
    void isTheOneThatAsksForAPassword() {
        var form = LoginForm.in("""
                <form action="/search"><input type="text" name="q"></form>
                <form action="/login"><input type="password" name="password"></form>""").orElseThrow();

        assertThat(form.action()).isEqualTo("/login");
    }

    @Test
    void isNotOnAPageThatAsksForNoPassword() {
        assertThat(LoginForm.in("<h1>Something went wrong</h1>")).isEmpty();
    }
}
