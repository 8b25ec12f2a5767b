// One handshake, drawn as a sequence of what each side says, with the chain of certificates and the client's exact error.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { copyable, failed } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { chainPicture } from "./chain.js";

const words = text.tls.handshake;

export function handshakeView(site, seen) {
  return [
    verdict(seen),
    h(
      "div",
      { class: "seen" },
      h("section", { class: "card", "aria-labelledby": "ladder-heading" }, h("div", { class: "card-head" }, h("h3", { id: "ladder-heading" }, words.ladder)), h("div", { class: "card-body" }, ladder(seen))),
      h(
        "div",
        { class: "stack" },
        h("section", { class: "card", "aria-labelledby": "decided-heading" }, h("div", { class: "card-head" }, h("h3", { id: "decided-heading" }, words.decided)), h("div", { class: "card-body" }, decided(seen))),
        h("section", { class: "card", "aria-labelledby": "chain-heading" }, h("div", { class: "card-head" }, h("h3", { id: "chain-heading" }, words.chain)), h("div", { class: "card-body" }, chainPicture(seen))),
        site.clientSees && others(site),
      ),
    ),
  ];
}

function verdict({ outcome, error, reply, askedAs, address }) {
  const good = outcome === "SECURE";
  return h(
    "div",
    { class: `verdict ${good ? "good" : "bad"}`, role: "status" },
    icon(good ? "lock" : "close", 20),
    h(
      "div",
      {},
      h("strong", {}, words.outcomes[outcome]),
      h("p", { class: "note" }, words.asked(askedAs, address)),
      good ? h("p", { class: "mono" }, reply) : h("p", { class: "mono error" }, h("span", {}, `${error.exception}: ${error.message}`), error.cause !== error.exception && h("span", {}, `${words.causedBy} ${error.cause}: ${error.causeMessage}`)),
    ),
  );
}

function ladder({ steps, outcome, error }) {
  if (steps.length === 0) return h("p", { class: "note" }, words.nothingPassed[outcome] ?? words.nothingPassed.REFUSED);
  return h(
    "div",
    { class: "ladder" },
    h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, words.client), h("span", {}, words.server)),
    h("ol", { class: "rungs" }, steps.map(rung)),
    outcome !== "SECURE" && h("p", { class: "ladder-end bad" }, icon("close", 14), words.ends(error.exception.split(".").at(-1))),
  );
}

function rung({ from, micros, kind, name, detail, bytes }) {
  const tone = kind.toLowerCase();
  return h(
    "li",
    { class: `rung ${from} ${tone}` },
    h("span", { class: "sr-only" }, words.says[from]),
    h("span", { class: "rung-name" }, (kind === "ENCRYPTED" || name.startsWith("Encrypted")) && icon("lock", 12), name),
    h("span", { class: "arrow", "aria-hidden": "true" }),
    h("span", { class: "rung-meta" }, [detail, words.bytes(bytes), words.after(micros)].filter(Boolean).join(" · ")),
  );
}

function decided({ offered, chosen }) {
  if (!offered) return h("p", { class: "note" }, words.nothingOffered);
  const fact = (name, value) => value && [h("dt", {}, name), h("dd", {}, value)];
  return h(
    "dl",
    { class: "kv" },
    fact(words.facts.serverName, offered.serverName),
    fact(words.facts.versions, offered.versions.join(", ")),
    fact(words.facts.ciphers, words.ciphers(offered.ciphers.length, offered.ciphers[0])),
    fact(words.facts.alpn, offered.alpn.join(", ")),
    h("dt", { class: "rule" }, words.facts.chosen),
    h("dd", { class: "rule" }, chosen ? [chosen.version, chosen.cipher, chosen.alpn].filter(Boolean).join(" · ") : words.nothingChosen),
  );
}

/** What curl and Java say of the same site, and what the gateway answers with it as its backend. */
function others({ clientSees, gateway, address, askedAs }) {
  const answer = h("div", { class: "behind", role: "status" });
  const button = h("button", { class: "btn small", type: "button", onclick: ask }, words.ask);

  async function ask() {
    button.disabled = true;
    answer.replaceChildren(h("p", { class: "note" }, text.loading));
    try {
      await api.get(gateway.path);
      answer.replaceChildren(h("span", { class: "pill good" }, words.behindWorks));
    } catch (problem) {
      answer.replaceChildren(problem.kind === "answer" ? h("p", {}, h("span", { class: "pill bad" }, String(problem.status)), " ", h("code", {}, problem.type), h("br", {}), h("span", { class: "note" }, problem.detail)) : failed(problem, {}));
    } finally {
      button.disabled = false;
    }
  }

  return h(
    "section",
    { class: "card", "aria-labelledby": "others-heading" },
    h("div", { class: "card-head" }, h("h3", { id: "others-heading" }, words.others)),
    h(
      "div",
      { class: "card-body stack" },
      h("dl", { class: "kv" }, h("dt", {}, "curl"), h("dd", { class: "mono" }, clientSees.curl), h("dt", {}, "Java"), h("dd", { class: "mono" }, clientSees.java)),
      copyable(command(address, askedAs), words.command),
      h("div", { class: "row" }, button, h("code", {}, `GET ${gateway.path}`)),
      answer,
    ),
  );
}

function command(address, askedAs) {
  const { hostname, port, protocol } = new URL(address);
  const asked = askedAs === hostname ? address : `${protocol}//${askedAs}:${port}`;
  const resolve = askedAs === hostname ? "" : ` --resolve ${askedAs}:${port}:127.0.0.1`;
  return `curl --cacert var/tls/tls-lab.pem${resolve} ${asked}`;
}
