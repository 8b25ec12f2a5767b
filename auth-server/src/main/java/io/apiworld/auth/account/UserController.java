package io.apiworld.auth.account;

import io.apiworld.auth.account.Creation.Created;
import io.apiworld.auth.account.Creation.EmailTaken;
import io.apiworld.auth.account.Creation.UsernameTaken;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.defaults.security.Caller;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {

    private static final Logger log = LoggerFactory.getLogger(UserController.class);

    private final JdbcAccounts accounts;
    private final PasswordEncoder encoder;
    private final Validator validator;

    UserController(JdbcAccounts accounts, PasswordEncoder encoder, Validator validator) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.validator = validator;
    }

    /** The second path is the guide's own spelling, for POST alone. */
    @PostMapping({"/api/users", "/api/create-user"})
    ResponseEntity<User> create(Authentication authentication, @RequestBody NewUser user) {
        var administrator = administrator(authentication);
        check(user);
        return switch (accounts.create(user.account(), encoder.encode(user.password()))) {
            case Created(Account account) -> {
                log.info("User created: person={} by={}", account.username(), administrator);
                yield ResponseEntity.created(URI.create("/api/users/" + account.username()))
                        .body(User.of(account));
            }
            case UsernameTaken _ -> throw new UserExists("username");
            case EmailTaken _ -> throw new UserExists("email");
        };
    }

    @GetMapping("/api/users/{id}")
    User read(Authentication authentication, @PathVariable String id) {
        administrator(authentication);
        return accounts.named(id).map(User::of).orElseThrow(UnknownUser::new);
    }

    private static String administrator(Authentication authentication) {
        var caller = Caller.of(authentication);
        if (!caller.hasRole("admin")) {
            throw new AdministratorsOnly();
        }
        return caller.username();
    }

    /** All that is wrong at once, so that nobody has to try as often as there are mistakes. */
    private void check(NewUser user) {
        var broken = validator.validate(user).stream()
                .map(rule -> new ProblemField("/" + rule.getPropertyPath(), rule.getMessage()));
        var wrong = Stream.concat(broken, user.contradictions())
                .sorted(Comparator.comparing(ProblemField::pointer))
                .toList();
        if (!wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
    }
}
