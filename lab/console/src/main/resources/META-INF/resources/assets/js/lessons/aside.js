// Beside a lesson: the task, hints that come one after the other, the solution, the interview, the code.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { copyable, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { card } from "./card.js";
import { prose } from "./prose.js";

const words = text.lessons;

export function helpCard({ hints, solution, reasoning }) {
  const shown = h("ol", { class: "hints" });
  const more = h("button", { class: "btn small", type: "button", onclick: reveal }, words.help.hint(1, hints.length));
  let next = 0;

  function reveal() {
    const hint = h("li", { tabindex: -1 }, prose(hints[next++]));
    shown.append(hint);
    hint.focus();
    if (next === hints.length) more.remove();
    else more.textContent = words.help.hint(next + 1, hints.length);
  }

  return card(
    "help",
    words.help.heading,
    h(
      "div",
      { class: "stack" },
      shown,
      h("div", {}, more),
      h("details", {}, h("summary", {}, words.help.solution), prose(solution)),
      h("details", {}, h("summary", {}, words.help.reasoning), prose(reasoning)),
    ),
  );
}

export function interviewCard({ interview }) {
  return card("interview", words.interview.heading, h("div", { class: "stack" }, h("blockquote", {}, prose(interview.question)), h("details", {}, h("summary", {}, words.interview.answer), h("ul", { class: "notice" }, interview.answer.map((point) => h("li", {}, prose(point)))))));
}

export function sourcesCard({ sources }) {
  const dialog = h("dialog", { class: "drawer source", "aria-labelledby": "source-heading" });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return card(
    "sources",
    words.sources.heading,
    h(
      "ul",
      { class: "sources" },
      sources.map((source) => h("li", {}, h("button", { class: "source-link", type: "button", onclick: () => open(dialog, source) }, `${source.file.split("/").at(-1)}:${source.line}`), h("div", { class: "note" }, prose(source.says)))),
    ),
    dialog,
  );
}

async function open(dialog, source) {
  const body = h("div", { class: "source-body" }, loading(12));
  dialog.replaceChildren(
    h("div", { class: "drawer-head" }, h("h2", { id: "source-heading" }, source.file.split("/").at(-1)), h("button", { class: "btn quiet icon", type: "button", "aria-label": text.close, onclick: () => dialog.close() }, icon("close"))),
    h("div", { class: "source-name" }, copyable(`${source.file}:${source.line}`, words.sources.place)),
    body,
  );
  if (!dialog.open) dialog.showModal();
  try {
    const { lines } = await api.get(`/lab/api/source?file=${encodeURIComponent(source.file)}`, { quiet: true });
    body.replaceChildren(h("pre", { class: "code", tabindex: 0, "aria-label": source.file }, lines.map((line, index) => h("span", { class: index + 1 === source.line ? "line here" : "line", "data-line": index + 1 }, `${line}\n`))));
    body.querySelector(".here")?.scrollIntoView({ block: "center" });
  } catch (problem) {
    body.replaceChildren(failed(problem, { what: words.what, retry: () => open(dialog, source) }));
  }
}
