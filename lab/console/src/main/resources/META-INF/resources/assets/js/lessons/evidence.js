// What a run left behind: who called whom, how long each took, and what the services wrote.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { empty, failed, loading, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toTheSecond } from "../shared/time.js";
import { sequence } from "./sequence.js";
import { waterfall } from "./waterfall.js";

const words = text.lessons.evidence;
const SETTLES = 1500;
const LOOKS = 8;

export function evidence(run) {
  const picture = h("div", {}, loading(6));
  const bars = h("div", {}, loading(6));
  const lines = h("div", {}, loading(6));

  /** Spans come a moment after the answers: it is looked again until there are no more than before. */
  async function traces(looks = LOOKS, before = 0) {
    try {
      const story = await api.get(`/lab/api/runs/${run.id}/trace`, { quiet: true });
      const told = story.acts.length > 0;
      if (looks > 0 && (!told || story.acts.length > before)) setTimeout(() => traces(looks - 1, story.acts.length), SETTLES);
      if (!told && looks > 0) return;
      picture.replaceChildren(told ? sequence(story, run) : empty(words.noSpans, words.noSpansText, { symbol: "trace" }));
      bars.replaceChildren(told ? waterfall(story) : empty(words.noSpans, words.noSpansText, { symbol: "trace" }));
    } catch (problem) {
      picture.replaceChildren(failed(problem, { what: words.traceStore, retry: () => traces() }));
      bars.replaceChildren(failed(problem, { what: words.traceStore, retry: () => traces() }));
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
  return h("div", { class: "stack evidence" }, part("sequence", words.sequence, picture, h("p", { class: "note" }, words.sequenceText)), part("waterfall", words.waterfall, bars, h("p", { class: "note" }, traceLink(run.traceId, words.inZipkin))), part("lines", words.lines, lines, h("p", { class: "note" }, words.linesText(run.correlationId), " ", h("a", { href: `/logs?correlationId=${encodeURIComponent(run.correlationId)}` }, words.inLogs))));
}

function part(name, heading, body, note) {
  return h("section", { "aria-labelledby": `${name}-heading` }, h("h3", { id: `${name}-heading` }, heading), note, body);
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
