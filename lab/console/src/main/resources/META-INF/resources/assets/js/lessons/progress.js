// What a person has done, and what comes next.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";

const words = text.lessons.standing;

export function progressOf() {
  return api.get("/lab/api/progress", { quiet: true });
}

export function done(progress, lesson) {
  return progress?.done.some((one) => one.lesson === lesson) ?? false;
}

/** The inside of a card: how far one is, and the way on. */
export function standing({ contents, progress, signedIn, signIn }) {
  const lessons = contents.chapters.flatMap((chapter) => chapter.lessons);
  if (!signedIn) {
    return [
      h("h2", {}, words.signedOut),
      h("p", { class: "note" }, words.signedOutText),
      h("div", { class: "row" }, h("a", { class: "btn primary", href: signIn }, text.account.signIn), h("a", { class: "btn", href: `/lessons/${lessons[0].id}` }, words.lookFirst)),
    ];
  }
  const count = progress.done.length;
  const next = lessons.find(({ id }) => id === progress.next);
  return [
    h("h2", {}, words.heading),
    h("div", { class: "meter" }, h("progress", { max: progress.lessons, value: count, "aria-label": words.meter }), h("span", { class: "note" }, words.of(count, progress.lessons))),
    count > 0 && h("p", { class: "note" }, words.kinds(progress.done.filter(({ watchedAt }) => watchedAt).length, progress.done.filter(({ solvedAt }) => solvedAt).length)),
    next ? h("p", { class: "note" }, words.next, " ", h("strong", {}, next.title)) : h("p", { class: "note" }, words.allDone),
    next && h("div", { class: "row" }, h("a", { class: "btn primary", href: `/lessons/${next.id}` }, count === 0 ? words.begin : words.goOn)),
  ].filter(Boolean);
}
