// What a look into a service's database asked, and the rows that it found.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";

const words = text.lessons.found;

/** @param {object} found query, with: its values by name, columns, rows: the first of them, count */
export function foundView({ query, with: values, columns, rows, count }) {
  return h(
    "section",
    { class: "message", "aria-label": words.heading },
    h("h3", {}, words.heading),
    h(
      "div",
      { class: "wire-text", tabindex: 0, role: "group", "aria-label": words.query },
      h("div", { class: "first-line" }, query),
      Object.entries(values).map(([name, value]) => h("div", { class: "wire-line" }, h("span", { class: "name" }, `:${name} = `), h("span", {}, value))),
    ),
    rows.length === 0 ? h("p", { class: "note" }, words.none) : h("div", { class: "found-rows", tabindex: 0, role: "group", "aria-label": words.rows }, table(columns, rows)),
    count > rows.length && h("p", { class: "note" }, words.more(count - rows.length)),
  );
}

function table(columns, rows) {
  return h(
    "table",
    { class: "table" },
    h("caption", { class: "sr-only" }, words.rows),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
    h(
      "tbody",
      {},
      rows.map((row) => h("tr", {}, row.map((value) => h("td", { class: "mono" }, value ?? h("span", { class: "note" }, words.nothing))))),
    ),
  );
}
