// One step: what it does, what was sent and came back, and what was checked.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";
import { exchangeView } from "./exchange.js";
import { foundView } from "./found.js";
import { inline } from "./prose.js";

const words = text.lessons.step;
const MARKS = { passed: "check", failed: "close" };

/** @param {object} planned the step as the lesson describes it */
export function stepView(planned, number) {
  const state = h("span", { class: "sr-only" });
  const meta = h("span", { class: "step-meta" });
  const inside = h("div", { class: "step-inside" }, before(planned));
  const details = h(
    "details",
    { class: "run-step waiting" },
    h(
      "summary",
      {},
      h("span", { class: "step-mark" }, String(number)),
      h(
        "span",
        { class: "step-words" },
        h("span", { class: "step-says" }, inline(planned.says)),
        h(
          "span",
          { class: "step-request" },
          words.kinds[planned.kind] && h("span", { class: `pill ${planned.kind === "fault" ? "warn" : ""}` }, words.kinds[planned.kind]),
          planned.as && h("span", { class: "pill" }, words.as(planned.as)),
          planned.browser && h("span", { class: "pill" }, words.browsers[planned.browser] ?? words.browser(planned.browser)),
          planned.request && h("code", {}, withNames(planned.request)),
        ),
      ),
      meta,
      state,
    ),
    inside,
  );
  let shown = "";

  function show(now) {
    if (now.state === shown) return;
    shown = now.state;
    details.className = `run-step ${now.state}`;
    state.textContent = words.states[now.state];
    if (!["passed", "failed"].includes(now.state)) return;
    const status = now.exchange?.received.status;
    meta.replaceChildren(...[status && h("span", { class: `pill ${status < 400 ? "good" : "warn"}` }, status), h("span", { class: "note" }, duration(now.tookMs)), h("span", { class: "step-verdict" }, icon(MARKS[now.state], 16))].filter(Boolean));
    inside.replaceChildren(...[now.remark && h("p", { class: "banner bad" }, now.remark), checks(now.checks), now.exchange && exchangeView(now.exchange, now.state === "passed" ? planned.notes : {}), now.found && foundView(now.found)].filter(Boolean));
    if (now.state === "failed") details.open = true;
  }

  /** Where there is room for it. */
  function open() {
    details.open ||= matchMedia("(min-width: 761px)").matches;
  }

  return { root: h("li", {}, details), show, open };
}

/** What only a run knows stands there by its name. */
function withNames(request) {
  return request.split(/\{\{([^}]+)\}\}/).map((part, index) => (index % 2 === 0 ? part : h("var", { title: words.names[part] ?? words.kept(part) }, `‹${part}›`)));
}

function before({ checks: names, command }) {
  return h("div", { class: "stack" }, names.length > 0 && h("div", {}, h("h3", {}, words.willCheck), h("ul", { class: "will-check" }, names.map((name) => h("li", {}, name)))), command && h("p", { class: "note" }, words.notYet));
}

function checks(found) {
  if (found.length === 0) return null;
  return h(
    "table",
    { class: "table checks" },
    h("caption", { class: "sr-only" }, words.checks),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.check), h("th", { scope: "col" }, words.columns.expected), h("th", { scope: "col" }, words.columns.actual))),
    h(
      "tbody",
      {},
      found.map(({ name, held, expected, actual }) =>
        h("tr", { class: held ? "held" : "not-held" }, h("th", { scope: "row" }, icon(held ? "check" : "close", 13), h("span", { class: "sr-only" }, held ? words.held : words.notHeld), name), h("td", {}, expected), h("td", {}, actual)),
      ),
    ),
  );
}
