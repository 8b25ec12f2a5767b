// What is broken just now, with the time that is left, counted down between two answers of the lab.
import { h, icon } from "../shared/dom.js";
import { copyable, empty } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { switchAllOff, switchOff } from "./ending.js";

const words = text.faults;

export function running({ maySwitch, refresh }) {
  const all = h("button", { class: "btn danger small", type: "button", hidden: true, onclick: () => switchAllOff(all, refresh) }, words.allOff);
  const list = h("ul", { class: "faults-on" });
  const nothing = h("div", {}, empty(words.nothing, words.nothingText, { symbol: "check" }));
  const news = h("p", { class: "sr-only", role: "status" });
  const rows = new Map();
  let before = null;

  const root = h(
    "section",
    { class: "card", "aria-labelledby": "faults-on" },
    h("div", { class: "card-head" }, h("h2", { id: "faults-on" }, words.on), all),
    nothing,
    list,
    news,
  );
  setInterval(tick, 1000);

  function show(on) {
    const gone = new Set(rows.keys());
    for (const fault of on) {
      gone.delete(fault.id);
      if (!rows.has(fault.id)) rows.set(fault.id, row(fault));
      rows.get(fault.id).ends = Date.now() + fault.secondsLeft * 1000;
    }
    gone.forEach((id) => rows.delete(id));
    const wanted = on.map(({ id }) => rows.get(id).root);
    if (wanted.length !== list.children.length || wanted.some((one, i) => list.children[i] !== one)) list.replaceChildren(...wanted);
    nothing.hidden = on.length > 0;
    all.hidden = !maySwitch || on.length === 0;
    if (before !== null && before !== on.length) news.textContent = words.count(on.length);
    before = on.length;
    tick();
  }

  function row(fault) {
    const left = h("span", { class: "pill bad" });
    const off = h("button", { class: "btn small", type: "button", "aria-label": words.switchOffOf(fault.title, fault.service), onclick: () => switchOff(off, fault, refresh) }, icon("close", 14), words.switchOff);
    return {
      left,
      ends: 0,
      root: h(
        "li",
        {},
        h("div", { class: "fault-what" }, h("strong", {}, fault.title), h("span", {}, fault.service), fault.by && h("span", { class: "note" }, words.by(fault.by))),
        fault.onlyFor ? h("span", { class: "row note" }, words.onlyFor, copyable(fault.onlyFor, text.problem.correlation)) : h("span", { class: "note" }, words.forAll),
        left,
        maySwitch && off,
      ),
    };
  }

  function tick() {
    for (const { left, ends } of rows.values()) left.textContent = words.left(Math.max(0, Math.ceil((ends - Date.now()) / 1000)));
  }

  return { root, show };
}
