// Starting over, with one lesson or with all: asked for twice, since nothing brings back what was done.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";

const words = text.lessons.reset;

/**
 * @param {object} what of: the lesson's title, or nothing for all; address: what to delete
 * @param {() => void} done is told when it is gone
 */
export function resetButton({ of, address }, done) {
  return h("button", { class: "btn quiet small", type: "button", onclick: () => ask(of, address, done) }, words.button);
}

function ask(of, address, done) {
  const sure = h("button", { class: "btn danger", type: "button", onclick: forget }, of ? words.sure : words.sureAll);
  const dialog = h(
    "dialog",
    { "aria-labelledby": "reset-heading", "aria-describedby": "reset-text", onclose: () => dialog.remove() },
    h(
      "div",
      { class: "dialog-body" },
      h("h2", { id: "reset-heading" }, of ? words.heading(of) : words.headingAll),
      h("p", { class: "note", id: "reset-text" }, of ? words.text : words.textAll),
      h("div", { class: "row" }, sure, h("button", { class: "btn quiet", type: "button", autofocus: true, onclick: () => dialog.close() }, words.keep)),
    ),
  );

  async function forget() {
    sure.disabled = true;
    try {
      await api.delete(address);
      dialog.close();
      toast(of ? words.done : words.doneAll, { tone: "good" });
      done();
    } catch (problem) {
      sure.disabled = false;
      toastProblem(problem);
    }
  }
  document.body.append(dialog);
  dialog.showModal();
}
