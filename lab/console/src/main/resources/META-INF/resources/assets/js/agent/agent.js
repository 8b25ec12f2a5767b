import { h } from "../shared/dom.js";
import { isStaff, mainRole, whoAmI } from "../shared/session.js";
import { shell, signOutButton } from "../shared/shell.js";
import { empty, failed, loading, signedOut, statePage } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { desk } from "./desk.js";

const words = text.agent;
const header = shell();
const main = document.getElementById("main");

document.title = words.title;
main.replaceChildren(loading(8));
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
  if (!me.authenticated) {
    statePage(main, signedOut(words));
  } else if (!isStaff(me)) {
    const role = mainRole(me);
    statePage(
      main,
      empty(words.forbidden, words.forbiddenText(me.name ?? me.username, text.roles[role] ?? role), {
        symbol: "lock",
        heading: "h1",
        actions: [signOutButton(words.switchAccount, ""), h("a", { class: "btn primary", href: "/customer" }, words.toCustomer)],
      }),
    );
  } else {
    main.classList.add("desk-page");
    main.replaceChildren(h("h1", { class: "sr-only" }, words.heading), ...desk(me, new URLSearchParams(location.search).get("customer")));
  }
}
