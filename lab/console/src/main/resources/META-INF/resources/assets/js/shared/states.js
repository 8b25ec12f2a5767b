// What a place shows while, or because, it has nothing of its own to show.
import { h, icon } from "./dom.js";
import { signInAddress } from "./session.js";
import { text } from "./strings.js";

/** In place of a whole page: a state, and nothing else. */
export function statePage(main, state) {
  state.classList.add("state-page");
  main.replaceChildren(h("div", { class: "wrap" }, state));
}

/** For whoever has to say first who they are. */
export function signedOut({ signedOut: title, signedOutText: detail }) {
  return empty(title, detail, { symbol: "lock", heading: "h1", actions: [h("a", { class: "btn primary", href: signInAddress() }, text.account.signIn)] });
}

export function loading(lines = 5) {
  return h("div", { class: "skeleton", role: "status" }, h("span", { class: "sr-only" }, text.loading), Array.from({ length: lines }, () => h("i", { "aria-hidden": "true" })));
}

export function empty(title, detail, { symbol = "inbox", actions = [], heading = "h3" } = {}) {
  return h("div", { class: "state" }, icon(symbol, 28), h(heading, {}, title), detail && h("p", {}, detail), actions.length > 0 && h("div", { class: "row" }, actions));
}

/** A problem as a reader needs it: what, why, under which id, and a way to try again. */
export function failed(problem, { what, retry, heading = "h3" } = {}) {
  const title = problem.serviceDown && problem.kind === "answer" && what ? text.problem.downTitle(what) : problem.title;
  return h(
    "div",
    { class: "state bad", role: "alert" },
    icon(problem.serviceDown ? "plug" : problem.signedOut ? "lock" : "inbox", 28),
    h(heading, {}, title),
    problem.detail && h("p", {}, problem.detail),
    problem.retryAfter !== undefined && h("p", {}, text.problem.retryAfter(problem.retryAfter)),
    h(
      "div",
      { class: "row note" },
      problem.layer && h("span", { class: "pill" }, text.problem.layer(problem.layer)),
      problem.correlationId && copyable(problem.correlationId, text.problem.correlation),
      problem.traceId && traceLink(problem.traceId),
    ),
    retry && h("div", { class: "row" }, h("button", { class: "btn", type: "button", onclick: retry }, icon("reload"), text.retry)),
  );
}

export function copyable(value, what) {
  const button = h("button", { class: "copy", type: "button", title: value, "aria-label": `${text.copy.label(what)} ${value}`, onclick: copy }, h("span", {}, value), icon("copy", 13));
  const shown = button.firstElementChild;

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      shown.textContent = text.copy.done;
    } catch {
      shown.textContent = text.copy.failed;
    }
    setTimeout(() => (shown.textContent = value), 1500);
  }
  return button;
}

export function traceLink(traceId, words = text.problem.openTrace) {
  return h("a", { href: `/zipkin/traces/${traceId}`, target: "_blank", rel: "noopener" }, words, h("span", { class: "sr-only" }, ` ${text.newTab}`));
}
