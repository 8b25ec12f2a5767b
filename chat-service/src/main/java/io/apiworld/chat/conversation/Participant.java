package io.apiworld.chat.conversation;

import io.apiworld.defaults.security.Caller;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the conversations see him.
 *
 * @param customerId of a customer: whose conversations are his own
 * @param oversees may speak in conversations that another agent holds
 */
public record Participant(
        String username, String name, Role role, @Nullable String customerId, boolean oversees) {

    public enum Role {
        CUSTOMER,
        AGENT,
        /** A machine that speaks for nobody. */
        SYSTEM;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Role of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** In the strongest of his roles. A token without any role is a customer of nothing, and sees nothing. */
    public static Participant of(Caller caller) {
        if (Stream.of("agent", "supervisor", "admin").anyMatch(caller::hasRole)) {
            var oversees = caller.hasRole("supervisor") || caller.hasRole("admin");
            return new Participant(caller.username(), caller.displayName(), Role.AGENT, null, oversees);
        }
        if (caller.hasRole("integration")) {
            return new Participant(caller.username(), caller.displayName(), Role.SYSTEM, null, true);
        }
        return customer(caller);
    }

    public static Participant customer(Caller caller) {
        return new Participant(
                caller.username(),
                caller.displayName(),
                Role.CUSTOMER,
                caller.customerId().orElse(null),
                false);
    }

    public boolean isCustomer() {
        return role == Role.CUSTOMER;
    }

    public boolean isAgent() {
        return role == Role.AGENT;
    }

    public boolean mayActFor(String customer) {
        return !isCustomer() || customer.equals(customerId);
    }

    public boolean maySee(Conversation conversation) {
        return mayActFor(conversation.customer().customerId());
    }

    public boolean maySpeakIn(Conversation conversation) {
        return maySee(conversation) && (!isAgent() || oversees || conversation.isHeldBy(username));
    }

    /** An agent may not end what another one holds. */
    public boolean mayEnd(Conversation conversation) {
        return maySpeakIn(conversation) || (isAgent() && conversation.holder() == null);
    }
}
