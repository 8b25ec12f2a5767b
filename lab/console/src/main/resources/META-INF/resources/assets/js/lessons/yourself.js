// A lesson done with a client of one's own: the command to start from, and what each call was worth, as it comes.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { failed } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toTheSecond } from "../shared/time.js";
import { command } from "./command.js";
import { inline, prose } from "./prose.js";

const words = text.lessons.yourself;
const AGAIN = 4000;

/** @param {object} hooks solved: is told when a call solved the lesson */
export function yourselfCard({ id, yourself }, me, { solved }) {
  const inside = h("div", { class: "stack" });
  const news = h("p", { class: "sr-only", role: "status" });
  const tries = h("ol", { class: "tries" });
  const begin = h("button", { class: "btn primary", type: "button", onclick: start }, words.begin);
  inside.replaceChildren(command(yourself.command), me?.authenticated ? h("div", { class: "row" }, begin) : h("p", { class: "note" }, h("a", { href: signInAddress() }, text.account.signIn), " ", words.signInText));

  async function start() {
    begin.disabled = true;
    try {
      watch(await api.post("/lab/api/attempts", { lesson: id }));
    } catch (problem) {
      begin.disabled = false;
      inside.replaceChildren(failed(problem, { what: text.lessons.what, retry: start }));
    }
  }

  async function watch(attempt) {
    inside.replaceChildren(command(attempt.command), h("p", { class: "note" }, inline(words.header(attempt.id))), tries, news);
    draw(attempt);
    let now = attempt;
    while (inside.isConnected) {
      try {
        const next = await api.get(`/lab/api/attempts/${attempt.id}?seen=${now.version}`, { quiet: true });
        if (next.version > now.version) draw(next);
        now = next;
      } catch (problem) {
        if (problem.signedOut) return inside.replaceChildren(failed(problem, { what: text.lessons.what, retry: start }));
        await new Promise((resume) => setTimeout(resume, AGAIN));
      }
      if (document.hidden) await new Promise((resume) => document.addEventListener("visibilitychange", resume, { once: true }));
    }
  }

  function draw(attempt) {
    tries.replaceChildren(...(attempt.tries.length > 0 ? attempt.tries.map(row) : [h("li", { class: "note" }, words.none)]));
    const [last] = attempt.tries;
    if (last) news.textContent = `${last.solved ? words.solved : words.notYet} ${last.says}`;
    if (last?.solved) solved();
  }

  return h(
    "section",
    { class: "card", "aria-labelledby": "yourself-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "yourself-heading" }, words.heading)),
    h("div", { class: "card-body stack" }, prose(yourself.task), inside),
  );
}

function row({ at, method, path, status, solved, says }) {
  return h(
    "li",
    { class: solved ? "try-row good" : "try-row" },
    icon(solved ? "check" : "close", 14),
    h("div", {}, h("div", {}, h("strong", {}, solved ? words.solved : words.notYet), " ", h("time", { class: "note", datetime: at }, toTheSecond(at))), h("code", {}, `${method} ${path} ${status}`), h("p", {}, inline(says))),
  );
}
