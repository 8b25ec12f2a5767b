// A lesson done with a client of one's own: the calls to make, the command to start from, and what each call was worth, as it comes.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toTheSecond } from "../shared/time.js";
import { command } from "./command.js";
import { inline, prose } from "./prose.js";

const words = text.lessons.yourself;
const AGAIN = 4000;
const SHOWN = 5;

/** @param {object} hooks solved: is told when the lesson is solved */
export function yourselfCard({ id, yourself, next, nextTitle }, me, { solved }) {
  const calls = h("ol", { class: "wanted", "aria-label": words.calls });
  const start = h("div", { class: "stack", tabindex: -1 });
  const end = h("div", { class: "solved" });
  const tries = h("ol", { class: "tries", "aria-label": words.tries });
  const news = h("p", { class: "sr-only", role: "status" });
  check([]);
  if (me?.authenticated) begin();
  else start.replaceChildren(command(yourself.command), h("p", { class: "note" }, h("a", { href: signInAddress() }, text.account.signIn), " ", words.signInText));

  /** The server gives the attempt that is not solved yet, so that a reload goes on where one was. */
  async function begin() {
    put(loading(4));
    try {
      watch(await api.post("/lab/api/attempts", { lesson: id }, { quiet: true }));
    } catch (problem) {
      put(failed(problem, { what: text.lessons.what, retry: begin }));
    }
  }

  async function watch(attempt) {
    put(command(attempt.command), h("p", { class: "note" }, inline(words.header(attempt.id))));
    draw(attempt);
    let now = attempt;
    while (start.isConnected) {
      try {
        const newer = await api.get(`/lab/api/attempts/${attempt.id}?seen=${now.version}`, { quiet: true });
        if (newer.version !== now.version) draw(newer);
        now = newer;
      } catch (problem) {
        if (problem.status === 404) return begin();
        if (problem.signedOut) return put(failed(problem, { what: text.lessons.what, retry: begin }));
        await new Promise((resume) => setTimeout(resume, AGAIN));
      }
      if (document.hidden) await new Promise((resume) => document.addEventListener("visibilitychange", resume, { once: true }));
    }
  }

  /** Whoever was in what is replaced, stays in its place. */
  function put(...children) {
    const inside = start.contains(document.activeElement);
    start.replaceChildren(...children);
    if (inside) start.focus();
  }

  function draw(attempt) {
    check(attempt.made);
    tries.replaceChildren(...(attempt.tries.length > 0 ? attempt.tries.slice(0, SHOWN).map(row) : [h("li", { class: "note" }, words.none)]));
    const [last] = attempt.tries;
    if (last) news.textContent = `${verdict(last)} ${last.says}`;
    if (!attempt.solved) return;
    if (!end.firstChild) end.append(done(next, nextTitle));
    solved();
  }

  function check(made) {
    calls.replaceChildren(...yourself.calls.map((call) => wanted(call, made.includes(call.id))));
  }

  return h(
    "section",
    { class: "card", "aria-labelledby": "yourself-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "yourself-heading" }, words.heading)),
    h("div", { class: "card-body stack" }, prose(yourself.task), calls, end, start, tries, news),
  );
}

function wanted({ method, path, statuses, fault }, made) {
  return h(
    "li",
    { class: made ? "made" : null },
    h("span", { class: made ? "tick good" : "tick" }, made ? icon("check", 12) : null),
    h("div", {}, h("code", {}, `${method} ${path}`), h("div", { class: "note" }, words.answered(statuses.join(" / ")), made && h("span", { class: "sr-only" }, ` ${words.made}`)), fault && h("div", { class: "note" }, words.broken, " ", h("code", {}, fault))),
  );
}

function done(next, title) {
  return h("div", { class: "verdict good" }, icon("check", 18), h("div", {}, h("strong", {}, words.solved), h("p", {}, next ? [words.next, " ", h("a", { href: `/lessons/${next}` }, title)] : h("a", { href: "/lessons" }, text.lessons.all))));
}

function row(one) {
  const { at, method, path, status, right, says } = one;
  return h(
    "li",
    { class: right ? "try-row good" : "try-row" },
    icon(right ? "check" : "close", 14),
    h("div", {}, h("div", {}, h("strong", {}, verdict(one)), " ", h("time", { class: "note", datetime: at }, toTheSecond(at))), h("code", {}, `${method} ${path} ${status}`), h("p", {}, inline(says))),
  );
}

function verdict({ right, solved }) {
  if (solved) return words.solved;
  return right ? words.right : words.notYet;
}
