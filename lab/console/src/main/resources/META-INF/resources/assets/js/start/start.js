import { whoAmI } from "../shared/session.js";
import { h } from "../shared/dom.js";
import { shell } from "../shared/shell.js";
import { copyable } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { healthCard } from "./health.js";
import { lessonCard } from "./learn.js";
import { tracesCard } from "./traces.js";

const words = text.start;
const header = shell();
const page = document.querySelector("main > .wrap");

document.title = words.title;
const me = whoAmI().catch(() => null);
me.then(header.show);
await painted();
lessonCard(page.querySelector(".learn"), me);
healthCard(page.querySelector(".system"));
page.append(h("div", { class: "below" }, thingsToTry(), tracesCard()), h("p", { class: "foot" }, text.footer));

/** What came with the page is shown before the rest is made. A hidden page is never painted. */
function painted() {
  return new Promise((go) => (document.hidden ? go() : requestAnimationFrame(() => setTimeout(go))));
}

/** The same three as ./api-world up prints. */
function thingsToTry() {
  const { try: ideas } = words;
  const idea = (heading, what, command, ...links) => h("li", {}, h("h3", {}, heading), h("p", {}, what), h("div", { class: "stack" }, copyable(command, ideas.copy), links.length > 0 && h("div", { class: "row" }, links)));
  const link = (href, label) => h("a", { class: "btn small", href }, label);
  return h(
    "section",
    { class: "card", "aria-labelledby": "try-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "try-heading" }, ideas.heading)),
    h(
      "ol",
      { class: "try" },
      idea(ideas.lesson, ideas.lessonText, ideas.lessonCommand, link("/lessons", ideas.lessonLink)),
      idea(ideas.demo, ideas.demoText, ideas.demoCommand, link("/customer", ideas.customer), link("/agent", ideas.agent)),
      idea(ideas.call, ideas.callText, ideas.callCommand(location.origin)),
    ),
  );
}
