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
/** How wide a letter is, in the widest of the fonts. */
const LETTER = 7.4;

export function sequence({ acts }, run, planned) {
  const all = acts.filter(({ remote }) => remote);
  const calls = all.slice(0, MOST);
  const numbers = stepNumbers(calls, run);
  const rows = withBreaks(calls, numbers, run, planned);
  const names = ["client", ...new Set(calls.flatMap(({ caller, service }) => [caller, service]).filter((name) => name !== "client"))];
  const x = (name) => SIDE + names.indexOf(name) * COLUMN;
  const y = (index) => TOP + index * ROW;
  const width = 2 * SIDE + (names.length - 1) * COLUMN;
  const height = y(rows.length) + 16;
  const picture = svg(
    "svg",
    { class: "sequence", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    svg("defs", {}, svg("marker", { id: "arrowhead", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z" }))),
    brokenParts(rows).map(([from, to]) => svg("rect", { class: "broken", x: 2, y: y(from), width: width - 4, height: (to - from) * ROW, rx: 6 })),
    names.map((name) => [svg("line", { class: "life", x1: x(name), x2: x(name), y1: 30, y2: height - 8 }), svg("rect", { class: "actor", x: x(name) - 72, y: 4, width: 144, height: 26, rx: 6 }), svg("text", { class: "actor-name", x: x(name), y: 21 }, words.actors[name] ?? name)]),
    rows.map((row, index) => (row.call ? arrow(row, y(index), x) : breakMark(row, y(index), width))),
  );
  return h(
    "figure",
    { class: "sequence-figure" },
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.label }, picture),
    h("ol", { class: "sr-only" }, rows.map(({ call, number, says }) => h("li", {}, words.step(number), call ? words.told(call) : says))),
    all.length > MOST && h("figcaption", { class: "note" }, words.more(run.correlationId)),
  );
}

/** The step that a call belongs to. Of calls that were repeated only the last one's span is known; the others came before it. */
function stepNumbers(calls, { steps }) {
  const known = new Map(steps.flatMap(({ exchange }, index) => (exchange ? [[exchange.span, index + 1]] : [])));
  const numbers = new Map();
  let number;
  // By their beginnings: what a call has set in motion may go on while later ones are made
  for (const top of [...new Set(calls.map((call) => call.top))].toReversed()) {
    number = known.get(top) ?? number;
    numbers.set(top, number);
  }
  return numbers;
}

/** Between the calls, where something was broken on purpose and where it was mended. */
function withBreaks(calls, numbers, { steps }, planned) {
  const breaks = steps.flatMap(({ kind, state }, index) =>
    state === "passed" && ["fault", "mended"].includes(kind) ? [{ kind, number: index + 1, says: kind === "fault" ? words.breaks(planned[index].request.replace(": ", " ")) : words.mended }] : [],
  );
  const rows = calls.flatMap((call) => {
    const number = numbers.get(call.top);
    const before = breaks.splice(0, breaks.findLastIndex((one) => number === undefined || one.number < number) + 1);
    return [...before, { call, number }];
  });
  return [...rows, ...breaks];
}

/** From which row to which. */
function brokenParts(rows) {
  const parts = [];
  rows.forEach(({ kind }, index) => {
    if (kind === "fault") parts.push([index, rows.length]);
    else if (kind === "mended" && parts.length > 0) parts.at(-1)[1] = index + 1;
  });
  return parts;
}

function breakMark({ kind, number, says }, y, width) {
  return svg(
    "g",
    { class: `break ${kind === "fault" ? "warn" : ""}` },
    svg("line", { class: "break-line", x1: SIDE, x2: width - SIDE / 2, y1: y + 23, y2: y + 23 }),
    svg("text", { class: "arrow-name", x: width / 2, y: y + 27 }, says),
    badge(number, y + 23),
  );
}

function arrow({ call, number }, y, x) {
  const { caller, service, name, status, durationMs, error } = call;
  const from = x(caller);
  const to = x(service);
  const tone = error || status >= 500 ? "bad" : status >= 400 ? "warn" : "";
  const middle = (from + to) / 2;
  return svg(
    "g",
    { class: `arrow-call ${tone}` },
    svg("text", { class: "arrow-name", x: middle, y: y + 12 }, fitting(name, Math.abs(to - from) - 12), svg("title", {}, name)),
    svg("line", { class: "arrow-line", x1: from, x2: to + (to > from ? -2 : 2), y1: y + 18, y2: y + 18, "marker-end": "url(#arrowhead)" }),
    svg("text", { class: "arrow-meta", x: middle, y: y + 32 }, [status, duration(durationMs)].filter(Boolean).join(" · ")),
    caller === "client" && number && badge(number, y + 18),
  );
}

function badge(number, y) {
  return svg("g", { class: "badge" }, svg("circle", { cx: 24, cy: y, r: 10 }), svg("text", { x: 24, y: y + 4 }, String(number)));
}

function fitting(name, width) {
  const most = Math.floor(width / LETTER);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
