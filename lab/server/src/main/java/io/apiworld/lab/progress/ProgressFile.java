package io.apiworld.lab.progress;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.lab.progress.Progress.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person has done, as a file that goes from one API World to another.
 *
 * @param version of the form of this file
 * @param person whose it was; who imports it has it from then on
 */
record ProgressFile(
        @Nullable Integer version,
        @Nullable String person,
        @Nullable Instant exportedAt,
        @Nullable List<@Nullable Row> rows) {

    static final int VERSION = 1;

    /** Two clocks may differ so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int NAMED = 50;

    record Row(
            @Nullable String lesson,
            @Nullable Instant watchedAt,
            @Nullable Instant solvedAt) {}

    static ProgressFile of(String person, Instant now, Stream<Done> done) {
        return new ProgressFile(
                VERSION,
                person,
                now,
                done.<@Nullable Row>map(one -> new Row(one.lesson(), one.watchedAt(), one.solvedAt()))
                        .toList());
    }

    /**
     * What is in it, all or nothing: who sees a part of it taken over would have to find out which.
     *
     * @throws InvalidFields naming every row that cannot be
     */
    List<Done> sound(Predicate<String> isLesson, Instant now) {
        if (version == null || version != VERSION) {
            throw new InvalidFields(
                    List.of(new ProblemField("/version", "must be %d, the only one there is".formatted(VERSION))));
        }
        if (rows == null) {
            throw new InvalidFields(List.of(new ProblemField("/rows", "must be a list of what was done")));
        }
        var wrong = new ArrayList<ProblemField>();
        var seen = new HashSet<String>();
        for (var index = 0; index < rows.size() && wrong.size() < NAMED; index++) {
            check(rows.get(index), "/rows/" + index, isLesson, now, seen, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
        return rows.stream()
                .filter(Objects::nonNull)
                .map(row -> new Done(Objects.requireNonNull(row.lesson()), row.watchedAt(), row.solvedAt()))
                .toList();
    }

    private static void check(
            @Nullable Row row,
            String at,
            Predicate<String> isLesson,
            Instant now,
            HashSet<String> seen,
            List<ProblemField> wrong) {
        if (row == null) {
            wrong.add(new ProblemField(at, "must be an object"));
            return;
        }
        if (row.lesson() == null || !isLesson.test(row.lesson())) {
            wrong.add(
                    new ProblemField(at + "/lesson", "is no lesson of this version: GET /lab/api/lessons names them"));
        } else if (!seen.add(row.lesson())) {
            wrong.add(new ProblemField(at + "/lesson", "comes a second time"));
        }
        if (row.watchedAt() == null && row.solvedAt() == null) {
            wrong.add(new ProblemField(at, "must have watchedAt, solvedAt or both"));
        }
        checkTime(row.watchedAt(), at + "/watchedAt", now, wrong);
        checkTime(row.solvedAt(), at + "/solvedAt", now, wrong);
    }

    private static void checkTime(@Nullable Instant time, String at, Instant now, List<ProblemField> wrong) {
        if (time != null && time.isAfter(now.plus(SKEW))) {
            wrong.add(new ProblemField(at, "is still to come"));
        } else if (time != null && time.isBefore(Instant.EPOCH)) {
            wrong.add(new ProblemField(at, "is before 1970"));
        }
    }
}
