import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { chatWidget } from "./widget.js";

const words = text.customer;
const header = shell();
const greeting = h("h1", {}, words.heading);
const profile = h("div");
const open = h("button", { class: "btn primary large open-chat", type: "button" }, icon("chat", 18), words.widget.expand);
const main = document.getElementById("main");

document.title = words.title;
main.classList.add("bank");
main.replaceChildren(
  h(
    "div",
    { class: "wrap bank-page" },
    h("div", { class: "bank-bar" }, h("span", { class: "bank-name" }, words.bank), h("span", { class: "note" }, words.bankNote)),
    h("div", { class: "bank-hero" }, h("div", {}, greeting, h("p", { class: "lead" }, words.lead), open), profile),
    h("ul", { class: "promises" }, words.promises.map(([title, promise]) => h("li", {}, h("h2", {}, title), h("p", {}, promise)))),
    h("p", { class: "foot" }, text.footer),
  ),
);

const widget = chatWidget({ onOpen: (isOpen) => main.classList.toggle("chatting", isOpen) });
main.append(widget.root);
open.addEventListener("click", widget.open);
await meet();

async function meet() {
  try {
    const me = await whoAmI();
    header.show(me);
    if (me.customerId) {
      greeting.textContent = words.hello((me.name ?? me.username).split(" ")[0]);
      showProfile(me.customerId);
    }
    await widget.meet(me);
  } catch (problem) {
    header.show(null);
    widget.fail(problem, meet);
  }
}

async function showProfile(customerId) {
  profile.replaceChildren(h("div", { class: "card" }, loading(6)));
  try {
    profile.replaceChildren(card(await api.get(`/api/customers/${customerId}`)));
  } catch (problem) {
    profile.replaceChildren(h("div", { class: "card" }, failed(problem, { what: words.profile, retry: () => showProfile(customerId), heading: "h2" })));
  }
}

function card(customer) {
  const fields = { ...customer, status: words.statuses[customer.status] ?? customer.status, language: languageName(customer.language) };
  const shown = Object.entries(words.fields).filter(([field]) => fields[field] !== null && fields[field] !== undefined);
  return h(
    "section",
    { class: "card", "aria-labelledby": "profile-heading" },
    h("div", { class: "card-head" }, h("h2", { id: "profile-heading" }, words.profile)),
    h("div", { class: "card-body" }, h("dl", { class: "kv" }, shown.flatMap(([field, label]) => [h("dt", {}, label), h("dd", {}, String(fields[field]))]))),
  );
}

function languageName(code) {
  return code && new Intl.DisplayNames(["en"], { type: "language" }).of(code);
}
