// The map's card: asks the lab how every part is, and says what changed.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { poll } from "../shared/polling.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { onPurpose, summaryOf, systemMap, toneOf } from "./system-map.js";

const EVERY = 3_000;
const words = text.start.map;

export function healthCard() {
  const verdict = h("span", { class: "pill" }, words.checking);
  const body = h("div", {}, loading(8));
  const news = h("p", { class: "sr-only", role: "status" });
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

  function show(system) {
    if (!last) body.replaceChildren(board, map.root, map.detail, table);
    const changes = last === null ? [] : system.parts.filter((part) => last.parts.some(({ name, status }) => name === part.name && status !== part.status));
    if (changes.length > 0) news.textContent = changes.map(({ label, status }) => words.changed(label, words.states[status])).join(", ");
    last = system;
    map.show(system, false);
    const away = system.parts.filter(({ status }) => status !== "up");
    judge(away.length === 0 ? "good" : away.some(({ status }) => status === "down") ? "bad" : "warn", away.length === 0 ? words.allUp(system.parts.length) : words.someDown(away.length));
    tellOfFaults(system.parts.flatMap(({ faults = [] }) => faults).length);
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
    const labels = edges.filter(({ from }) => from === part.name).map(({ to }) => parts.find(({ name }) => name === to)?.label);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, part.label),
      h("td", {}, h("span", { class: `pill ${toneOf(part)}` }, summaryOf(part))),
      h("td", {}, [part.detail, ...(part.faults ?? []).map(onPurpose)].filter(Boolean).join(", ")),
      h("td", {}, [...new Set(labels.filter(Boolean))].join(", ")),
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

  return h("section", { class: "card", "aria-labelledby": "map-heading" }, h("div", { class: "map-head" }, h("h2", { id: "map-heading" }, words.heading), verdict), body, news);
}
