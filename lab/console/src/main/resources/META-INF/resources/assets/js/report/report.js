// What a person has done, chapter by chapter, on one or two sheets of paper.
import { done, progressOf } from "../lessons/progress.js";
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed, signedOut, statePage } from "../shared/states.js";
import { text } from "../shared/strings.js";

const words = text.report;
const day = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric" });
const header = shell();
const main = document.getElementById("main");
const heading = document.querySelector("h1");

document.title = words.title;
await show();

async function show() {
  let me;
  try {
    me = await whoAmI();
  } catch (problem) {
    header.show(null);
    return statePage(main, failed(problem, { retry: show, heading: "h1" }));
  }
  header.show(me);
  if (!me.authenticated) return statePage(main, signedOut(words));
  try {
    const [contents, progress] = await Promise.all([api.get("/lab/api/lessons", { quiet: true }), progressOf()]);
    draw(contents, progress, me);
  } catch (problem) {
    statePage(main, failed(problem, { what: text.lessons.what, retry: show, heading: "h1" }));
  }
}

function draw({ chapters }, progress, me) {
  const count = progress.done.length;
  document.title = words.titleOf(me.name ?? me.username);
  main.replaceChildren(
    h(
      "article",
      { class: "wrap report" },
      h(
        "header",
        { class: "report-head" },
        h("div", {}, h("p", { class: "note" }, text.product), heading, h("p", { class: "lead" }, words.of(me.name ?? me.username, day.format(new Date())))),
        h("div", { class: "row no-print" }, h("button", { class: "btn primary", type: "button", onclick: () => print() }, words.print), h("a", { class: "btn", href: "/lessons" }, text.lessons.all)),
      ),
      h(
        "section",
        { class: "card report-sum", "aria-label": words.sum },
        figure(share(count, progress.lessons), words.share),
        figure(text.lessons.standing.of(count, progress.lessons), words.doneOf),
        figure(progress.done.filter(({ watchedAt }) => watchedAt).length, words.watched),
        figure(progress.done.filter(({ solvedAt }) => solvedAt).length, words.solved),
        h("progress", { max: progress.lessons, value: count, "aria-label": text.lessons.standing.meter }),
      ),
      count === 0 && h("p", { class: "note" }, words.nothing),
      h("div", { class: "report-chapters" }, chapters.map((chapter) => chapterOf(chapter, progress))),
      h("p", { class: "foot" }, text.footer),
    ),
  );
}

function figure(value, label) {
  return h("div", { class: "figure" }, h("strong", {}, String(value)), h("span", { class: "note" }, label));
}

function chapterOf({ id, title, lessons }, progress) {
  const finished = lessons.filter((lesson) => done(progress, lesson.id)).length;
  return h(
    "section",
    { class: "card report-chapter", "aria-labelledby": `report-${id}` },
    h("div", { class: "card-head" }, h("h2", { id: `report-${id}` }, title), h("span", { class: "note" }, `${text.lessons.ofChapter(finished, lessons.length)} · ${share(finished, lessons.length)}`)),
    h(
      "table",
      { class: "table" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.lesson), h("th", { scope: "col" }, words.columns.watched), h("th", { scope: "col" }, words.columns.solved))),
      h("tbody", {}, lessons.map((lesson) => row(lesson, progress.done.find((one) => one.lesson === lesson.id)))),
    ),
  );
}

function row({ id, title }, its) {
  return h(
    "tr",
    { class: its ? "" : "open" },
    h("th", { scope: "row" }, h("span", { class: `mark ${its ? "good" : ""}` }, its && icon("check", 12), h("span", { class: "sr-only" }, its ? text.lessons.doneMark : text.lessons.openMark)), h("a", { href: `/lessons/${id}` }, title)),
    h("td", {}, on(its?.watchedAt)),
    h("td", {}, on(its?.solvedAt)),
  );
}

function on(instant) {
  return instant ? h("time", { datetime: instant }, day.format(new Date(instant))) : h("span", { class: "note", "aria-label": text.lessons.openMark }, "–");
}

function share(some, all) {
  return all === 0 ? "0 %" : `${Math.floor((100 * some) / all)} %`;
}
