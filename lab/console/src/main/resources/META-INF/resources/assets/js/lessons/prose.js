// Texts of lessons: paragraphs, and `code` between backticks. Nothing else, so that nothing has to be escaped.
import { h } from "../shared/dom.js";

export function prose(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => h("p", {}, inline(paragraph)));
}

export function inline(text) {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? h("code", {}, part) : part));
}
