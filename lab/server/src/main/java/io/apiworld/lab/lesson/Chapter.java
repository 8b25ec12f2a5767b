package io.apiworld.lab.lesson;

import java.util.List;

/** @param lessons in the order in which they are best learnt; one for each row of the guide's chapter */
public record Chapter(String id, String title, String about, List<Lesson> lessons) {}
