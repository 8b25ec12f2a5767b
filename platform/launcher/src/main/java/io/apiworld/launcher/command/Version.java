package io.apiworld.launcher.command;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/launcher.properties")) {
            properties.load(in);
        }
        return new String[] {
            "API World " + properties.getProperty("version"),
            "PostgreSQL " + properties.getProperty("postgres"),
            "Java " + Runtime.version()
        };
    }
}
