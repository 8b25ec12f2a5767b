package io.apiworld.auth.login;

import io.apiworld.auth.session.Method;
import io.apiworld.auth.session.SignIns;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

@Component
class PasswordSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SignIns signIns;

    PasswordSignIn(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var person =
                signIns.begin(request, response, authentication.getName(), Method.PASSWORD, Method.PASSWORD.words());
        super.onAuthenticationSuccess(request, response, person);
    }
}
