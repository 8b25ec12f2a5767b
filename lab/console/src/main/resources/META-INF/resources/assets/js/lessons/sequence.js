// Who called whom, drawn from the spans of a run: a lifeline for each service, an arrow for each call.
import { h, svg } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";

const words = text.lessons.sequence;
const COLUMN = 190;
const ROW = 46;
const TOP = 44;
const SIDE = 80;
const MOST = 40;

export function sequence({ acts }, run) {
  const calls = acts.filter(({ remote }) => remote).slice(0, MOST);
  const names = ["client", ...new Set(calls.flatMap(({ caller, service }) => [caller, service]).filter((name) => name !== "client"))];
  const x = (name) => SIDE + names.indexOf(name) * COLUMN;
  const width = 2 * SIDE + (names.length - 1) * COLUMN;
  const height = TOP + calls.length * ROW + 16;
  const picture = svg(
    "svg",
    { class: "sequence", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    svg("defs", {}, svg("marker", { id: "arrowhead", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z" }))),
    names.map((name) => [svg("line", { class: "life", x1: x(name), x2: x(name), y1: 30, y2: height - 8 }), svg("rect", { class: "actor", x: x(name) - 72, y: 4, width: 144, height: 26, rx: 6 }), svg("text", { class: "actor-name", x: x(name), y: 21 }, words.actors[name] ?? name)]),
    calls.map((call, index) => arrow(call, TOP + index * ROW, x)),
  );
  return h("figure", { class: "sequence-figure" }, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.label }, picture), h("ol", { class: "sr-only" }, calls.map((call) => h("li", {}, words.told(call)))), acts.filter(({ remote }) => remote).length > MOST && h("figcaption", { class: "note" }, words.more(run.correlationId)));
}

function arrow({ caller, service, name, status, durationMs, error }, y, x) {
  const from = x(caller);
  const to = x(service);
  const tone = error || status >= 500 ? "bad" : status >= 400 ? "warn" : "";
  const middle = (from + to) / 2;
  const short = name.length > 44 ? `${name.slice(0, 43)}…` : name;
  return svg(
    "g",
    { class: `arrow-call ${tone}` },
    svg("text", { class: "arrow-name", x: middle, y: y + 12 }, short, svg("title", {}, name)),
    svg("line", { class: "arrow-line", x1: from, x2: to + (to > from ? -2 : 2), y1: y + 18, y2: y + 18, "marker-end": "url(#arrowhead)" }),
    svg("text", { class: "arrow-meta", x: middle, y: y + 32 }, [status, duration(durationMs)].filter(Boolean).join(" · ")),
  );
}
