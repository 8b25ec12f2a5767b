// Closing a route for a while, and opening it again.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";

const words = text.routes;

/** Without these neither this page nor a sign-in can be had. */
const OURS = new Set(["lab", "auth"]);

const address = (route) => `/api/gateway/routes/${encodeURIComponent(route)}/maintenance`;

export function closeDialog(route, refresh) {
  const submit = h("button", { class: "btn primary", type: "submit" }, words.closeNow);
  const dialog = h(
    "dialog",
    { "aria-labelledby": "closing-heading" },
    h(
      "form",
      { onsubmit: close },
      h("h2", { id: "closing-heading" }, words.closeHeading(route)),
      h("p", { class: "note" }, words.closeText),
      OURS.has(route) && h("p", { class: "banner" }, words.closeOwnPages),
      h(
        "fieldset",
        { class: "choices" },
        h("legend", {}, words.duration),
        words.durations.map(([duration, label], i) => h("label", {}, h("input", { type: "radio", name: "for", value: duration, checked: i === 1 }), label)),
      ),
      h("div", { class: "row" }, submit, h("button", { class: "btn quiet", type: "button", onclick: () => dialog.close() }, words.cancel)),
    ),
  );

  async function close(event) {
    event.preventDefault();
    submit.disabled = true;
    try {
      await api.put(address(route), { for: new FormData(event.target).get("for") });
      toast(words.done.closed(route), { tone: "good" });
      dialog.close();
      refresh();
    } catch (problem) {
      submit.disabled = false;
      toastProblem(problem);
    }
  }
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function openAgain(route, refresh) {
  const button = h("button", { class: "btn", type: "button", onclick: open }, words.open);

  async function open() {
    button.disabled = true;
    try {
      await api.delete(address(route));
      toast(words.done.open(route), { tone: "good" });
      refresh();
    } catch (problem) {
      toastProblem(problem);
    } finally {
      button.disabled = false;
    }
  }
  return button;
}
