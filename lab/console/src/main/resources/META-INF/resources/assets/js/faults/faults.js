// The fault board: what can be broken, what is, and for how long still. Anybody may look; who is in charge switches.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { poll } from "../shared/polling.js";
import { signInAddress, whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { catalogue } from "./catalogue.js";
import { running } from "./running.js";

const EVERY = 2_000;
const IN_CHARGE = ["supervisor", "admin"];
const words = text.faults;
const header = shell();
const head = document.querySelector(".faults-head");
const verdict = h("span", { class: "pill" }, text.loading);
const who = h("div", {});
const body = h("div", {}, loading(8));
let shown = false;

document.title = words.title;
head.querySelector(".row").append(verdict);
head.append(who);
document.getElementById("main").replaceChildren(h("div", { class: "wrap" }, head, body, h("p", { class: "foot" }, text.footer)));

const maySwitch = await known();
const now = running({ maySwitch, refresh: () => ask() });
const kinds = catalogue({ maySwitch, refresh: () => ask() });
const ask = poll(async () => {
  try {
    show(await api.get("/lab/api/faults", { quiet: true, timeout: 5_000 }));
  } catch (problem) {
    judge("warn", words.stale);
    if (!shown) body.replaceChildren(failed(problem, { what: words.what, retry: () => ask(), heading: "h2" }));
  }
}, EVERY);

/** Whether who looks may switch, which is said where they may not. */
async function known() {
  try {
    const me = await whoAmI();
    header.show(me);
    const may = me.roles.some((role) => IN_CHARGE.includes(role));
    if (!me.authenticated) who.replaceChildren(h("p", { class: "banner" }, words.signedOut, h("a", { class: "btn small", href: signInAddress() }, text.account.signIn)));
    else if (!may) who.replaceChildren(h("p", { class: "banner" }, words.notAllowed));
    return may;
  } catch {
    header.show(null);
    who.replaceChildren(h("p", { class: "banner" }, words.nobody));
    return false;
  }
}

function show(board) {
  now.show(board.on);
  kinds.show(board);
  if (!shown) body.replaceChildren(now.root, kinds.root);
  shown = true;
  judge(board.on.length === 0 ? "good" : "bad", words.count(board.on.length));
}

function judge(tone, verdictWords) {
  verdict.className = `pill ${tone}`;
  verdict.replaceChildren(h("span", { class: `dot ${tone}` }), verdictWords);
}
