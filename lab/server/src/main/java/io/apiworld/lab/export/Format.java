package io.apiworld.lab.export;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** As what lessons are taken along. */
enum Format {
    /** With response handlers, as IntelliJ's HTTP Client and httpYac know them. */
    HTTP(".http", text()),
    /** With request variables, as the REST Client of Visual Studio Code knows them. */
    VSCODE(".rest", text()),
    CURL(".sh", text()),
    POSTMAN(".postman_collection.json", MediaType.APPLICATION_JSON);

    private final String ending;
    private final MediaType type;

    Format(String ending, MediaType type) {
        this.ending = ending;
        this.type = type;
    }

    String fileOf(String what) {
        return what + ending;
    }

    MediaType type() {
        return type;
    }

    private static MediaType text() {
        return new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    }
}
