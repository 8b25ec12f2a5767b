// The page of routes: asks the gateway what it does, again and again, and shows it.
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { poll } from "../shared/polling.js";
import { whoAmI } from "../shared/session.js";
import { shell } from "../shared/shell.js";
import { failed, loading, signedOut, statePage } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { overview } from "./overview.js";

const EVERY = 5_000;
const words = text.routes;
const header = shell();
const main = document.getElementById("main");
const head = document.querySelector(".routes-head");
const verdict = h("span", { class: "pill" });

document.title = words.title;
await enter();

async function enter() {
  let me;
  try {
    me = await whoAmI();
  } catch (problem) {
    header.show(null);
    return statePage(main, failed(problem, { retry: enter, heading: "h1" }));
  }
  header.show(me);
  if (me.authenticated) watch();
  else statePage(main, signedOut(words));
}

function watch() {
  const body = h("div", {}, loading(8));
  const view = overview(() => ask());
  let shown = false;

  head.querySelector(".row").append(verdict);
  main.replaceChildren(h("div", { class: "wrap" }, head, body, h("p", { class: "foot" }, text.footer)));
  const ask = poll(async () => {
    try {
      view.show(await api.get("/api/gateway/routes", { quiet: true, timeout: 5_000 }));
      if (!shown) body.replaceChildren(view.root);
      shown = true;
      judge("good", words.live);
    } catch (problem) {
      judge("warn", words.stale);
      if (problem.signedOut) return enter();
      if (!shown) body.replaceChildren(failed(problem, { what: words.what, retry: () => ask(), heading: "h2" }));
    }
  }, EVERY);

  function judge(tone, verdictWords) {
    verdict.className = `pill ${tone}`;
    verdict.replaceChildren(h("span", { class: `dot ${tone}` }), verdictWords);
  }
}
