import { h } from "../shared/dom.js";
import { copyable } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { exampleOf } from "./document.js";
import { prose } from "./prose.js";
import { members, typeOf } from "./schema.js";

const words = text.reference;
const TONES = { GET: "accent", POST: "good", PUT: "warn", PATCH: "warn", DELETE: "bad" };

/** One operation, closed until somebody opens it; what is inside is made only then. */
export function operationCard(operation, reader) {
  const inside = h("div", { class: "op-inside" });
  const card = h(
    "details",
    { class: "op", id: operation.id, ontoggle: fill },
    h(
      "summary",
      {},
      h("span", { class: `pill method ${TONES[operation.method]}` }, operation.method),
      h("code", { class: "op-path" }, operation.path),
      h("span", { class: "op-summary" }, operation.summary),
      operation.deprecated && h("span", { class: "pill warn" }, words.deprecated),
    ),
    inside,
  );

  function fill() {
    if (card.open && inside.childElementCount === 0) inside.append(...content(operation, reader));
  }
  return card;
}

function content(operation, reader) {
  return [
    operation.description && h("p", {}, prose(operation.description)),
    operation.scopes.length > 0 && h("p", { class: "note row" }, words.needs, operation.scopes.map((scope) => h("span", { class: "pill" }, scope))),
    copyable(curl(operation, reader), words.command),
    operation.parameters.length > 0 && section(words.parameters, parameters(operation.parameters, reader)),
    operation.body && section(words.body, Object.entries(operation.body.content).slice(0, 1).map(([type, media]) => bodyOf(type, media, reader))),
    section(words.answers, operation.answers.map((answer) => answerOf(answer, reader))),
  ].filter(Boolean);
}

function section(heading, content) {
  return h("section", { class: "stack" }, h("h3", {}, heading), content);
}

function parameters(list, { resolve }) {
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      { class: "table" },
      h("thead", {}, h("tr", {}, [words.columns.member, words.columns.where, words.columns.type, words.columns.meaning].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, list.map((one) => h("tr", {}, h("td", {}, h("code", {}, one.name), one.required && h("span", { class: "required" }, ` ${words.required}`)), h("td", {}, one.in), h("td", {}, typeOf(one.schema, resolve)), h("td", {}, prose(one.description))))),
    ),
  );
}

function bodyOf(type, media, reader) {
  return h("div", { class: "stack" }, h("p", { class: "note" }, type), members(media.schema, reader), h("pre", { class: "example", tabindex: "0" }, JSON.stringify(exampleOf(media, reader.resolve), null, 2)));
}

function answerOf(answer, reader) {
  const [type, media] = Object.entries(answer.content ?? {})[0] ?? [];
  const headers = Object.keys(answer.headers ?? {});
  return h(
    "details",
    { class: "answer" },
    h("summary", {}, h("span", { class: `pill ${tone(answer.status)}` }, answer.status), h("span", {}, prose(answer.description))),
    headers.length > 0 && h("p", { class: "note" }, words.headers(headers.join(", "))),
    media && bodyOf(type, media, reader),
  );
}

function tone(status) {
  return status < 300 ? "good" : status < 400 ? "accent" : status < 500 ? "warn" : "bad";
}

function curl({ method, path, body, open, holder }, { resolve }) {
  const media = body && Object.entries(body.content)[0];
  return [
    "curl --cacert var/tls/ca.pem",
    method !== "GET" && `-X ${method}`,
    !open && `-H "Authorization: Bearer $(./api-world token${holder ? ` --user ${holder}` : ""})"`,
    media && `-H "Content-Type: ${media[0]}" -d '${encoded(media[0], exampleOf(media[1], resolve))}'`,
    `"${location.origin}${path.replace(/\{\w+\}/, "ID")}"`,
  ]
    .filter(Boolean)
    .join(" ");
}

function encoded(type, example) {
  return type.endsWith("json") ? JSON.stringify(example) : new URLSearchParams(example);
}
