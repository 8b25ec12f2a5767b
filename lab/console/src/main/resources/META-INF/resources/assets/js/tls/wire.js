// The same request as who stands between sees it, plain beside encrypted; and what a flipped bit does.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";

const words = text.tls.wire;
const narrow = matchMedia("(max-width: 640px)");

export function wireCard() {
  return experiment("wire", words, "/lab/api/tls/wire", ({ plain, encrypted }) => h("div", { class: "wire" }, recording(words.plain, plain), recording(words.encrypted, encrypted)));
}

export function integrityCard() {
  const own = words.integrity;
  return experiment("integrity", own, "/lab/api/tls/integrity", ({ flip, untouched, changed }) =>
    h(
      "div",
      { class: "wire" },
      h("div", {}, h("h3", {}, own.untouched), result(untouched)),
      h("div", {}, h("h3", {}, own.changed), flip && h("p", { class: "flip mono" }, own.flip(flip.position), " ", h("del", {}, flip.before), " ", h("ins", {}, flip.after)), result(changed)),
    ),
  );
}

function experiment(name, labels, path, view) {
  const body = h("div", { class: "card-body", role: "status" }, h("p", { class: "note" }, labels.idle));
  const button = h("button", { class: "btn", type: "button", onclick: run }, labels.run);

  async function run() {
    button.disabled = true;
    body.replaceChildren(loading(4));
    try {
      body.replaceChildren(view(await api.get(path)));
    } catch (problem) {
      body.replaceChildren(failed(problem, { what: text.tls.what, retry: run }));
    } finally {
      button.disabled = false;
    }
  }
  return h("section", { class: "card", "aria-labelledby": `${name}-heading` }, h("div", { class: "card-head" }, h("h2", { id: `${name}-heading` }, labels.heading), button), body);
}

function recording(title, { pieces, error }) {
  return h("div", {}, h("h3", {}, title), error && h("p", { class: "mono error" }, `${error.exception}: ${error.message}`), pieces.map(piece));
}

function piece({ step, hex, cut }) {
  return h(
    "figure",
    { class: `piece ${step.kind.toLowerCase()}` },
    h("figcaption", {}, step.name.startsWith("Encrypted") && icon("lock", 12), h("strong", {}, step.name), h("span", { class: "note" }, [text.tls.handshake.says[step.from], step.detail, text.tls.handshake.bytes(step.bytes)].filter(Boolean).join(" · "))),
    h("pre", { class: "scroll", tabindex: 0, "aria-label": words.dumpOf(step.name) }, dump(hex) + (cut ? "\n…" : "")),
  );
}

/** Offset, bytes, and the characters that they are in ASCII. */
function dump(hex) {
  const bytes = hex.match(/../g) ?? [];
  const width = narrow.matches ? 8 : 16;
  const lines = [];
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width);
    const characters = row.map((byte) => Number.parseInt(byte, 16)).map((code) => (code >= 32 && code < 127 ? String.fromCharCode(code) : "·"));
    lines.push(`${at.toString(16).padStart(4, "0")}  ${row.join(" ").padEnd(width * 3 - 1)}  ${characters.join("")}`);
  }
  return lines.join("\n");
}

function result({ reply, error, steps }) {
  const last = steps.at(-1);
  return [
    reply && h("p", {}, h("span", { class: "pill good" }, reply)),
    error && h("p", { class: "mono error" }, `${error.exception}: ${error.message}`),
    last && h("p", { class: "note" }, words.integrity.last(text.tls.handshake.says[last.from], last.name)),
  ];
}
