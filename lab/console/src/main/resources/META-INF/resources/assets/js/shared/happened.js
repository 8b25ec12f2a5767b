// The drawer that shows what the page did, and under which id it can be found in logs and traces.
import { activity } from "./activity.js";
import { h, icon } from "./dom.js";
import { copyable, empty, traceLink } from "./states.js";
import { text } from "./strings.js";
import { duration, toTheSecond } from "./time.js";

/** @param {() => ({correlationId, traceparent} | null)} link what the page is about at this moment */
export function whatHappened(link) {
  const about = h("dl", { class: "kv" });
  const steps = h("ol", { class: "steps" });
  const dialog = h(
    "dialog",
    { class: "drawer", "aria-labelledby": "happened-heading" },
    h("div", { class: "drawer-head" }, h("h2", { id: "happened-heading" }, text.happened.heading), h("button", { class: "btn quiet icon", type: "button", "aria-label": text.close, onclick: () => dialog.close() }, icon("close"))),
    h("div", { class: "dialog-body" }, about, h("p", { class: "note" }, text.happened.intro), steps),
  );
  document.body.append(dialog);
  activity.addEventListener("change", () => dialog.open && draw());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  function draw() {
    const current = link();
    about.replaceChildren(
      ...(current
        ? [
            h("dt", {}, text.problem.correlation),
            h("dd", {}, copyable(current.correlationId, text.problem.correlation)),
            h("dt", {}, text.problem.trace),
            h("dd", {}, traceLink(traceIdOf(current.traceparent))),
          ]
        : []),
    );
    steps.replaceChildren(...(activity.entries.length > 0 ? activity.entries.map(step) : [h("li", {}, empty(text.happened.empty))]));
  }

  return h(
    "button",
    {
      class: "btn quiet small",
      type: "button",
      onclick: () => {
        draw();
        dialog.showModal();
      },
    },
    icon("trace", 14),
    text.happened.open,
  );
}

export function traceIdOf(traceparent) {
  return traceparent.split("-")[1];
}

function step({ at, name, status, took, failed, remark, correlationId, kind }) {
  const meta = [status, took === undefined ? null : duration(took)].filter(Boolean).join(" · ");
  return h(
    "li",
    { class: "step" },
    h("time", { datetime: new Date(at).toISOString() }, toTheSecond(at)),
    h("span", { class: "step-name" }, name),
    h("span", { class: `step-meta${failed ? " bad" : ""}` }, meta),
    (remark || (kind === "http" && correlationId)) && h("span", { class: "step-note" }, [remark, kind === "http" && correlationId].filter(Boolean).join(" · ")),
  );
}
