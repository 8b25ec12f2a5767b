// One lesson: why, watch it run, do it yourself, and what there is to know afterwards.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { helpCard, interviewCard, sourcesCard } from "./aside.js";
import { card } from "./card.js";
import { marks, marksOf } from "./marks.js";
import { progressOf } from "./progress.js";
import { prose } from "./prose.js";
import { resetButton } from "./reset.js";
import { takeawayCard } from "./takeaway.js";
import { watchCard } from "./watch.js";
import { yourselfCard } from "./yourself.js";

const words = text.lessons;
const header = shell();
const main = document.getElementById("main");
const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const finished = h("span", { class: "row" });
let its = { watched: false, solved: false };

main.replaceChildren(h("div", { class: "wrap" }, h("div", { class: "card lesson-wait" }, loading(8))));
await show();

async function show() {
  const [told, me] = await Promise.allSettled([api.get(`/lab/api/lessons/${id}`, { quiet: true }), whoAmI()]);
  const who = me.status === "fulfilled" ? me.value : null;
  header.show(who);
  if (told.status === "rejected") {
    document.title = words.title;
    main.replaceChildren(h("div", { class: "wrap" }, told.reason.status === 404 ? missing() : h("div", { class: "state-page" }, failed(told.reason, { what: words.what, retry: show, heading: "h1" }))));
    return;
  }
  draw(told.value, who);
  if (who?.authenticated) {
    try {
      note(told.value, marksOf(await progressOf(), id));
    } catch {
      // The lesson can be run all the same; only the mark is missing.
    }
  }
}

/** What is done of it from now on. */
function note(lesson, more) {
  its = { ...its, ...more };
  finished.replaceChildren(...marks(its), ...(its.watched || its.solved ? [resetButton({ of: lesson.title, address: `/lab/api/progress/${id}` }, () => forgotten(lesson))] : []));
}

function forgotten(lesson) {
  note(lesson, { watched: false, solved: false });
  main.querySelector("h1").focus();
}

function missing() {
  return h("div", { class: "state-page" }, empty(words.unknown, words.unknownText(id), { heading: "h1", actions: [h("a", { class: "btn primary", href: "/lessons" }, words.all)] }));
}

function draw(lesson, me) {
  document.title = words.titleOf(lesson.title);
  main.replaceChildren(
    h(
      "article",
      { class: "wrap lesson" },
      h("nav", { class: "crumbs", "aria-label": words.where }, h("a", { href: "/lessons" }, words.heading), " / ", lesson.chapterTitle, " / ", h("code", {}, lesson.id)),
      h("header", { class: "lesson-head" }, h("div", { class: "row" }, h("h1", { tabindex: -1 }, lesson.title), finished), h("p", { class: "lead" }, lesson.goal)),
      h(
        "div",
        { class: "lesson-grid" },
        h("div", { class: "stack lesson-main" }, watchCard(lesson, me, { passed: () => note(lesson, { watched: true }) })),
        h("div", { class: "stack lesson-side" }, whyCard(lesson), yourselfCard(lesson, me, { solved: () => note(lesson, { solved: true }) }), helpCard(lesson), interviewCard(lesson), sourcesCard(lesson), takeawayCard(lesson)),
      ),
      h(
        "nav",
        { class: "lesson-ways", "aria-label": words.ways },
        lesson.previous ? h("a", { class: "btn", href: `/lessons/${lesson.previous}` }, `← ${lesson.previousTitle}`) : h("span", {}),
        lesson.next ? h("a", { class: "btn", href: `/lessons/${lesson.next}` }, `${lesson.nextTitle} →`) : h("a", { class: "btn", href: "/lessons" }, words.all),
      ),
      h("p", { class: "foot" }, text.footer),
    ),
  );
}

function whyCard({ why, notice }) {
  return card("why", words.why, h("div", { class: "stack" }, prose(why), h("h3", {}, words.notice), h("ul", { class: "notice" }, notice.map((one) => h("li", {}, prose(one))))));
}
