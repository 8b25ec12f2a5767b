// The first thing on the page: the lesson that comes next, and one button that leads to it.
import { progressOf } from "../lessons/progress.js";
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { text } from "../shared/strings.js";

const words = text.start.learn;
const { standing } = text.lessons;

/**
 * @param {HTMLElement} card as it came with the page
 * @param {Promise} whoIs who is signed in, or null where that cannot be found out
 */
export async function lessonCard(card, whoIs) {
  const asked = api.get("/lab/api/lessons", { quiet: true });
  const me = await whoIs.catch(() => null);
  try {
    const [{ chapters }, progress] = await Promise.all([asked, me?.authenticated ? progressOf() : null]);
    const lessons = chapters.flatMap((chapter) => chapter.lessons);
    card.replaceChildren(...content(lessons, progress, me));
  } catch {
    card.replaceChildren(h("h2", {}, words.done), h("p", { class: "banner" }, words.away), ...(me?.authenticated ? [] : [h("div", { class: "row" }, signIn())]));
  }
}

function content(lessons, progress, me) {
  const count = progress?.done.length ?? 0;
  const next = progress ? lessons.find(({ id }) => id === progress.next) : lessons[0];
  if (!next) {
    return [h("h2", {}, words.done), meter(count, progress), h("p", { class: "note" }, standing.allDone), h("div", { class: "row" }, h("a", { class: "btn primary", href: "/report" }, text.report.heading))];
  }
  return [
    h("h2", {}, count === 0 ? words.first : words.next),
    h("div", {}, h("strong", {}, next.title), h("p", { class: "note" }, next.goal)),
    count > 0 && meter(count, progress),
    h("div", { class: "row" }, h("a", { class: "btn primary", href: `/lessons/${next.id}` }, count === 0 ? words.begin : words.goOn), me?.authenticated === false && signIn()),
    !progress && h("p", { class: "note" }, me === null ? words.nobody : words.signedOut),
  ].filter(Boolean);
}

function meter(count, { lessons }) {
  return h("div", { class: "meter" }, h("progress", { max: lessons, value: count, "aria-label": standing.meter }), h("span", { class: "note" }, standing.of(count, lessons)));
}

function signIn() {
  return h("a", { class: "btn", href: signInAddress("/") }, text.account.signIn);
}
