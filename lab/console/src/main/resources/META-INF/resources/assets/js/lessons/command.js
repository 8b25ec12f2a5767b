// A command to be typed, over several lines, with a button that copies it.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";

export function command(words) {
  const label = h("span", { class: "sr-only" }, text.copy.label(text.lessons.command));
  const button = h("button", { class: "btn small icon", type: "button", title: text.copy.label(text.lessons.command), onclick: copy }, icon("copy", 14), label);

  async function copy() {
    try {
      await navigator.clipboard.writeText(words);
      label.textContent = text.copy.done;
      button.replaceChildren(icon("check", 14), label);
    } catch {
      label.textContent = text.copy.failed;
      button.replaceChildren(icon("close", 14), label);
    }
    setTimeout(() => {
      label.textContent = text.copy.label(text.lessons.command);
      button.replaceChildren(icon("copy", 14), label);
    }, 1500);
  }
  return h("div", { class: "terminal" }, h("pre", { tabindex: 0, "aria-label": text.lessons.command }, words), button);
}
