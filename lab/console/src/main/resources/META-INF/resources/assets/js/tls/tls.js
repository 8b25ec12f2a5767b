import { api } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { handshakeView } from "./handshake.js";
import { siteCards } from "./sites.js";
import { integrityCard, wireCard } from "./wire.js";

const words = text.tls;
const header = shell();
const head = document.querySelector(".hero");
const catalogue = h("div", { class: "catalogue" }, h("div", { class: "card" }, loading(6)));
const seen = h("section", { class: "observation", id: "handshake", tabindex: -1, "aria-label": words.handshake.heading });
let me = null;
let cards;
let sites = [];

document.title = words.title;
document.getElementById("main").replaceChildren(
  h("div", { class: "wrap" }, head, catalogue, h("div", { class: "stack experiments" }, wireCard(), integrityCard()), h("p", { class: "foot" }, text.footer)),
);

try {
  me = await whoAmI();
} catch {
  // The page shows everything but who is signed in.
}
header.show(me);
await list();
const wanted = new URLSearchParams(location.search).get("site");
const first = wanted === words.sites.gateway.name ? words.sites.gateway : sites.find(({ name }) => name === wanted);
if (first && cards) await connect(first, { still: true });

async function list() {
  try {
    sites = (await api.get("/sandbox/tls/sites", { quiet: true })).items;
  } catch (problem) {
    catalogue.replaceChildren(h("div", { class: "card" }, failed(problem, { what: words.what, retry: list })));
    return;
  }
  cards = siteCards(sites, { me, connect, changed });
  catalogue.replaceChildren(...cards.groups);
}

/** The handshake is done again, so that the renewal is seen. */
async function changed(site) {
  await list();
  await connect(site, { still: true });
}

async function connect(site, { still = false } = {}) {
  cards.select(site.name, seen);
  history.replaceState(null, "", `/tls?site=${site.name}`);
  seen.replaceChildren(seenHead(site), h("div", { class: "card" }, loading(5)));
  if (!still) {
    seen.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    seen.focus({ preventScroll: true });
  }
  try {
    const observation = await api.get(`/lab/api/tls/sites/${site.name}/handshake${site.name === "mutual" ? "?identified=true" : ""}`);
    seen.replaceChildren(seenHead(site), ...handshakeView(site, observation));
  } catch (problem) {
    seen.replaceChildren(seenHead(site), h("div", { class: "card" }, failed(problem, { what: words.what, retry: () => connect(site) })));
  }
}

function seenHead(site) {
  return h("div", { class: "row seen-head" }, h("h2", {}, words.handshake.with(site.title)), h("button", { class: "btn quiet small", type: "button", onclick: back }, icon("close", 14), words.handshake.back));
}

/** Back to the site that was chosen, with nothing between it and the next one. */
function back() {
  history.replaceState(null, "", "/tls");
  cards.leave();
}
