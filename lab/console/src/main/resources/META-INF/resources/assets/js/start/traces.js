// The last traces, as the lab sums them up from Zipkin.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { poll } from "../shared/polling.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { ago, duration } from "../shared/time.js";

const EVERY = 5_000;
/** With a question in it Zipkin begins to look at once. */
const ZIPKIN = "/zipkin/?lookback=15m&limit=20";
const words = text.start.traces;

export function tracesCard() {
  const body = h("div", {}, loading(6));
  let shown = "";

  const ask = poll(async () => {
    try {
      show((await api.get("/lab/api/traces?limit=8", { quiet: true })).items);
    } catch (problem) {
      shown = "";
      body.replaceChildren(failed(problem, { what: words.what, retry: ask }));
    }
  }, EVERY);

  function show(items) {
    const rows = items.map(row);
    const signature = rows.map((one) => one.textContent).join();
    if (signature === shown && shown !== "") return;
    shown = signature;
    body.replaceChildren(
      items.length === 0
        ? empty(words.empty, words.emptyText, { symbol: "trace" })
        : h("table", { class: "table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.request), h("th", { scope: "col", class: "num" }, words.columns.took), h("th", { scope: "col", class: "num" }, words.columns.when))), h("tbody", {}, rows)),
    );
  }

  return h(
    "section",
    { class: "card traces", "aria-labelledby": "traces-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "traces-heading" }, words.heading), h("a", { class: "btn quiet small", href: ZIPKIN, target: "_blank", rel: "noopener" }, words.all, h("span", { class: "sr-only" }, ` ${text.newTab}`))),
    h("div", { class: "card-body" }, body),
  );
}

function row({ traceId, correlationId, name, link, services, spanCount, durationMs, startedAt, error }) {
  const logs = correlationId ? `/logs?correlationId=${encodeURIComponent(correlationId)}` : `/logs?traceId=${traceId}`;
  return h(
    "tr",
    {},
    h(
      "td",
      {},
      h("a", { href: link, target: "_blank", rel: "noopener" }, name, h("span", { class: "sr-only" }, ` ${text.newTab}`)),
      " ",
      error && h("span", { class: "pill bad" }, words.failed),
      h("div", { class: "services" }, services.map((service) => h("span", { class: "pill" }, service)), h("span", { class: "note" }, words.spans(spanCount)), h("a", { href: logs }, text.logs.heading, h("span", { class: "sr-only" }, ` ${text.logs.of(name)}`))),
    ),
    h("td", { class: "num" }, duration(durationMs)),
    h("td", { class: "num" }, h("time", { datetime: startedAt }, ago(startedAt))),
  );
}
