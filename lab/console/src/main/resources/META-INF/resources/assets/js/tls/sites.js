// One card for each site of the TLS lab, with what is wrong with it.
import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { signInAddress } from "../shared/session.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";

const words = text.tls.sites;

const GROUPS = [
  ["certificates", ["gateway", "sound", "expired", "not-yet-valid", "self-signed", "untrusted-root", "missing-intermediate", "wrong-host"]],
  ["versions", ["tls10", "tls11", "mutual", "mutual-others"]],
  ["network", ["dropping", "refusing", "interfering", "plain", "garbage", "cut-off"]],
];

/** @param {object} options connect: is told the site's name; changed: that one was renewed or put back */
export function siteCards(items, { me, connect, changed }) {
  const byName = new Map([[words.gateway.name, words.gateway], ...items.map((item) => [item.name, item])]);
  const cards = new Map();

  const groups = GROUPS.map(([group, names]) =>
    h(
      "section",
      { class: "site-group", "aria-labelledby": `group-${group}` },
      h("h2", { id: `group-${group}` }, words.groups[group]),
      h("ul", { class: "sites" }, names.filter((name) => byName.has(name)).map((name) => card(byName.get(name)))),
    ),
  );

  function card(site) {
    const connectButton = h("button", { class: "btn small", type: "button", "aria-label": words.connectTo(site.title), onclick: () => connect(site) }, icon("plug", 14), words.connect);
    const element = h(
      "li",
      { class: "card site" },
      h("div", { class: "site-head" }, h("h3", {}, site.title), expectation(site)),
      h("p", { class: "note" }, site.wrong),
      h("p", { class: "site-address mono" }, site.address ?? location.origin),
      h("div", { class: "row" }, connectButton, site.renewable && renewal(site)),
    );
    cards.set(site.name, { element, connectButton });
    return element;
  }

  function renewal(site) {
    if (!me?.authenticated) return h("a", { class: "btn small quiet", href: signInAddress("/tls?site=expired") }, words.signInToRenew);
    const button = h("button", { class: "btn small", type: "button", onclick: turn }, icon("reload", 14), site.renewed ? words.putBack : words.renew);

    async function turn() {
      button.disabled = true;
      try {
        const path = `/sandbox/tls/sites/${site.name}/renewal`;
        const now = site.renewed ? await api.delete(path) : await api.post(path, undefined);
        toast(now.renewed ? words.renewed : words.expiredAgain, { detail: words.noRestart, tone: "good" });
        await changed(now);
      } catch (problem) {
        toastProblem(problem);
      } finally {
        button.disabled = false;
      }
    }
    return button;
  }

  const place = h("li", { class: "site-seen" });
  let chosen = null;

  /** What is seen of a site stands right under it. */
  function select(name, seen) {
    chosen = cards.get(name);
    if (!chosen) return;
    if (place.firstElementChild !== seen) place.replaceChildren(seen);
    if (place.previousElementSibling !== chosen.element) chosen.element.after(place);
    for (const [one, { element, connectButton }] of cards) {
      element.classList.toggle("selected", one === name);
      connectButton.setAttribute("aria-pressed", String(one === name));
    }
  }

  function leave() {
    place.remove();
    chosen.element.classList.remove("selected");
    chosen.connectButton.setAttribute("aria-pressed", "false");
    chosen.connectButton.focus();
  }

  return { groups, select, leave };
}

/** What the gateway answers with such a backend; a renewed site is as good as the sound one. */
function expectation({ gateway, renewed }) {
  if (renewed) return h("span", { class: "pill good" }, words.renewedPill);
  const good = gateway.status === 200;
  return h("span", { class: `pill ${good ? "good" : "bad"}`, title: gateway.problem || undefined }, good ? words.works : String(gateway.status));
}
