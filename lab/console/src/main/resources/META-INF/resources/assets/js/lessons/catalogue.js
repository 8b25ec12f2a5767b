// All lessons by chapter, with what the person has done of them, and a search over their words.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress, whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { keeping } from "./keeping.js";
import { marks, marksOf } from "./marks.js";
import { done, progressOf, standing } from "./progress.js";
import { chapterTakeaway } from "./takeaway.js";

const words = text.lessons;
const header = shell();
const card = h("section", { class: "card standing", "aria-label": words.standing.heading }, loading(2));
const list = h("div", { class: "chapters" }, h("div", { class: "card" }, loading(8)));
const found = h("p", { class: "sr-only", role: "status" });
const search = h("input", { class: "field", type: "search", id: "search", placeholder: words.search, onfocus: learnWords, oninput: filter });
let contents = { chapters: [] };
let progress = null;
let known = {};

document.title = words.title;
document.getElementById("main").replaceChildren(
  h(
    "div",
    { class: "wrap" },
    h("div", { class: "hero" }, h("div", {}, h("h1", {}, words.heading), h("p", { class: "lead" }, words.lead)), card),
    h("div", { class: "search" }, h("label", { class: "sr-only", for: "search" }, words.search), search, found),
    list,
    h("p", { class: "foot" }, text.footer),
  ),
);
await show();

async function show() {
  const [told, me] = await Promise.allSettled([api.get("/lab/api/lessons", { quiet: true }), whoAmI()]);
  header.show(me.status === "fulfilled" ? me.value : null);
  if (told.status === "rejected") {
    card.hidden = true;
    list.replaceChildren(h("div", { class: "card" }, failed(told.reason, { what: words.what, retry: show, heading: "h2" })));
    return;
  }
  contents = told.value;
  const signedIn = me.status === "fulfilled" && me.value.authenticated;
  try {
    progress = signedIn ? await progressOf() : null;
    card.replaceChildren(...standing({ contents, progress, signedIn, signIn: signInAddress("/lessons") }), ...(signedIn ? [keeping(progress, show)] : []));
  } catch (problem) {
    card.replaceChildren(failed(problem, { what: words.what, retry: show, heading: "h2" }));
  }
  card.hidden = false;
  filter();
}

/** The words of all lessons weigh more than the rest of the page, and few search. */
async function learnWords() {
  if (Object.keys(known).length > 0) return;
  try {
    known = await api.get("/lab/api/lessons/words", { quiet: true });
    filter();
  } catch {
    // Titles and goals can be searched all the same, and the next focus asks again.
  }
}

function filter() {
  const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (chapter, { id, title, goal }) => wanted.every((word) => `${chapter} ${id} ${title} ${goal} ${known[id] ?? ""}`.toLowerCase().includes(word));
  const chapters = contents.chapters.map((chapter) => ({ ...chapter, shown: chapter.lessons.filter((lesson) => matches(chapter.title, lesson)) })).filter(({ shown }) => shown.length > 0);
  const count = chapters.reduce((sum, { shown }) => sum + shown.length, 0);
  found.textContent = wanted.length > 0 ? words.matches(count) : "";
  list.replaceChildren(...(chapters.length > 0 ? chapters.map(chapterOf) : [h("div", { class: "card" }, empty(words.nothing, words.nothingText, { symbol: "inbox", heading: "h2" }))]));
}

function chapterOf({ id, title, about, lessons, shown }) {
  const finished = lessons.filter((lesson) => done(progress, lesson.id)).length;
  const solved = lessons.filter((lesson) => marksOf(progress, lesson.id).solved).length;
  return h(
    "section",
    { class: "card chapter", "aria-labelledby": `chapter-${id}` },
    h("div", { class: "card-head" }, h("h2", { id: `chapter-${id}` }, title), h("span", { class: `pill ${finished === lessons.length ? "good" : ""}` }, progress ? words.ofChapter(finished, lessons.length) : words.count(lessons.length), solved > 0 && `, ${words.marks.of(solved)}`)),
    h("p", { class: "note chapter-about" }, about),
    chapterTakeaway({ id, title }),
    h("ol", { class: "lessons" }, shown.map(entry)),
  );
}

function entry({ id, title, goal, steps }) {
  const its = marksOf(progress, id);
  const finished = its.watched || its.solved;
  return h(
    "li",
    {},
    h(
      "a",
      { class: "lesson-link", href: `/lessons/${id}` },
      h("span", { class: `tick ${finished ? "good" : ""} ${its.solved ? "full" : ""}` }, finished && icon("check", 14), !finished && h("span", { class: "sr-only" }, words.openMark)),
      h("span", { class: "lesson-words" }, h("span", { class: "lesson-title" }, title), h("span", { class: "note" }, goal), finished && h("span", { class: "row lesson-marks" }, marks(its))),
      h("span", { class: "lesson-meta" }, h("code", {}, id), h("span", { class: "note" }, words.steps(steps))),
    ),
  );
}
