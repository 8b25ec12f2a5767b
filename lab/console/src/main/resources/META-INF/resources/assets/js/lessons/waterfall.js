// How long each span took, and when, on one scale.
import { h, svg } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";

const words = text.lessons.waterfall;
const MOST = 60;

export function waterfall({ acts }) {
  const end = Math.max(...acts.map(({ startMs, durationMs }) => startMs + durationMs), 1);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": words.label },
    h(
      "table",
      { class: "table waterfall" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.span), h("th", { scope: "col" }, words.columns.service), h("th", { scope: "col", class: "num" }, words.columns.took), h("th", { scope: "col", class: "bar-cell" }, duration(end)))),
      h("tbody", {}, acts.slice(0, MOST).map((act) => row(act, end))),
    ),
    acts.length > MOST && h("p", { class: "note" }, words.more(acts.length - MOST)),
  );
}

function row({ depth, service, name, startMs, durationMs, status, error }, end) {
  const tone = error || status >= 500 ? "bad" : status >= 400 ? "warn" : "";
  return h(
    "tr",
    {},
    h("th", { scope: "row", class: `depth-${Math.min(depth, 6)}` }, name),
    h("td", {}, service),
    h("td", { class: "num" }, duration(durationMs)),
    h(
      "td",
      { class: "bar-cell" },
      svg("svg", { class: `bar ${tone}`, width: "100%", height: 12, "aria-hidden": "true" }, svg("rect", { class: "track", x: 0, y: 5, width: "100%", height: 2 }), svg("rect", { x: `${(100 * startMs) / end}%`, y: 1, width: `${Math.max(0.5, (100 * durationMs) / end)}%`, height: 10, rx: 2 })),
    ),
  );
}
