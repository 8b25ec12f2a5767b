// What a token could be used for: every operation of the API beside the scopes that the token has.
import { reader } from "../reference/document.js";
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";

const words = text.token.operations;

export function operationsCard(scopes) {
  const body = h("div", {}, loading(4));
  const card = h("section", { class: "card", "aria-labelledby": "operations-heading" }, h("div", { class: "card-head" }, h("h2", { id: "operations-heading" }, words.heading)), h("div", { class: "card-body stack" }, h("p", { class: "row" }, h("span", { class: "note" }, words.scopes), scopes.length > 0 ? scopes.map((scope) => h("span", { class: "pill accent" }, scope)) : h("span", { class: "note" }, words.none)), h("p", { class: "note" }, words.text), body));

  async function load() {
    try {
      const { operations } = reader(await api.get("/openapi.json", { quiet: true }));
      const closed = operations.filter(({ open }) => !open);
      const may = closed.filter((one) => one.scopes.every((scope) => scopes.includes(scope)));
      body.replaceChildren(list(words.may(may.length), may, true, []), list(words.mayNot(closed.length - may.length), closed.filter((one) => !may.includes(one)), false, scopes));
    } catch (problem) {
      body.replaceChildren(failed(problem, { what: words.what, retry: load }));
    }
  }
  load();
  return card;
}

function list(heading, operations, open, scopes) {
  return h(
    "details",
    { class: "operations", open },
    h("summary", {}, heading),
    h(
      "ul",
      {},
      operations.map(({ id, method, path, summary, scopes: needed }) =>
        h("li", {}, icon(open ? "check" : "lock", 14), h("a", { href: `/reference#${id}` }, h("code", {}, `${method} ${path}`)), h("span", { class: "note" }, summary), h("span", { class: "row" }, needed.filter((scope) => !scopes.includes(scope)).map((scope) => h("span", { class: "pill" }, scope)))),
      ),
    ),
  );
}
