package io.apiworld.crm.mapping;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From an agent's name, or user name, to the user name. */
@Component
class AgentLookup implements Lookup {

    private final JdbcClient jdbc;

    AgentLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "agents";
    }

    @Override
    public Optional<String> find(String key) {
        return jdbc.sql("select username from agent where name = :key or username = :key limit 1")
                .param("key", key)
                .query(String.class)
                .optional();
    }
}
