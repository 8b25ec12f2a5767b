// What a person has done of a lesson: watched it, solved it, both, or neither yet.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";

const words = text.lessons.marks;

export function marksOf(progress, lesson) {
  const its = progress?.done.find((one) => one.lesson === lesson);
  return { watched: Boolean(its?.watchedAt), solved: Boolean(its?.solvedAt) };
}

export function marks({ watched, solved }) {
  return [watched && mark(words.watched), solved && mark(words.solved)].filter(Boolean);
}

function mark(says) {
  return h("span", { class: "pill good" }, icon("check", 12), says);
}
