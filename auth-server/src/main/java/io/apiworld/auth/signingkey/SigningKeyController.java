package io.apiworld.auth.signingkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.apiworld.auth.signingkey.SigningKey.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: which keys there are, and a rotation before its time. No answer holds a private key. */
@RestController
@RequestMapping("/api/signing-keys")
class SigningKeyController {

    private final SigningKeys keys;
    private final KeyRules rules;
    private final Clock clock;

    SigningKeyController(SigningKeys keys, KeyRules rules, Clock clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    Listed list() {
        var now = clock.instant();
        var all = keys.all();
        return new Listed(all.stream().map(key -> view(key, all, now)).toList());
    }

    /** Accepted, not done: the new keys sign after the lead. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Listed rotate() {
        keys.rotate();
        return list();
    }

    private View view(SigningKey key, List<SigningKey> all, Instant now) {
        var retiredAt = key.retiredAt(all, now);
        return new View(
                key.kid(),
                key.algorithm(),
                word(key.state(all, now)),
                key.createdAt(),
                key.signsFrom(),
                retiredAt,
                retiredAt == null ? null : retiredAt.plus(rules.keepRetired()));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    record Listed(List<View> items) {}

    /**
     * @param retiredAt for those that sign no more
     * @param verifiesUntil when a retired one goes out of the published set
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String kid,
            String algorithm,
            String state,
            Instant publishedAt,
            Instant signsFrom,
            @Nullable Instant retiredAt,
            @Nullable Instant verifiesUntil) {}
}
