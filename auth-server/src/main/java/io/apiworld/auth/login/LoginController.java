package io.apiworld.auth.login;

import io.apiworld.auth.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {

    private final LoginPage login;
    private final Page signedOut = Page.named("signed-out");

    LoginController(LoginPage login) {
        this.login = login;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String error) {
        return login.shown(request, response, HttpStatus.OK, error == null ? "" : LoginFailure.reason(error));
    }

    @GetMapping("/signed-out")
    ResponseEntity<String> signedOut() {
        return signedOut.answer();
    }
}
