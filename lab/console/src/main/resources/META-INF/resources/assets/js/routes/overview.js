// What the gateway told, as cards. Keeps the rows that are open, and the focus, while the facts in them change.
import { h } from "../shared/dom.js";
import { empty } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { closeDialog, openAgain } from "./closing.js";

const words = text.routes;

export function overview(refresh) {
  const list = h("div", {});
  const count = h("span", { class: "note" });
  const plans = h("tbody");
  const limits = h("dl", { class: "kv" });
  const way = h("ol", { class: "way" });
  const news = h("p", { class: "sr-only", role: "status" });
  const rows = new Map();
  let before = null;

  const root = h(
    "div",
    { class: "routes-grid" },
    card("routes-list", words.list, list, count),
    h(
      "div",
      { class: "routes-side" },
      card(
        "routes-plans",
        words.plans,
        h(
          "div",
          { class: "card-body" },
          h("p", { class: "note" }, words.planText),
          h("table", { class: "table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.planColumns.plan), h("th", { scope: "col", class: "num" }, words.planColumns.requests), h("th", { scope: "col", class: "num" }, words.planColumns.per))), plans),
        ),
      ),
      card("routes-limits", words.limits, h("div", { class: "card-body" }, limits)),
      card("routes-way", words.filters, h("div", { class: "card-body" }, h("p", { class: "note" }, words.filtersText), way)),
    ),
    news,
  );

  function show(told) {
    const text = JSON.stringify(told);
    if (text === before) return;
    before = text;
    showRoutes(told);
    plans.replaceChildren(...told.plans.map(({ name, requests, perSeconds }) => h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "num" }, requests.toLocaleString("en")), h("td", { class: "num" }, span(perSeconds * 1000)))));
    limits.replaceChildren(...limitRows(told.limits));
    way.replaceChildren(...told.filters.map((name) => h("li", {}, name)));
  }

  function showRoutes({ routes, mayClose }) {
    count.textContent = words.count(routes.length);
    if (routes.length === 0) return list.replaceChildren(empty(words.none, words.noneText));
    const gone = new Set(rows.keys());
    for (const route of routes) {
      gone.delete(route.id);
      if (!rows.has(route.id)) rows.set(route.id, routeRow(refresh));
      const changed = rows.get(route.id).show(route, mayClose);
      if (changed) news.textContent = words.changed(route.id, changed);
    }
    gone.forEach((id) => rows.delete(id));
    const wanted = routes.map(({ id }) => rows.get(id).root);
    if (wanted.length !== list.children.length || wanted.some((row, i) => list.children[i] !== row)) list.replaceChildren(...wanted);
  }

  return { root, show };
}

function card(id, heading, body, aside) {
  return h("section", { class: "card", "aria-labelledby": id }, h("div", { class: "card-head" }, h("h2", { id }, heading), aside), body);
}

function routeRow(refresh) {
  const summary = h("summary");
  const paths = h("div", { class: "route-paths" });
  const facts = h("dl", { class: "kv" });
  const actions = h("div", { class: "row" });
  const root = h("details", { class: "route" }, summary, h("div", { class: "route-body" }, paths, facts, actions));
  let last;

  function show(route, mayClose) {
    const state = stateOf(route);
    const changed = last !== undefined && last !== state.words ? state.words : null;
    last = state.words;
    summary.replaceChildren(
      ...[
        h("span", { class: "route-name" }, h("span", { class: `dot ${state.tone}`, "aria-hidden": "true" }), route.id),
        h("span", { class: "route-path" }, route.paths.join("  ")),
        route.socket && h("span", { class: "pill" }, words.socket),
        route.allowedFrom.length > 0 && h("span", { class: "pill" }, words.allowlist),
        h("span", { class: "pill" }, words.access[route.access]),
        h("span", { class: `pill ${state.tone}` }, state.words),
      ].filter(Boolean),
    );
    paths.replaceChildren(...route.paths.map((path) => h("code", {}, path)));
    facts.replaceChildren(...factsOf(route));
    act(route, mayClose);
    return changed;
  }

  /** The button that somebody may be on stays the same one while what it does stays the same. */
  function act(route, mayClose) {
    const wanted = !mayClose || (route.maintenance && !route.maintenance.until) ? "" : route.maintenance ? "open" : "close";
    if (actions.dataset.does === wanted) return;
    actions.dataset.does = wanted;
    if (wanted === "open") actions.replaceChildren(openAgain(route.id, refresh));
    else if (wanted === "close") actions.replaceChildren(h("button", { class: "btn danger", type: "button", onclick: () => closeDialog(route.id, refresh) }, words.close));
    else actions.replaceChildren();
  }

  return { root, show };
}

function stateOf({ maintenance, circuit }) {
  if (maintenance) return { tone: "warn", words: words.closed };
  if (circuit === "open") return { tone: "bad", words: words.circuit.open };
  if (circuit === "half-open") return { tone: "warn", words: words.circuit["half-open"] };
  return { tone: "good", words: words.circuit.closed };
}

function factsOf(route) {
  const { fields } = words;
  return [
    fact(fields.access, words.access[route.access]),
    fact(fields.methods, route.methods.length > 0 ? route.methods.join(", ") : words.anyMethod),
    fact(fields.from, route.allowedFrom.length > 0 ? route.allowedFrom.join(", ") : words.anywhere),
    route.cookies.length > 0 && fact(fields.cookies, route.cookies.join(", ")),
    fact(fields.timeout, route.timeoutMs === undefined ? words.noTimeout : span(route.timeoutMs)),
    fact(fields.circuit, words.circuit[route.circuit ?? "none"]),
    route.conditions.length > 0 && fact(fields.conditions, route.conditions.join("; ")),
    route.filters.length > 0 && fact(fields.filters, route.filters.join("; ")),
    route.maintenance && fact(fields.maintenance, upkeep(route.maintenance)),
  ]
    .filter(Boolean)
    .flat();
}

function upkeep({ until, by }) {
  return until ? words.until(new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" }), by) : words.untilConfigured;
}

function limitRows(limits) {
  const { limit } = words;
  return [
    fact(limit.body, limit.bodyValue(size(limits.maxBodyBytes), span(limits.bodyWithinMs))),
    fact(limit.headers, limit.headersValue(span(limits.headersWithinMs))),
    fact(limit.caller, limits.concurrentPerCaller.toLocaleString("en")),
    fact(limit.all, limits.concurrentInAll.toLocaleString("en")),
    fact(limit.circuit, limit.circuitValue(limits.circuitFailures, limits.circuitCalls, span(limits.circuitRestMs))),
  ].flat();
}

function fact(name, value) {
  return [h("dt", {}, name), h("dd", {}, value)];
}

function span(ms) {
  return ms < 1000 ? text.units.ms(ms) : text.units.s(ms / 1000);
}

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes / 1024 / 1024} MB`;
}
