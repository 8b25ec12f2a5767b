// The logs of all services as one: found by the id of a request, by words, by who wrote them. The address holds the search.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { isStaff, whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { empty, failed, loading, signedOut, statePage } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { foundView } from "./found.js";

const words = text.logs;
const SERVICES = ["gateway", "auth-server", "crm-service", "chat-service", "webhook-dispatcher", "lab", "sandbox"];
const LEVELS = ["ERROR", "WARN", "INFO", "DEBUG"];
const TRACE_ID = /^[0-9a-f]{32}$/;
const header = shell();
const main = document.getElementById("main");
const head = document.querySelector(".logs-head");
let me;

document.title = words.title;
await enter();

async function enter() {
  try {
    me = await whoAmI();
  } catch (problem) {
    header.show(null);
    return statePage(main, failed(problem, { retry: enter, heading: "h1" }));
  }
  header.show(me);
  if (me.authenticated) draw();
  else statePage(main, signedOut(words));
}

function draw() {
  const asked = new URLSearchParams(location.search);
  const field = (name, label, attributes = {}) => h("label", { class: `search-field ${name}` }, h("span", {}, label), h("input", { class: "field", name, value: asked.get(name) ?? "", autocomplete: "off", spellcheck: "false", ...attributes }));
  const choice = (name, label, all, options) => h("label", { class: "search-field" }, h("span", {}, label), h("select", { class: "field", name }, h("option", { value: "" }, all), options.map((one) => h("option", { value: one, selected: asked.get(name) === one }, one))));
  const results = h("div", { class: "stack results" });
  const news = h("p", { class: "sr-only", role: "status" });
  const form = h(
    "form",
    { class: "card log-search", role: "search", onsubmit: submit },
    field("id", words.fields.id, { placeholder: words.placeholders.id, value: asked.get("correlationId") ?? asked.get("traceId") ?? "" }),
    field("text", words.fields.text, { placeholder: words.placeholders.text, maxlength: 200 }),
    choice("service", words.fields.service, words.anyService, SERVICES),
    choice("level", words.fields.level, words.anyLevel, LEVELS),
    h("button", { class: "btn primary", type: "submit" }, words.search),
    h("label", { class: "check" }, h("input", { type: "checkbox", name: "console", value: "true", checked: asked.get("console") === "true", onchange: () => form.requestSubmit() }), words.console),
  );

  function submit(event) {
    event.preventDefault();
    history.pushState(null, "", address(wanted()));
    find();
  }

  function wanted() {
    const { id, ...others } = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    return { [TRACE_ID.test(id) && asked.get("correlationId") !== id ? "traceId" : "correlationId"]: id, ...others };
  }

  async function find() {
    const search = wanted();
    if (!isStaff(me) && !namesARequest(search)) return results.replaceChildren(h("div", { class: "card" }, empty(words.whichRequest, words.whichRequestText, { symbol: "trace", heading: "h2" })));
    results.replaceChildren(h("div", { class: "card" }, loading(8)));
    try {
      const found = await api.get(address({ ...search, console: String(search.console === "true" || namesARequest(search)) }, "/lab/api/logs"), { quiet: true });
      results.replaceChildren(...foundView(found, (kind, id) => address({ [kind]: id })));
      news.textContent = words.lines(found.items.length);
    } catch (problem) {
      if (problem.signedOut) return enter();
      results.replaceChildren(h("div", { class: "card" }, failed(problem, { what: words.what, retry: find, heading: "h2" })));
    }
  }

  head.querySelector(".lead").textContent = isStaff(me) ? words.lead : words.leadOthers;
  head.querySelector("button")?.remove();
  head.querySelector(".row").append(h("button", { class: "btn small", type: "button", onclick: find }, icon("reload", 14), words.again));
  main.replaceChildren(
    h(
      "div",
      { class: "wrap" },
      head,
      form,
      news,
      results,
      h("p", { class: "foot" }, text.footer),
    ),
  );
  onpopstate = draw;
  find();
}

/** Of one request every line is wanted, whoever sent it. */
function namesARequest({ correlationId, traceId }) {
  return Boolean(correlationId || traceId);
}

function address(search, path = "/logs") {
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value));
  return query.size > 0 ? `${path}?${query}` : path;
}
