package io.apiworld.auth.account;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is here, and so the most that a token may do for them. */
public enum Role {
    CUSTOMER("openid profile email read:customers read:chat write:chat"),
    AGENT(CUSTOMER, "write:customers read:tickets write:tickets"),
    SUPERVISOR(AGENT, "read:webhooks"),
    ADMIN(SUPERVISOR, "write:webhooks admin");

    /** Scopes that say who a person is, not what may be done for them (OpenID Connect Core, section 5.4). */
    public static final Set<String> IDENTITY = Set.of("openid", "profile", "email");

    private final Set<String> scopes;

    Role(String scopes) {
        this.scopes = Set.of(scopes.split(" "));
    }

    Role(Role lesser, String more) {
        this.scopes = Stream.concat(lesser.scopes.stream(), Stream.of(more.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the scopes asked for that this role may hold, in the order asked for. */
    public Set<String> narrow(Collection<String> asked) {
        var narrowed = new LinkedHashSet<>(asked);
        narrowed.retainAll(scopes);
        return narrowed;
    }

    /** Every scope there is, in the order of the alphabet. */
    public static List<String> allScopes() {
        return ADMIN.scopes.stream().sorted().toList();
    }

    /** As in tokens and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
