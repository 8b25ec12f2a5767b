package io.apiworld.lab.store;

import java.util.Map;
import java.util.Set;

/** The databases of the services. */
public interface Stores {

    /** Services that store anything, by the names of their databases. */
    Map<String, String> DATABASES = Map.of(
            "auth-server", "auth",
            "crm-service", "crm",
            "chat-service", "chat",
            "webhook-dispatcher", "webhooks");

    Set<String> SERVICES = DATABASES.keySet();

    /**
     * What is there and committed now.
     *
     * @param service one of {@link #SERVICES}
     * @param query one select, with names of values as {@code :name}
     * @param values bound, never written into the query; PostgreSQL takes each for the type that it is compared with
     * @throws StoreUnread if the database is away, or refuses the query
     */
    Rows look(String service, String query, Map<String, String> values);
}
