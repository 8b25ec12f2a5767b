// The dialog in which a fault is switched on.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";
import { switchOff } from "./ending.js";

const words = text.faults;

/** Longer than the lab waits until all who are to know of it do. */
const PATIENCE = 8_000;

export function switchOnDialog(kind, service, refresh) {
  const submit = h("button", { class: "btn danger", type: "submit" }, words.breakNow);
  const dialog = h(
    "dialog",
    { "aria-labelledby": "switch-heading" },
    h(
      "form",
      { onsubmit: switchOn },
      h("h2", { id: "switch-heading" }, words.switchHeading(kind.title, service)),
      h("p", { class: "note" }, kind.breaks),
      kind.takesTime && h("label", { class: "stack" }, words.howLong, h("input", { class: "field", name: "by", type: "number", min: 0.1, max: 60, step: 0.1, value: "3", required: true, inputmode: "decimal" })),
      h(
        "fieldset",
        { class: "choices" },
        h("legend", {}, words.lasts),
        words.durations.map(([duration, label], i) => h("label", {}, h("input", { type: "radio", name: "lasts", value: duration, checked: i === 1 }), label)),
      ),
      h(
        "label",
        { class: "stack" },
        words.onlyForLabel,
        h("input", { class: "field mono", name: "onlyFor", maxlength: 64, pattern: "[A-Za-z0-9._\\-]+", required: kind.needsOnlyFor, autocomplete: "off", spellcheck: "false", "aria-describedby": "only-for" }),
        h("span", { class: "note", id: "only-for" }, kind.needsOnlyFor ? words.onlyForNeeded : words.onlyForText),
      ),
      h("div", { class: "row" }, submit, h("button", { class: "btn quiet", type: "button", onclick: () => dialog.close() }, words.cancel)),
    ),
  );

  async function switchOn(event) {
    event.preventDefault();
    submit.disabled = true;
    const form = new FormData(event.target);
    const onlyFor = form.get("onlyFor").trim();
    const wish = { service, kind: kind.kind, lasts: form.get("lasts") };
    if (kind.takesTime) wish.by = `${Math.round(Number(form.get("by")) * 1000)}ms`;
    if (onlyFor !== "") wish.onlyFor = onlyFor;
    try {
      const fault = await api.post("/lab/api/faults", wish, { timeout: PATIENCE });
      toast(words.done.on(kind.title, service), { tone: "warn", actions: (gone) => [offButton(fault, gone, refresh)] });
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

/** Whoever broke something by mistake has the way back at hand. */
function offButton(fault, gone, refresh) {
  const button = h(
    "button",
    {
      class: "btn small",
      type: "button",
      onclick: async () => {
        gone();
        await switchOff(button, fault, refresh);
      },
    },
    words.switchOff,
  );
  return button;
}
