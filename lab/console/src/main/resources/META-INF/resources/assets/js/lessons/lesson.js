// One lesson: why, watch it run, do it yourself, and what there is to know afterwards.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { helpCard, interviewCard, sourcesCard } from "./aside.js";
import { card } from "./card.js";
import { prose } from "./prose.js";
import { done, progressOf } from "./progress.js";
import { takeawayCard } from "./takeaway.js";
import { watchCard } from "./watch.js";
import { yourselfCard } from "./yourself.js";

const words = text.lessons;
const header = shell();
const main = document.getElementById("main");
const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const finished = h("span", { class: "pill good", hidden: true }, icon("check", 12), words.doneMark);

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
      finished.hidden = !done(await progressOf(), id);
    } catch {
      // The lesson can be run all the same; only the mark is missing.
    }
  }
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
      h("header", { class: "lesson-head" }, h("div", { class: "row" }, h("h1", {}, lesson.title), finished), h("p", { class: "lead" }, lesson.goal)),
      h(
        "div",
        { class: "lesson-grid" },
        h(
          "div",
          { class: "stack lesson-main" },
          card("why", words.why, h("div", { class: "stack" }, prose(lesson.why), h("h3", {}, words.notice), h("ul", { class: "notice" }, lesson.notice.map((one) => h("li", {}, prose(one)))))),
          watchCard(lesson, me, { passed: () => (finished.hidden = false) }),
        ),
        h("div", { class: "stack lesson-side" }, yourselfCard(lesson, me, { solved: () => (finished.hidden = false) }), helpCard(lesson), interviewCard(lesson), sourcesCard(lesson), takeawayCard(lesson)),
      ),
      h(
        "nav",
        { class: "lesson-ways", "aria-label": words.ways },
        lesson.previous ? h("a", { class: "btn", href: `/lessons/${lesson.previous}` }, `← ${lesson.previous}`) : h("span", {}),
        lesson.next ? h("a", { class: "btn", href: `/lessons/${lesson.next}` }, `${lesson.next} →`) : h("a", { class: "btn", href: "/lessons" }, words.all),
      ),
      h("p", { class: "foot" }, text.footer),
    ),
  );
}
