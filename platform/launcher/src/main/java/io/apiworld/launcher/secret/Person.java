package io.apiworld.launcher.secret;

import io.apiworld.launcher.trouble.Trouble;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Someone that the demonstration knows, with what they may ask a token for. */
public record Person(String username, String name, String role, String about, List<String> scopes) {

    private static final List<String> CUSTOMER =
            List.of("openid", "profile", "email", "read:customers", "read:chat", "write:chat");
    private static final List<String> AGENT = plus(CUSTOMER, "write:customers", "read:tickets", "write:tickets");
    private static final List<String> SUPERVISOR = plus(AGENT, "read:webhooks");
    private static final List<String> ADMIN = plus(SUPERVISOR, "write:webhooks", "admin");

    public static final List<Person> ALL = List.of(
            new Person("cesar", "Cesar Gonzalez", "customer", "customer 12345, premium", CUSTOMER),
            new Person("vera", "Vera Lindqvist", "customer", "customer 20001, VIP", CUSTOMER),
            new Person("agent01", "Amira Haddad", "agent", "takes chats", AGENT),
            new Person("agent02", "Jonas Weber", "agent", "takes chats", AGENT),
            new Person("supervisor", "Ruth Okafor", "supervisor", "sees deliveries too", SUPERVISOR),
            new Person("admin", "Alex Kim", "admin", "may do everything", ADMIN));

    /** @throws Trouble if nobody is called so */
    public static Person named(String username) {
        return ALL.stream()
                .filter(person -> person.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new Trouble(
                        "Nobody is called \"" + username + "\".",
                        "There are: " + ALL.stream().map(Person::username).collect(Collectors.joining(", ")),
                        Trouble.REFUSED));
    }

    private static List<String> plus(List<String> scopes, String... more) {
        return Stream.concat(scopes.stream(), java.util.Arrays.stream(more)).toList();
    }
}
