import { h, icon } from "./dom.js";
import { text } from "./strings.js";
import { copyable } from "./states.js";

let region;

/**
 * Says something at the edge of the page, and to a screen reader. What went wrong stays until it is dismissed.
 *
 * @param {object} options actions: makes the buttons, from a function that takes the toast away
 */
export function toast(title, { detail, tone = "plain", correlationId, actions } = {}) {
  region ??= document.body.appendChild(h("div", { class: "toasts", role: "status", "aria-live": "polite" }));
  const gone = () => box.remove();
  const box = h(
    "div",
    { class: `toast ${tone}` },
    h("div", { class: "toast-head" }, title, h("button", { class: "btn quiet small", type: "button", "aria-label": text.dismiss, onclick: gone }, icon("close", 14))),
    detail && h("div", { class: "note" }, detail),
    correlationId && h("div", { class: "row note" }, text.problem.correlation, copyable(correlationId, text.problem.correlation)),
    actions && h("div", { class: "row" }, actions(gone)),
  );
  region.append(box);
  while (region.children.length > 4) region.firstElementChild.remove();
  if (tone !== "bad") setTimeout(gone, actions ? 15_000 : 6000);
}

export function toastProblem(problem) {
  if (problem.name === "AbortError") return;
  toast(problem.title ?? text.problem.unexpectedTitle, { detail: problem.detail, tone: "bad", correlationId: problem.correlationId });
}
