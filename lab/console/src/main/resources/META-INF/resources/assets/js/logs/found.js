// What a search found: the lines, the newest first, who wrote them, and the trace that they belong to if they belong to one.
import { waterfall } from "../lessons/waterfall.js";
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { empty, failed, loading, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";
import { lineView } from "./line.js";

const words = text.logs;
const SETTLES = 1500;
const LOOKS = 4;

export function foundView({ items, more }, addressOf) {
  if (items.length === 0) return [h("div", { class: "card" }, empty(words.nothing, words.nothingText, { symbol: "inbox", heading: "h2" }))];
  const traces = new Set(items.map(({ traceId }) => traceId).filter(Boolean));
  const [only] = traces;
  return [
    traces.size === 1 && traceCard(only),
    h(
      "section",
      { class: "card", "aria-labelledby": "lines-heading" },
      h("div", { class: "card-head" }, h("h2", { id: "lines-heading" }, words.lines(items.length)), h("span", { class: "note" }, spanOf(items))),
      h("div", { class: "card-body lines-of" }, services(items)),
      h("ol", { class: "lines" }, items.toReversed().map((line) => lineView(line, addressOf))),
      more && h("p", { class: "note lines-more" }, words.more(items.length)),
    ),
  ].filter(Boolean);
}

function spanOf(items) {
  const between = new Date(items.at(-1).at) - new Date(items[0].at);
  return items.length > 1 ? words.within(duration(between)) : "";
}

function services(items) {
  const counts = new Map();
  items.forEach(({ service }) => counts.set(service, (counts.get(service) ?? 0) + 1));
  return h("ul", { class: "row", "aria-label": words.writers }, [...counts].map(([name, count]) => h("li", { class: "row writer" }, h("span", { class: `service ${name}` }, name), h("span", { class: "note" }, String(count)))));
}

/** The waterfall is asked for when somebody opens it, and again for a while: spans come a moment after the lines. */
function traceCard(traceId) {
  const inside = h("div", { class: "trace-inside" });
  const card = h("details", { class: "card trace-card", ontoggle: fill }, h("summary", {}, h("h2", {}, words.trace), h("span", { class: "note" }, words.traceText), icon("down")), inside);

  function fill() {
    if (!card.open || inside.childElementCount > 0) return;
    inside.replaceChildren(loading(4));
    ask(LOOKS);
  }

  async function ask(looks) {
    try {
      const story = await api.get(`/lab/api/traces/${traceId}`, { quiet: true });
      if (story.acts.length === 0 && looks > 0 && inside.isConnected) return setTimeout(() => ask(looks - 1), SETTLES);
      inside.replaceChildren(h("p", { class: "note" }, traceLink(traceId, words.inZipkin)), story.acts.length > 0 ? waterfall(story) : empty(words.noSpans, words.noSpansText, { symbol: "trace" }));
    } catch (problem) {
      inside.replaceChildren(
        failed(problem, {
          what: words.traceStore,
          retry: () => {
            inside.replaceChildren();
            fill();
          },
        }),
      );
    }
  }
  return card;
}
