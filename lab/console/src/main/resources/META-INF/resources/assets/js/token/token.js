// A token, taken apart. What is pasted goes to the lab alone, in a body; it is kept nowhere and is gone with the page.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { signInAddress, whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { inspectionView } from "./inspection.js";

const words = text.token;
const LONGEST = 8 * 1024;
const header = shell();
const head = document.querySelector(".token-head");
const pasted = h("textarea", { class: "field paste", id: "pasted", rows: 6, maxlength: LONGEST, spellcheck: "false", autocomplete: "off", autocapitalize: "off", placeholder: words.placeholder, required: true });
const inspect = h("button", { class: "btn primary", type: "submit" }, words.inspect);
const own = h("div", { class: "row" });
const results = h("div", { class: "stack token-results", tabindex: -1 }, idle());

document.title = words.title;
document.getElementById("main").replaceChildren(
  h(
    "div",
    { class: "wrap" },
    head,
    h(
      "form",
      { class: "card token-form", onsubmit: submit },
      h("label", { for: "pasted" }, words.field),
      pasted,
      h("div", { class: "row" }, inspect, own, h("button", { class: "btn quiet", type: "button", onclick: clear }, words.clear)),
      h("p", { class: "note" }, words.promise),
    ),
    results,
    h("p", { class: "foot" }, text.footer),
  ),
);

try {
  const me = await whoAmI();
  header.show(me);
  own.replaceChildren(me.authenticated ? h("button", { class: "btn", type: "button", onclick: takeOwn }, words.own) : h("a", { class: "btn", href: signInAddress() }, words.signIn));
} catch {
  // A pasted token can be inspected all the same.
  header.show(null);
}

function submit(event) {
  event.preventDefault();
  show(() => api.post("/lab/api/tokens/inspection", { token: pasted.value }, { quiet: true }));
}

/** The browser has no token: the gateway keeps it, and adds it on the way. */
function takeOwn() {
  pasted.value = "";
  show(() => api.post("/lab/api/tokens/own/inspection", undefined, { quiet: true }), words.ownText);
}

function clear() {
  pasted.value = "";
  pasted.focus();
  results.replaceChildren(idle());
}

function idle() {
  return h("div", { class: "card" }, empty(words.idle, words.idleText, { symbol: "lock", heading: "h2" }));
}

async function show(ask, remark) {
  inspect.disabled = true;
  results.replaceChildren(h("div", { class: "card" }, loading(8)));
  try {
    results.replaceChildren(...inspectionView(await ask(), remark));
    results.focus({ preventScroll: true });
    if (results.getBoundingClientRect().top > innerHeight * 0.7) results.scrollIntoView({ block: "start" });
  } catch (problem) {
    const detail = problem.errors?.[0]?.detail;
    if (detail) problem.detail = `${problem.detail} ${detail}.`;
    results.replaceChildren(h("div", { class: "card" }, failed(problem, { what: words.what, retry: () => show(ask, remark), heading: "h2" })));
  } finally {
    inspect.disabled = false;
  }
}
