import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { reader } from "./document.js";
import { operationCard } from "./operation.js";
import { prose } from "./prose.js";

const words = text.reference;
const header = shell();
const main = document.getElementById("main");
const head = document.querySelector(".reference-head");
head.append(h("p", { class: "note" }, words.document, " ", h("a", { href: "/openapi.json" }, "/openapi.json")));

document.title = words.title;
whoAmI().then(header.show, () => header.show(null));
await show();

async function show() {
  let found;
  try {
    found = reader(await api.get("/openapi.json"));
  } catch (problem) {
    return main.replaceChildren(h("div", { class: "wrap" }, head, failed(problem, { retry: show, heading: "h2" })));
  }
  main.replaceChildren(page(found));
  openNamed();
  addEventListener("hashchange", openNamed);
}

function page(found) {
  const groups = groupsOf(found);
  const nothing = h("p", { class: "note", role: "status", hidden: true }, words.nothing);
  const filter = h("input", { class: "field", type: "search", placeholder: words.filter, "aria-label": words.filter, oninput: sift });

  function sift() {
    const wanted = filter.value.trim().toLowerCase();
    for (const group of groups) {
      for (const { operation, card } of group.entries) card.hidden = !`${operation.method} ${operation.path} ${operation.summary}`.toLowerCase().includes(wanted);
      group.section.hidden = group.entries.every(({ card }) => card.hidden);
      group.link.hidden = group.section.hidden;
    }
    nothing.hidden = groups.some((group) => !group.section.hidden);
  }

  const away = found.document["x-unavailable"];
  return h(
    "div",
    { class: "wrap" },
    head,
    away && h("p", { class: "banner" }, words.away(away.join(", "))),
    h("div", { class: "reference" }, h("nav", { class: "toc", "aria-label": words.groups }, filter, groups.map((group) => group.link)), h("div", { class: "ops" }, nothing, groups.map((group) => group.section))),
    h("p", { class: "foot" }, text.footer),
  );
}

function groupsOf(found) {
  return found.document.tags.map((tag) => {
    const entries = found.operations.filter((operation) => operation.tag === tag.name).map((operation) => ({ operation, card: operationCard(operation, found) }));
    const id = `group-${tag.name.toLowerCase().replaceAll(" ", "-")}`;
    return {
      entries,
      link: h("a", { href: `#${id}` }, tag.name, h("span", { class: "note" }, ` ${entries.length}`)),
      section: h("section", { id, class: "group" }, h("h2", {}, tag.name), h("p", { class: "note" }, prose(tag.description)), entries.map(({ card }) => card)),
    };
  });
}

/** A link to an operation opens it. */
function openNamed() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (!named) return;
  if (named.tagName === "DETAILS") named.open = true;
  named.scrollIntoView();
}
