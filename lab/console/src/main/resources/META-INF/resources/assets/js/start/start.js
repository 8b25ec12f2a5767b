import { progressOf, standing } from "../lessons/progress.js";
import { api } from "../shared/api.js";
import { h, initials } from "../shared/dom.js";
import { isStaff, mainRole, signInAddress, whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { copyable } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { healthCard } from "./health.js";
import { tracesCard } from "./traces.js";

const words = text.start;
const header = shell();
const you = h("section", { class: "card session", "aria-label": words.session.heading }, h("p", { class: "note" }, text.loading));
const learn = h("section", { class: "card standing learn", "aria-label": text.lessons.standing.heading, hidden: true });

document.title = words.title;
document.getElementById("main").replaceChildren(
  h(
    "div",
    { class: "wrap" },
    h("div", { class: "hero" }, h("div", {}, h("h1", {}, words.heading), h("p", { class: "lead" }, words.lead)), you),
    learn,
    healthCard(),
    h("div", { class: "below" }, thingsToTry(), tracesCard()),
    h("p", { class: "foot" }, text.footer),
  ),
);

try {
  const me = await whoAmI();
  header.show(me);
  you.replaceChildren(...session(me));
  await lessons(me);
} catch {
  header.show(null);
  you.replaceChildren(h("p", { class: "banner" }, words.session.down));
}

/** The lessons are the lab's; the start page does without them if it has to. */
async function lessons({ authenticated }) {
  try {
    const [contents, progress] = await Promise.all([api.get("/lab/api/lessons", { quiet: true }), authenticated ? progressOf() : null]);
    learn.replaceChildren(...standing({ contents, progress, signedIn: authenticated, signIn: signInAddress("/lessons") }));
    learn.hidden = false;
  } catch {
    learn.hidden = true;
  }
}

function session(me) {
  if (!me.authenticated) {
    return [h("h2", {}, words.session.signedOut), h("p", { class: "note" }, words.session.hint), h("div", { class: "row" }, h("a", { class: "btn primary", href: signInAddress("/") }, text.account.signIn))];
  }
  const name = me.name ?? me.username;
  const customer = me.roles.includes("customer");
  return [
    h("div", { class: "session-who" }, h("span", { class: "avatar", "aria-hidden": "true" }, initials(name)), h("div", {}, h("h2", {}, name), h("p", { class: "note" }, [me.username, text.roles[mainRole(me)]].filter(Boolean).join(" · ")))),
    h("p", { class: "note" }, customer ? words.session.customerHint : isStaff(me) ? words.session.agentHint : words.session.otherHint),
    h(
      "div",
      { class: "row" },
      customer && h("a", { class: "btn primary", href: "/customer" }, words.session.openCustomer),
      isStaff(me) && h("a", { class: "btn primary", href: "/agent" }, words.session.openAgent),
    ),
  ];
}

function thingsToTry() {
  const { try: ideas } = words;
  return h(
    "section",
    { class: "card", "aria-labelledby": "try-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "try-heading" }, ideas.heading)),
    h(
      "ol",
      { class: "try" },
      h("li", {}, h("h3", {}, ideas.chat), h("p", {}, ideas.chatText), h("div", {}, h("a", { class: "btn small", href: "/customer" }, ideas.chatLink))),
      h("li", {}, h("h3", {}, ideas.call), h("p", {}, ideas.callText), copyable(ideas.callCommand, ideas.callCopy)),
      h("li", {}, h("h3", {}, ideas.follow), h("p", {}, ideas.followText), h("div", {}, h("a", { class: "btn small", href: "/zipkin/", target: "_blank", rel: "noopener" }, ideas.followLink, h("span", { class: "sr-only" }, ` ${text.newTab}`)))),
    ),
  );
}
