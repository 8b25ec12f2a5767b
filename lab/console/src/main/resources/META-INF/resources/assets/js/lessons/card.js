// A part of a lesson's page, with its heading.
import { h } from "../shared/dom.js";

export function card(name, heading, ...body) {
  return h("section", { class: "card", "aria-labelledby": `${name}-heading` }, h("div", { class: "card-head" }, h("h2", { id: `${name}-heading` }, heading)), h("div", { class: "card-body" }, body));
}
