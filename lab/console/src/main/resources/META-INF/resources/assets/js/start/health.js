// The map's card: asks the lab how every part is and what passes between them, and says what changed.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { poll } from "../shared/polling.js";
import { failed } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { onPurpose, secondsOf, summaryOf, systemMap, toneOf } from "./system-map.js";

const EVERY = 3_000;
const TRAFFIC_EVERY = 5_000;
const words = text.start.map;

/** @param {HTMLElement} card as it came with the page */
export function healthCard(card) {
  const verdict = card.querySelector(".pill");
  const body = card.querySelector(".map-body");
  const news = h("p", { class: "sr-only", role: "status" });
  const counted = h("p", { class: "note map-counted" });
  const map = systemMap();
  const rows = h("tbody");
  const table = h(
    "details",
    { class: "map-table" },
    h("summary", {}, words.asTable),
    h(
      "div",
      { class: "scroll", role: "region", tabindex: 0, "aria-label": words.asTable },
      h("table", { class: "table" }, h("thead", {}, h("tr", {}, ["part", "state", "detail", "talks"].map((column) => h("th", { scope: "col" }, words.columns[column])))), rows),
    ),
  );
  const board = h("p", { class: "banner map-banner", hidden: true });
  let last = null;

  const ask = poll(async () => {
    try {
      show(await api.get("/lab/api/system", { quiet: true, timeout: 5_000 }));
    } catch (problem) {
      lost(problem);
    }
  }, EVERY);

  poll(async () => {
    try {
      passed(await api.get("/lab/api/traffic", { quiet: true, timeout: 5_000 }));
    } catch {
      passed(null);
    }
  }, TRAFFIC_EVERY);

  /** Without the trace store nothing is known of what passes, which is not the same as that nothing does. */
  function passed(traffic) {
    map.passed(traffic);
    counted.textContent = traffic === null ? words.notCounted : words.counted(secondsOf(traffic));
    if (last) tabulate(last);
  }

  function show(system) {
    if (!last) body.replaceChildren(board, map.root, counted, map.detail, table);
    const changes = last === null ? [] : system.parts.filter((part) => last.parts.some(({ name, status }) => name === part.name && status !== part.status));
    if (changes.length > 0) news.textContent = changes.map(({ label, status }) => words.changed(label, words.states[status])).join(", ");
    last = system;
    map.show(system, false);
    const away = system.parts.filter(({ status }) => status !== "up");
    const broken = system.parts.filter(({ faults = [] }) => faults.length > 0);
    if (away.length > 0) judge(away.some(({ status }) => status === "down") ? "bad" : "warn", words.notUp(away));
    else if (broken.length > 0) judge("warn", words.brokenParts(broken.length));
    else judge("good", words.allUp(system.parts.length));
    tellOfFaults(broken.flatMap(({ faults }) => faults).length);
    tabulate(system);
  }

  function tabulate(system) {
    rows.replaceChildren(...system.parts.map((part) => row(part, system)));
  }

  /** What is broken on purpose is mended on its board. */
  function tellOfFaults(n) {
    board.hidden = n === 0;
    if (board.dataset.n === String(n)) return;
    board.dataset.n = n;
    board.replaceChildren(words.toBoard(n), h("a", { href: "/faults" }, text.faults.heading));
  }

  function row(part, { parts, edges }) {
    const labels = edges
      .filter(({ from }) => from === part.name)
      .map((edge) => [parts.find(({ name }) => name === edge.to)?.label, map.callsOf(edge)])
      .filter(([label]) => label)
      .map(([label, calls]) => (calls > 0 ? words.withCalls(label, calls) : label));
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, part.label),
      h("td", {}, h("span", { class: `pill ${toneOf(part)}` }, summaryOf(part))),
      h("td", {}, [part.detail, ...(part.faults ?? []).map(onPurpose)].filter(Boolean).join(", ")),
      h("td", {}, [...new Set(labels)].join(", ")),
    );
  }

  function lost(problem) {
    judge("warn", words.stale);
    if (last) {
      verdict.title = words.staleDetail;
      map.show(last, true);
    } else {
      body.replaceChildren(failed(problem, { what: "The lab", retry: ask }));
    }
  }

  function judge(tone, verdictWords) {
    verdict.className = `pill ${tone}`;
    verdict.replaceChildren(h("span", { class: `dot ${tone}` }), verdictWords);
  }

  card.append(news);
}
