// A lesson as it runs: its steps live, its verdict, then its picture, its waterfall and its log lines.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { copyable, failed, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toast } from "../shared/toast.js";
import { evidence } from "./evidence.js";
import { following } from "./following.js";
import { stepView } from "./step.js";

const words = text.lessons.watch;
const OVER = ["passed", "failed", "blocked"];
const TONES = { passed: "good", failed: "bad", blocked: "warn" };

/** @param {object} hooks passed: is told when the lesson, not its control, ran through */
export function watchCard(lesson, me, { passed }) {
  const run = h("button", { class: "btn primary", type: "button", onclick: () => start(false) }, icon("play", 14), words.run);
  const control = h("button", { class: "btn", type: "button", onclick: () => start(true) }, words.control);
  const progress = h("p", { class: "note run-progress" });
  const verdict = h("div", { role: "status", class: "run-verdict" });
  const told = h("div", { class: "run-told" });
  const after = h("div", { class: "run-after" });
  const steps = h("ol", { class: "run-steps" });
  let busy = false;
  let views = plan(lesson.steps);

  function plan(planned) {
    const made = new Map(planned.map((step, index) => [step.id, stepView(step, index + 1)]));
    steps.replaceChildren(...[...made.values()].map(({ root }) => root));
    return made;
  }

  /** Buttons keep the focus while they do nothing. */
  function become(running) {
    busy = running;
    for (const button of [run, control]) button.setAttribute("aria-disabled", running);
  }

  async function start(asControl) {
    if (busy) return;
    become(true);
    const follow = following();
    const planned = asControl ? lesson.control.steps : lesson.steps;
    verdict.replaceChildren();
    told.replaceChildren(...(asControl ? [h("p", { class: "banner" }, words.controlText(lesson.control.says))] : []));
    after.replaceChildren();
    views = plan(planned);
    try {
      let now = await api.post("/lab/api/runs", { lesson: lesson.id, control: asControl });
      draw(now, follow);
      while (!OVER.includes(now.state)) {
        now = await api.get(`/lab/api/runs/${now.id}?seen=${now.version}`, { quiet: true });
        draw(now, follow);
      }
      ended(now, planned, follow);
    } catch (problem) {
      progress.replaceChildren();
      verdict.replaceChildren(failed(problem, { what: text.lessons.what, retry: () => start(asControl) }));
    } finally {
      follow.end();
      become(false);
      run.lastChild.textContent = words.again;
    }
  }

  function draw(now, follow) {
    now.steps.forEach((step) => views.get(step.id)?.show(step));
    const running = now.steps.find(({ state }) => state === "running");
    if (running) follow.to(views.get(running.id).root);
    if (now.state === "waiting") progress.textContent = words.waiting;
    if (now.state === "running") progress.textContent = words.running(now.steps.filter(({ state }) => ["passed", "failed"].includes(state)).length, now.steps.length);
  }

  function ended(now, planned, follow) {
    const held = now.state === "passed";
    const says = now.control && held ? words.controlHeld : words.states[now.state];
    const left = now.steps.some(({ exchange }) => exchange);
    progress.replaceChildren();
    verdict.replaceChildren(
      h(
        "div",
        { class: `verdict ${TONES[now.state]}` },
        icon(held ? "check" : "close", 18),
        h(
          "div",
          {},
          h("strong", {}, says),
          h("p", {}, now.verdict),
          h("div", { class: "row note" }, copyable(now.correlationId, text.problem.correlation), left && traceLink(now.traceId), left && h("a", { href: "#evidence" }, words.toEvidence)),
        ),
        held && !now.control && wayOn(lesson),
      ),
    );
    if (left) after.replaceChildren(evidence(now, planned));
    if (held && !now.control) {
      passed();
      views.get(planned[0].id).open();
    }
    if (!follow.to(verdict)) toast(says, { detail: now.verdict, tone: held ? "good" : "plain" });
  }

  return h(
    "section",
    { class: "card watch", "aria-labelledby": "watch-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "watch-heading" }, words.heading)),
    h(
      "div",
      { class: "card-body stack" },
      h("p", { class: "note" }, words.intro),
      me?.authenticated
        ? h("div", { class: "row" }, run, control, progress)
        : h("div", { class: "row" }, h("a", { class: "btn primary", href: signInAddress() }, words.signIn), h("span", { class: "note" }, me ? words.signInText : words.nobody)),
      verdict,
      told,
      steps,
      after,
    ),
  );
}

function wayOn({ next, nextTitle }) {
  return next ? h("a", { class: "btn primary way-on", href: `/lessons/${next}` }, words.next(nextTitle)) : h("a", { class: "btn primary way-on", href: "/lessons" }, text.lessons.all);
}
