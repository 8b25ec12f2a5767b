// Lessons as files for the tools that one has anyway.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { card } from "./card.js";

const words = text.lessons.takeaway;

export function takeawayCard({ id }) {
  return card("takeaway", words.heading, h("div", { class: "stack" }, h("p", { class: "note" }, words.text), files(`/lab/api/lessons/${id}/export`, id)));
}

/** The same for a whole chapter, closed until somebody wants it. */
export function chapterTakeaway({ id, title }) {
  return h("details", { class: "takeaway" }, h("summary", {}, words.heading), files(`/lab/api/chapters/${id}/export`, title));
}

function files(address, what) {
  return h("ul", { class: "row" }, Object.entries(words.formats).map(([format, name]) => h("li", {}, h("a", { class: "btn small", href: `${address}?as=${format}`, download: true, "aria-label": words.label(what, name) }, name))));
}
