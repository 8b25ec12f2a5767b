package io.apiworld.crm.security;

import io.apiworld.defaults.security.Caller;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Whose records a caller may meet: staff and machines all, a customer its own, anybody else none. */
public final class RecordAccess {

    private final boolean all;
    private final @Nullable String own;

    private RecordAccess(boolean all, @Nullable String own) {
        this.all = all;
        this.own = own;
    }

    public static RecordAccess of(Authentication authentication) {
        var caller = Caller.of(authentication);
        var all = Stream.of("agent", "supervisor", "integration", "admin").anyMatch(caller::hasRole);
        var own = caller.hasRole("customer") ? caller.customerId().orElse(null) : null;
        if (!all && own == null) {
            throw new NoRecordAccess();
        }
        return new RecordAccess(all, own);
    }

    public void require(String customerId) {
        if (!all && !customerId.equals(own)) {
            throw new NotYourRecord();
        }
    }

    /** The one customer whose records a list may show; empty where it may show all. */
    public Optional<String> only() {
        return all ? Optional.empty() : Optional.ofNullable(own);
    }
}
