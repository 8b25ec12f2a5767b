// What can be broken of the service that is chosen, a card for each way.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { switchOnDialog } from "./switching.js";

const words = text.faults;

export function catalogue({ maySwitch, refresh }) {
  const choices = h("div", { class: "segments", role: "radiogroup", "aria-labelledby": "faults-kinds" });
  const cards = h("ul", { class: "fault-kinds" });
  const root = h("section", { class: "faults-catalogue", "aria-labelledby": "faults-kinds" }, h("div", { class: "row" }, h("h2", { id: "faults-kinds" }, words.kinds), choices), cards);
  let known = null;
  let service = null;

  /** The catalogue does not change while a page is open, but the lab may have been another when it was asked first. */
  function show({ services, kinds }) {
    const told = JSON.stringify([services, kinds]);
    if (told === known) return;
    known = told;
    service = services.includes(service) ? service : services[0];
    choices.replaceChildren(...services.map((name) => h("label", {}, h("input", { type: "radio", name: "service", value: name, checked: name === service, onchange: () => choose(name, kinds) }), name)));
    choose(service, kinds);
  }

  function choose(name, kinds) {
    service = name;
    cards.replaceChildren(...kinds.filter((kind) => kind.services.includes(name)).map(card));
  }

  function card(kind) {
    return h(
      "li",
      { class: "card fault-kind" },
      h("div", { class: "row" }, h("h3", {}, kind.title), h("span", { class: "pill", title: words.answerOf(kind.problem) }, String(kind.status))),
      h("p", {}, kind.breaks),
      h("p", { class: "note" }, kind.seen),
      h("p", { class: "note mono" }, kind.problem),
      maySwitch && h("div", { class: "row" }, h("button", { class: "btn small", type: "button", "aria-label": words.switchOnOf(kind.title, service), onclick: () => switchOnDialog(kind, service, refresh) }, words.switchOn)),
    );
  }

  return { root, show };
}
