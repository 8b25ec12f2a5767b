// What the lab found in a token: the verdict first, then the pieces.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { countdown } from "./countdown.js";
import { operationsCard } from "./operations.js";

const words = text.token;
const TONES = { accepted: "good", refused: "bad", unknown: "warn" };
const MARKS = { accepted: "check", refused: "close", unknown: "lock" };

export function inspectionView(told, remark) {
  const isToken = told.claims.length > 0 || told.header.length > 0;
  return [
    verdict(told, remark),
    isToken && h("div", { class: "token-grid" }, h("div", { class: "stack" }, told.header.length > 0 && pieces("header", words.header, told.header), told.claims.length > 0 && pieces("claims", words.claims, told.claims)), h("div", { class: "stack" }, told.signature && signature(told.signature), told.issuer && issuer(told), told.expiresAt && life(told))),
    told.kind === "jwt" && operationsCard(told.scopes),
  ].filter(Boolean);
}

function verdict({ kind, says, gateway }, remark) {
  const tone = TONES[gateway.state];
  return h(
    "section",
    { class: `verdict ${tone}`, "aria-labelledby": "verdict-heading" },
    icon(MARKS[gateway.state], 20),
    h(
      "div",
      {},
      h("h2", { id: "verdict-heading" }, words.gateway[gateway.state], gateway.cause && h("span", { class: `pill ${tone}` }, gateway.cause)),
      h("p", {}, gateway.says),
      h("p", {}, h("span", { class: "pill" }, words.kinds[kind] ?? kind), " ", says),
      remark && h("p", { class: "note" }, remark),
    ),
  );
}

function pieces(name, heading, entries) {
  return h(
    "section",
    { class: "card", "aria-labelledby": `${name}-heading` },
    h("div", { class: "card-head" }, h("h2", { id: `${name}-heading` }, heading)),
    h(
      "dl",
      { class: "pieces" },
      entries.map(({ name: key, value, meaning, time }) =>
        h("div", { class: "piece" }, h("dt", {}, h("code", {}, key)), h("dd", {}, h("code", { class: "value" }, typeof value === "string" ? value : JSON.stringify(value)), time && h("div", { class: "note" }, new Date(time).toLocaleString()), h("p", { class: "note" }, meaning ?? words.noMeaning))),
      ),
    ),
  );
}

function card(name, heading, ...body) {
  return h("section", { class: "card", "aria-labelledby": `${name}-heading` }, h("div", { class: "card-head" }, h("h2", { id: `${name}-heading` }, heading)), h("div", { class: "card-body stack" }, body));
}

function signature({ holds, algorithm, keyId, says }) {
  const [tone, verdictWords] = holds === true ? ["good", words.signature.holds] : holds === false ? ["bad", words.signature.fails] : ["warn", words.signature.unknown];
  return card("signature", words.signature.heading, h("div", {}, h("span", { class: `pill ${tone}` }, verdictWords)), h("p", {}, says), h("dl", { class: "kv" }, algorithm && [h("dt", {}, words.signature.algorithm), h("dd", {}, h("code", {}, algorithm))], keyId && [h("dt", {}, words.signature.key), h("dd", {}, h("code", {}, keyId))]));
}

function issuer({ issuer: says, ours }) {
  return card("issuer", words.issuer.heading, h("div", {}, h("span", { class: `pill ${ours ? "good" : "warn"}` }, ours ? words.issuer.ours : words.issuer.foreign)), h("p", {}, says));
}

function life({ issuedAt, notBefore, expiresAt }) {
  const fact = (name, value) => value && [h("dt", {}, name), h("dd", {}, h("time", { datetime: value }, new Date(value).toLocaleString()))];
  return card("life", words.life.heading, countdown(issuedAt, expiresAt), h("dl", { class: "kv" }, fact(words.life.issued, issuedAt), fact(words.life.from, notBefore), fact(words.life.until, expiresAt)));
}
