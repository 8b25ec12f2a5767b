package io.apiworld.lab.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All chapters and their lessons. */
public record Book(List<Chapter> chapters) {

    public Stream<Lesson> lessons() {
        return chapters.stream().flatMap(chapter -> chapter.lessons().stream());
    }

    public Optional<Lesson> lesson(String id) {
        return lessons().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
