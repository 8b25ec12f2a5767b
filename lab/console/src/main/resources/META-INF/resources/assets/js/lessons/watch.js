// A lesson as it runs: its steps live, then its picture, its waterfall and its log lines.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { copyable, failed, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { evidence } from "./evidence.js";
import { stepView } from "./step.js";

const words = text.lessons.watch;
const OVER = ["passed", "failed", "blocked"];

/** @param {object} hooks passed: is told when the lesson, not its control, ran through */
export function watchCard(lesson, me, { passed }) {
  const run = h("button", { class: "btn primary", type: "button", onclick: () => start(false) }, icon("play", 14), words.run);
  const control = h("button", { class: "btn", type: "button", onclick: () => start(true) }, words.control);
  const verdict = h("div", { role: "status", class: "run-verdict" });
  const told = h("div", {});
  const after = h("div", {});
  const steps = h("ol", { class: "run-steps" });
  let views = plan();

  function plan() {
    const made = new Map(lesson.steps.map((step, index) => [step.id, stepView(step, index + 1)]));
    steps.replaceChildren(...[...made.values()].map(({ root }) => root));
    return made;
  }

  async function start(asControl) {
    run.disabled = control.disabled = true;
    verdict.replaceChildren();
    told.replaceChildren();
    after.replaceChildren();
    views = plan();
    try {
      let now = await api.post("/lab/api/runs", { lesson: lesson.id, control: asControl });
      if (asControl) planControl(now);
      draw(now);
      while (!OVER.includes(now.state)) {
        now = await api.get(`/lab/api/runs/${now.id}?seen=${now.version}`, { quiet: true });
        draw(now);
      }
      ended(now);
    } catch (problem) {
      verdict.replaceChildren(failed(problem, { what: text.lessons.what, retry: () => start(asControl) }));
    } finally {
      run.disabled = control.disabled = false;
      run.lastChild.textContent = words.again;
    }
  }

  /** A control has steps of its own. */
  function planControl(now) {
    views = new Map(now.steps.map((step, index) => [step.id, stepView(lesson.steps.find(({ id }) => id === step.id) ?? { ...step, request: "", checks: [], notes: {} }, index + 1)]));
    steps.replaceChildren(...[...views.values()].map(({ root }) => root));
    told.replaceChildren(h("p", { class: "banner" }, words.controlText(lesson.control.says)));
  }

  function draw(now) {
    now.steps.forEach((step) => views.get(step.id)?.show(step));
    if (now.state === "waiting") verdict.replaceChildren(h("p", { class: "note" }, words.waiting));
    if (now.state === "running") verdict.replaceChildren(h("p", { class: "note" }, words.running(now.steps.filter(({ state }) => ["passed", "failed"].includes(state)).length, now.steps.length)));
  }

  function ended(now) {
    const tone = { passed: "good", failed: "bad", blocked: "warn" }[now.state];
    verdict.replaceChildren(
      h(
        "div",
        { class: `verdict ${tone}` },
        icon(now.state === "passed" ? "check" : "close", 18),
        h("div", {}, h("strong", {}, now.control && now.state === "passed" ? words.controlHeld : words.states[now.state]), h("p", {}, now.verdict), h("div", { class: "row note" }, copyable(now.correlationId, text.problem.correlation), traceLink(now.traceId))),
      ),
    );
    if (now.state === "passed" && !now.control) passed();
    if (now.steps.some(({ exchange }) => exchange)) after.replaceChildren(evidence(now));
  }

  return h(
    "section",
    { class: "card", "aria-labelledby": "watch-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "watch-heading" }, words.heading)),
    h(
      "div",
      { class: "card-body stack" },
      h("p", { class: "note" }, words.intro),
      me?.authenticated
        ? h("div", { class: "row" }, run, control)
        : h("div", { class: "row" }, h("a", { class: "btn primary", href: signInAddress() }, words.signIn), h("span", { class: "note" }, me ? words.signInText : words.nobody)),
      verdict,
      told,
      steps,
      after,
    ),
  );
}
