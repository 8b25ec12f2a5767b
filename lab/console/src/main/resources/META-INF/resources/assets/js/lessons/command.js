// A command to be typed, over several lines, with a button that copies it.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";

export function command(words) {
  const label = h("span", { role: "status" }, text.copy.label(text.lessons.theCommand));
  const button = h("button", { class: "btn small", type: "button", onclick: copy }, icon("copy", 14), label);

  async function copy() {
    try {
      await navigator.clipboard.writeText(words);
      say("check", text.copy.done);
    } catch {
      say("close", text.copy.failed);
    }
    setTimeout(() => say("copy", text.copy.label(text.lessons.theCommand)), 1500);
  }

  function say(symbol, said) {
    label.textContent = said;
    button.replaceChildren(icon(symbol, 14), label);
  }
  return h("div", { class: "terminal" }, h("pre", { tabindex: 0, "aria-label": text.lessons.command }, words.split("\n").map(line)), h("div", { class: "terminal-foot" }, button));
}

/** Long ones go on further down: at a space, or else where an address or JSON has a joint. */
function line(words) {
  const pieces = words.split(/(?=[?&])|(?<=[,/])(?=[^/])/);
  return h("span", { class: "terminal-line" }, pieces.map((piece, index) => (index > 0 ? [h("wbr"), piece] : piece)));
}
