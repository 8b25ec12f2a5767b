// The chain of certificates as links: each says who signed it, up to what the client trusts, or not.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";

const words = text.tls.chain;
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export function chainPicture({ chain, chainResult, askedAs }) {
  if (chain.length === 0) return h("p", { class: "note" }, words.none);
  const last = chain.at(-1);
  return h(
    "ol",
    { class: "chain" },
    chain.map((certificate, index) => link(certificate, index === 0 ? askedAs : null)),
    !last.selfIssued &&
      h("li", { class: `link ${chainResult.anchored ? "trusted" : "missing"}` }, h("div", { class: "link-head" }, h("strong", {}, common(last.issuer)), h("span", { class: "pill" }, chainResult.anchored ? words.inTrustStore : words.notSent))),
    h("li", { class: `chain-end ${chainResult.trusted ? "good" : "bad"}` }, icon(chainResult.trusted ? "lock" : "close", 14), chainResult.trusted ? words.trusted : chainResult.reason ?? words.notTrusted),
  );
}

function link(certificate, askedAs) {
  const { subject, issuer, alternativeNames, notBefore, notAfter, inTime, key, signature, sha256, authority, selfIssued } = certificate;
  const forHost = askedAs === null || alternativeNames.includes(askedAs);
  const fact = (name, value, bad) => [h("dt", {}, name), h("dd", { class: bad ? "wrong" : undefined }, value)];
  return h(
    "li",
    { class: "link" },
    h("div", { class: "link-head" }, h("strong", {}, common(subject)), h("span", { class: "pill" }, selfIssued ? words.selfSigned : authority ? words.intermediate : words.leaf)),
    h(
      "dl",
      { class: "kv" },
      alternativeNames.length > 0 && fact(words.names, alternativeNames.join(", "), !forHost),
      fact(words.issuer, common(issuer)),
      fact(words.validity, `${day.format(new Date(notBefore))} – ${day.format(new Date(notAfter))}`, !inTime),
      fact(words.key, `${key} · ${signature}`),
      fact(words.fingerprint, h("span", { class: "mono fingerprint" }, sha256)),
    ),
  );
}

function common(name) {
  return /(?:^|,)CN=([^,]+)/.exec(name)?.[1] ?? name;
}
