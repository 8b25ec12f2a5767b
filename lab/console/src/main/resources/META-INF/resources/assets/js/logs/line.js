// One line of a log: what one wants at once, and the rest behind it.
import { h } from "../shared/dom.js";
import { copyable, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toTheMillisecond } from "../shared/time.js";

const words = text.logs.line;
const TONES = { ERROR: "bad", WARN: "warn" };

/** @param {(kind: "correlationId" | "traceId", id: string) => string} addressOf where all lines of that id are */
export function lineView(line, addressOf) {
  const inside = h("div", { class: "line-inside" });
  const row = h(
    "details",
    { class: `line ${TONES[line.level] ?? ""}`, ontoggle: fill },
    h(
      "summary",
      {},
      h("time", { datetime: line.at, title: line.at }, toTheMillisecond(line.at)),
      h("span", { class: `service ${line.service}` }, line.service),
      h("span", { class: `level ${TONES[line.level] ?? ""}` }, line.level),
      h("span", { class: "line-message" }, line.message, line.error && h("span", { class: "line-error" }, line.error)),
    ),
    inside,
  );

  function fill() {
    if (row.open && inside.childElementCount === 0) inside.append(...content(line, addressOf));
  }
  return h("li", {}, row);
}

function content(line, addressOf) {
  const all = (kind, id) => [" ", h("a", { href: addressOf(kind, id) }, words.all[kind])];
  const fact = (name, ...value) => [h("dt", {}, name), h("dd", {}, value)];
  return [
    h(
      "dl",
      { class: "kv" },
      line.correlationId && fact(text.problem.correlation, copyable(line.correlationId, text.problem.correlation), all("correlationId", line.correlationId)),
      line.traceId && fact(text.problem.trace, copyable(line.traceId, text.problem.trace), all("traceId", line.traceId), " ", traceLink(line.traceId, words.zipkin)),
      line.spanId && fact(words.span, h("code", {}, line.spanId)),
      Object.entries(line.fields).map(([name, value]) => fact(name, h("code", {}, value))),
    ),
    line.stackTrace && h("pre", { class: "stack-trace", tabindex: 0, "aria-label": words.stackTrace }, line.stackTrace),
  ].filter(Boolean);
}
