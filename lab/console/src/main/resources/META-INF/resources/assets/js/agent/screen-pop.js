// The right pane: who the customer is, what is open, what happened before.
import { api } from "../shared/api.js";
import { h, icon, initials } from "../shared/dom.js";
import { copyable, empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { when } from "../shared/time.js";

const words = text.agent.pop;
const STATUS_TONES = { vip: "warn", premium: "accent" };
const SEVERITY_TONES = { critical: "bad", high: "bad", normal: "warn" };

/** The CRM hears of an ended chat by webhook, so its news comes a little later. */
const NEWS_AFTER = [1_000, 2_000, 4_000, 8_000];

export function screenPop() {
  const root = h("aside", { class: "pane pop", "aria-label": words.heading }, empty(words.empty, words.emptyText, { symbol: "person", heading: "h2" }));
  const record = h("section");
  const tickets = h("section");
  const history = h("section");
  let shown = null;
  let asking = new AbortController();
  let pending = [];

  function show(customerId, anew = false) {
    if (shown === customerId && !anew) return;
    shown = customerId;
    pending.forEach(clearTimeout);
    root.replaceChildren(record, tickets, history);
    load(true);
  }

  function load(visibly) {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const id = encodeURIComponent(shown);
    part(record, `/api/customers/${id}`, (customer) => [...recordOf(customer)], { signal, visibly });
    part(tickets, `/api/tickets?customerId=${id}`, ({ items }) => ticketsOf(items), { signal, visibly });
    part(history, `/api/customers/${id}/interactions`, ({ items }) => historyOf(items), { signal, visibly });
  }

  /** Each part has its own life: a history that fails must not hide the record. */
  async function part(place, path, draw, { signal, visibly }) {
    if (visibly) place.replaceChildren(loading(3));
    try {
      place.replaceChildren(...draw(await api.get(path, { signal, quiet: !visibly })));
    } catch (problem) {
      if (signal.aborted) return;
      if (visibly) place.replaceChildren(failed(problem, { what: words.what, retry: () => part(place, path, draw, { signal, visibly: true }) }));
    }
  }

  function expectNews() {
    if (!shown) return;
    pending.forEach(clearTimeout);
    pending = NEWS_AFTER.map((delay) => setTimeout(() => load(false), delay));
  }

  function recordOf(customer) {
    const { customerId, name, status, openCases, openCaseSeverity } = customer;
    const fields = text.customer.fields;
    const entries = [
      [words.customerId, customerId],
      [fields.openCases, words.cases(openCases, openCaseSeverity)],
      [fields.product, customer.product],
      [fields.accountType, customer.accountType],
      [fields.region, customer.region],
      [fields.language, customer.language && new Intl.DisplayNames(["en"], { type: "language" }).of(customer.language)],
      [fields.email, customer.email],
      [words.phone, customer.phone],
    ].filter(([, value]) => value !== null && value !== undefined && value !== "");
    return [
      h(
        "div",
        { class: "pop-head" },
        h("span", { class: "avatar", "aria-hidden": "true" }, initials(name)),
        h("div", {}, h("h2", {}, name), h("span", { class: `pill ${STATUS_TONES[status] ?? ""}` }, text.customer.statuses[status] ?? status)),
        h("button", { class: "btn quiet icon", type: "button", "aria-label": words.refresh, onclick: () => show(shown, true) }, icon("reload")),
      ),
      h("dl", { class: "kv pop-record" }, entries.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, String(value))])),
    ];
  }

  function ticketsOf(items) {
    const open = items.filter(({ status }) => !["closed", "resolved", "solved"].includes(status));
    return [
      h("h3", {}, words.tickets, open.length > 0 && h("span", { class: "pill" }, open.length)),
      open.length === 0
        ? h("p", { class: "note" }, words.noTickets)
        : h(
            "ul",
            {},
            open.map(({ ticketId, subject, severity, caseType, status, updatedAt, createdAt }) =>
              h(
                "li",
                { class: "ticket" },
                h("div", { class: "who-line" }, h("strong", {}, subject), severity && h("span", { class: `pill ${SEVERITY_TONES[severity] ?? ""}` }, severity)),
                h("span", { class: "note" }, [ticketId, caseType, status, when(updatedAt ?? createdAt)].filter(Boolean).join(" · ")),
              ),
            ),
          ),
    ];
  }

  function historyOf(items) {
    return [
      h("h3", {}, words.history),
      items.length === 0
        ? h("p", { class: "note" }, words.noHistory)
        : h(
            "ul",
            {},
            items.map(({ event, at, agent, summary, correlationId }) =>
              h(
                "li",
                { class: "interaction" },
                h("div", { class: "who-line" }, h("span", {}, words.events[event] ?? event), h("time", { class: "note", datetime: at }, when(at))),
                (agent || summary) && h("p", {}, [agent, summary].filter(Boolean).join(": ")),
                correlationId && h("div", {}, copyable(correlationId, text.problem.correlation)),
              ),
            ),
          ),
    ];
  }

  return { root, show, expectNews };
}
