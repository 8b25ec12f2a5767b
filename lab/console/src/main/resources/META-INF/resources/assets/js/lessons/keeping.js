// What a person has done, as a file: kept, taken along, brought back.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";
import { resetButton } from "./reset.js";

const words = text.lessons.keeping;

/** @param {() => void} changed is told when a file was taken over, or all was forgotten */
export function keeping(progress, changed) {
  const file = h("input", { type: "file", accept: "application/json,.json", class: "sr-only", tabindex: -1, "aria-label": words.file, onchange: take });
  const button = h("button", { class: "btn small", type: "button", onclick: () => file.click() }, words.take);

  async function take() {
    const [chosen] = file.files;
    if (!chosen) return;
    button.disabled = true;
    try {
      const { done } = await api.post("/lab/api/progress/import", JSON.parse(await chosen.text()));
      toast(words.taken(done.length), { tone: "good" });
      changed();
    } catch (problem) {
      if (problem instanceof SyntaxError) toast(words.noJson, { tone: "bad" });
      else toastProblem(withErrors(problem));
    } finally {
      file.value = "";
      button.disabled = false;
    }
  }

  return h(
    "div",
    { class: "row keeping" },
    h("a", { class: "btn small", href: "/report" }, words.report),
    h("a", { class: "btn small", href: "/lab/api/progress/export", download: true }, words.give),
    button,
    progress.done.length > 0 && resetButton({ address: "/lab/api/progress" }, changed),
    file,
  );
}

function withErrors(problem) {
  const named = problem.errors?.slice(0, 4).map(({ pointer, detail }) => `${pointer} ${detail}`) ?? [];
  problem.detail = [problem.detail, ...named].filter(Boolean).join(" ");
  return problem;
}
