// A request and its answer as they went over the wire, with notes where there is something to know.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { inline } from "./prose.js";

const words = text.lessons.exchange;
const REASONS = { 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 302: "Found", 303: "See Other", 304: "Not Modified", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 412: "Precondition Failed", 413: "Content Too Large", 415: "Unsupported Media Type", 422: "Unprocessable Content", 428: "Precondition Required", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout" };

export function exchangeView({ sent, received }, notes) {
  const { pathname, search } = new URL(sent.uri);
  return h(
    "div",
    { class: "exchange" },
    message(words.request, `${sent.method} ${pathname}${search} HTTP/1.1`, sent.headers, sent.body, notes),
    message(words.answer, `HTTP/1.1 ${received.status} ${REASONS[received.status] ?? ""}`, received.headers, received.body, notes),
  );
}

function message(name, first, headers, body, notes) {
  return h(
    "section",
    { class: "message", "aria-label": name },
    h("h3", {}, name),
    h("div", { class: "wire-text", tabindex: 0, role: "group", "aria-label": name }, h("div", { class: "first-line" }, first), headers.map((header) => headerLine(header, notes)), h("div", { class: "gap" }, ""), body ? bodyLines(body, notes) : h("div", { class: "no-body" }, words.noBody)),
  );
}

function headerLine({ name, value }, notes) {
  const note = Object.entries(notes).find(([of]) => of.toLowerCase() === name.toLowerCase())?.[1];
  return [h("div", { class: note ? "wire-line noted" : "wire-line" }, h("span", { class: "name" }, `${name}: `), h("span", {}, value)), note && h("div", { class: "wire-note" }, inline(note))];
}

function bodyLines(body, notes) {
  let document;
  try {
    document = JSON.parse(body);
  } catch {
    return h("pre", { class: "raw" }, body.length > 4000 ? `${body.slice(0, 4000)}…` : body);
  }
  return jsonLines(document, "", "", "", "", notes);
}

/** JSON, a line for each member, so that a note can stand below the line that it is about. */
function jsonLines(value, pointer, indent, before, after, notes) {
  const note = notes[pointer === "" ? "whole" : pointer];
  const line = (words) => [h("div", { class: note ? "wire-line noted" : "wire-line" }, `${indent}${before}${words}${after}`), note && h("div", { class: "wire-note" }, inline(note))];
  if (value === null || typeof value !== "object") return line(JSON.stringify(value));
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return line(open + close);
  const most = list ? 3 : entries.length;
  return [
    h("div", { class: note ? "wire-line noted" : "wire-line" }, `${indent}${before}${open}`),
    note && h("div", { class: "wire-note" }, inline(note)),
    entries.slice(0, most).map(([key, one], index) => jsonLines(one, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, `${indent}  `, list ? "" : `${JSON.stringify(key)}: `, index < entries.length - 1 ? "," : "", notes)),
    entries.length > most && h("div", { class: "wire-line more" }, `${indent}  ${words.more(entries.length - most)}`),
    h("div", { class: "wire-line" }, `${indent}${close}${after}`),
  ];
}
