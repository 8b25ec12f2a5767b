// What can be broken of the service that is chosen, a card for each way.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { switchOff } from "./ending.js";
import { switchOnDialog } from "./switching.js";

const words = text.faults;

export function catalogue({ maySwitch, refresh }) {
  const choices = h("div", { class: "segments", role: "radiogroup", "aria-labelledby": "faults-kinds" });
  const cards = h("ul", { class: "fault-kinds" });
  const root = h("section", { class: "faults-catalogue", "aria-labelledby": "faults-kinds" }, h("div", { class: "row" }, h("h2", { id: "faults-kinds" }, words.kinds), choices), cards);
  let known = null;
  let service = null;
  let on = [];
  let drawn = [];

  /** The catalogue does not change while a page is open, but the lab may have been another when it was asked first. */
  function show({ services, kinds, on: now }) {
    on = now;
    mark();
    const told = JSON.stringify([services, kinds]);
    if (told === known) return;
    known = told;
    service = services.includes(service) ? service : services[0];
    choices.replaceChildren(...services.map((name) => h("label", {}, h("input", { type: "radio", name: "service", value: name, checked: name === service, onchange: () => choose(name, kinds) }), name)));
    choose(service, kinds);
  }

  function choose(name, kinds) {
    service = name;
    drawn = kinds.filter((kind) => kind.services.includes(name)).map(card);
    cards.replaceChildren(...drawn.map(({ root: one }) => one));
    mark();
  }

  /** A card says that it is on, and then switches off. */
  function mark() {
    for (const { kind, root: one, state, actions } of drawn) {
      const its = on.filter((fault) => fault.service === service && fault.kind === kind.kind);
      const signature = its.map(({ id }) => id).join();
      if (one.dataset.on === signature) continue;
      one.dataset.on = signature;
      one.classList.toggle("on", its.length > 0);
      state.hidden = its.length === 0;
      actions.replaceChildren(...its.map(offButton), onButton(kind));
    }
  }

  function onButton(kind) {
    return h("button", { class: "btn small", type: "button", "aria-label": words.switchOnOf(kind.title, service), onclick: () => switchOnDialog(kind, service, refresh) }, words.switchOn);
  }

  function offButton(fault) {
    const button = h("button", { class: "btn danger small", type: "button", "aria-label": words.switchOffOf(fault.title, fault.service), onclick: () => switchOff(button, fault, refresh) }, words.switchOff);
    return button;
  }

  function card(kind) {
    const state = h("span", { class: "pill warn", hidden: true }, words.isOn);
    const actions = h("div", { class: "row" });
    return {
      kind,
      state,
      actions,
      root: h(
        "li",
        { class: "card fault-kind" },
        h("div", { class: "row" }, h("h3", {}, kind.title), state, h("span", { class: "pill", title: words.answerOf(kind.problem) }, String(kind.status))),
        h("p", {}, kind.breaks),
        h("p", { class: "note" }, kind.seen),
        h("p", { class: "note mono" }, kind.problem),
        maySwitch && actions,
      ),
    };
  }

  return { root, show };
}
