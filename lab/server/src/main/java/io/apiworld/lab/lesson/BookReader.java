package io.apiworld.lab.lesson;

import io.apiworld.defaults.yaml.InvalidYaml;
import io.apiworld.defaults.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads every lesson there is below a folder: the book's {@code chapters.yaml}, and for each row of a chapter one file. */
final class BookReader {

    private final ResourcePatternResolver files;
    private final String folder;
    private final LessonReader lessons;

    /** @param folder such as {@code classpath:lessons} */
    BookReader(ResourcePatternResolver files, String folder, LessonReader lessons) {
        this.files = files;
        this.folder = folder;
        this.lessons = lessons;
    }

    /** @throws InvalidYaml naming file and line, for whatever could not work */
    Book read() {
        var contents = yaml("chapters.yaml", files.getResource(folder + "/chapters.yaml"));
        contents.mustKnowAll(Set.of("chapters"), "entry");
        return new Book(contents.maps("chapters").stream().map(this::chapter).toList());
    }

    private Chapter chapter(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("id", "title", "about", "rows"), "entry of a chapter");
        var id = yaml.text("id");
        var found = new LinkedHashMap<String, YamlMap>();
        filesOf(id).forEach((name, file) -> {
            var lesson = yaml(name, file);
            var row = lesson.text("row");
            if (!name.equals(id + "/" + row.substring(row.indexOf('.') + 1) + ".yaml")) {
                throw lesson.wrong("row", "the lesson of %s does not belong into this file".formatted(row));
            }
            if (!yaml.texts("rows").contains(row)) {
                throw lesson.wrong("row", "the chapter %s has no row %s".formatted(id, row));
            }
            found.put(row, lesson);
        });
        return new Chapter(
                id,
                yaml.text("title"),
                yaml.text("about"),
                yaml.texts("rows").stream()
                        .map(row -> {
                            var lesson = found.get(row);
                            if (lesson == null) {
                                throw yaml.wrong("rows", "there is no lesson for the row " + row);
                            }
                            return lessons.read(id, lesson);
                        })
                        .toList());
    }

    private Map<String, Resource> filesOf(String chapter) {
        try {
            var byName = new LinkedHashMap<String, Resource>();
            Arrays.stream(files.getResources("%s/%s/*.yaml".formatted(folder, chapter)))
                    .forEach(file -> byName.put(chapter + "/" + file.getFilename(), file));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static YamlMap yaml(String name, Resource file) {
        try (var content = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return YamlMap.read("lessons/" + name, content);
        } catch (IOException e) {
            throw new UncheckedIOException("lessons/" + name, e);
        }
    }
}
