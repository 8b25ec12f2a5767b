package io.apiworld.launcher.token;

import java.util.List;

/** An access token. Its text is not to be printed unless that was asked for. */
public record Token(String value, List<String> scopes) {

    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "Token with scopes " + scopes;
    }
}
