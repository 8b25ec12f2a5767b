package io.apiworld.auth.federation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Why somebody whom a provider knows does not get in. */
public enum Refusal {
    EMAIL_NOT_VERIFIED("That provider has not verified your e-mail address, so it cannot tell which account is yours."),
    NO_ACCOUNT("There is no account here with that e-mail address. An administrator can create one."),
    WRONG_ORGANIZATION("That account belongs to another organization."),
    OTHER_IDENTITY("Your account is linked to another person at that provider. Sign in in another way."),
    PROVIDER_UNAVAILABLE("That provider cannot be reached just now. Sign in in another way, or try again."),
    PROVIDER_REFUSED("That provider did not sign you in.");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Refusal> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    OAuth2AuthenticationException exception() {
        return new OAuth2AuthenticationException(new OAuth2Error(code(), words, null));
    }
}
