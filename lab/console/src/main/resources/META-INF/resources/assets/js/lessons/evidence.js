// What a run left behind: who called whom, how long each took, and what the services wrote.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { empty, failed, loading, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toTheSecond } from "../shared/time.js";
import { sequence } from "./sequence.js";
import { waterfall } from "./waterfall.js";

const words = text.lessons.evidence;
const AGAIN = 1_000;
/** Some calls leave no span at the gateway: these are not waited for longer than this. */
const PATIENCE = 6_000;
const LAST = 12_000;

/** @param {object[]} planned the run's steps as the lesson describes them */
export function evidence(run, planned) {
  const picture = h("div", {}, loading(6));
  const bars = h("div", {}, loading(6));
  const lines = h("div", {}, loading(6));
  const calls = run.steps.flatMap(({ exchange }) => (exchange ? [exchange.span] : []));
  const wide = matchMedia("(min-width: 761px)").matches;

  /** Spans come a moment after the answers. Drawn before the first of each call is there, they would tell of other calls. */
  async function traces(since = performance.now(), before = 0) {
    try {
      const story = await api.get(`/lab/api/runs/${run.id}/trace`, { quiet: true });
      const waited = performance.now() - since;
      const told = story.acts.length;
      const whole = told > 0 && calls.every((span) => story.acts.some(({ top }) => top === span));
      if (told > before && (whole || waited > PATIENCE)) show([picture, sequence(story, run, planned)], [bars, waterfall(story)]);
      else if (told === 0 && waited > PATIENCE) show(...[picture, bars].map((place) => [place, empty(words.noSpans, words.noSpansText, { symbol: "trace" })]));
      const shown = whole || waited > PATIENCE ? told : 0;
      if (waited < LAST && (!whole || told > before)) setTimeout(() => picture.isConnected && traces(since, shown), AGAIN);
    } catch (problem) {
      show(...[picture, bars].map((place) => [place, failed(problem, { what: words.traceStore, retry: () => traces() })]));
    }
  }

  async function logs() {
    try {
      const { items } = await api.get(`/lab/api/runs/${run.id}/logs`, { quiet: true });
      lines.replaceChildren(items.length > 0 ? logTable(items) : empty(words.noLines, words.noLinesText, { symbol: "inbox" }));
    } catch (problem) {
      lines.replaceChildren(failed(problem, { what: text.lessons.what, retry: logs }));
    }
  }

  traces();
  logs();
  return h(
    "section",
    { class: "evidence", id: "evidence", tabindex: -1, "aria-label": words.heading },
    part("sequence", words.sequence, wide, picture, h("p", { class: "note" }, words.sequenceText)),
    part("waterfall", words.waterfall, false, bars, h("p", { class: "note" }, traceLink(run.traceId, words.inZipkin))),
    part("lines", words.lines, false, lines, h("p", { class: "note" }, words.linesText(run.correlationId), " ", h("a", { href: `/logs?correlationId=${encodeURIComponent(run.correlationId)}` }, words.inLogs))),
  );
}

function show(...places) {
  places.forEach(([place, content]) => place.replaceChildren(content));
}

function part(name, heading, open, body, note) {
  return h("details", { class: `evidence-part of-${name}`, open }, h("summary", {}, h("h3", {}, heading)), h("div", { class: "stack" }, note, body));
}

function logTable(items) {
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": words.lines },
    h(
      "table",
      { class: "table log" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.at), h("th", { scope: "col" }, words.columns.service), h("th", { scope: "col" }, words.columns.level), h("th", { scope: "col" }, words.columns.message))),
      h(
        "tbody",
        {},
        items.map(({ at, service, level, logger, message, error }) =>
          h("tr", {}, h("td", {}, h("time", { datetime: at }, toTheSecond(at))), h("td", {}, service), h("td", {}, h("span", { class: `pill ${{ ERROR: "bad", WARN: "warn" }[level] ?? ""}` }, level)), h("td", { class: "mono" }, message, error && h("div", { class: "error" }, error), h("div", { class: "note" }, logger))),
        ),
      ),
    ),
  );
}
