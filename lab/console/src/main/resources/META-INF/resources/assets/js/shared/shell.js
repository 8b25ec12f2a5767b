// The frame of every page: header, navigation, theme, who is signed in.
import { h, svg, icon } from "./dom.js";
import { mainRole, signInAddress, signOut } from "./session.js";
import { text } from "./strings.js";
import { toastProblem } from "./toast.js";

export function shell(current) {
  const account = h("div", { class: "who" });
  const link = (page, href) => h("a", { href, "aria-current": page === current && "page" }, text.nav[page]);
  document.body.prepend(
    h("a", { class: "skip", href: "#main" }, text.skip),
    h(
      "header",
      { class: "shell" },
      h(
        "div",
        { class: "wrap shell-row" },
        h("a", { class: "brand", href: "/" }, mark(), text.product),
        h(
          "nav",
          { class: "nav", "aria-label": text.nav.label },
          link("start", "/"),
          link("lessons", "/lessons"),
          link("customer", "/customer"),
          link("agent", "/agent"),
          link("tls", "/tls"),
          link("routes", "/routes"),
          link("faults", "/faults"),
          link("reference", "/reference"),
          link("logs", "/logs"),
          link("token", "/token"),
          h("a", { href: "/zipkin/", target: "_blank", rel: "noopener" }, text.nav.traces, h("span", { class: "sr-only" }, ` ${text.nav.newTab}`)),
        ),
        h("div", { class: "shell-end" }, account, themeToggle()),
      ),
    ),
  );
  document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return { show: (me) => account.replaceChildren(...accountOf(me)) };
}

function accountOf(me) {
  if (me === null) return [h("span", { class: "note" }, text.account.unknown)];
  if (!me.authenticated) return [h("a", { class: "btn", href: signInAddress() }, text.account.signIn)];
  return [
    h("a", { class: "who-name", href: "/account", title: text.account.open }, h("span", { class: "sr-only" }, text.account.signedInAs("")), me.name ?? me.username, h("span", { class: "sr-only" }, `: ${text.account.open}`)),
    h("span", { class: "pill" }, text.roles[mainRole(me)] ?? mainRole(me)),
    signOutButton(),
  ];
}

export function signOutButton(words = text.account.signOut, style = "quiet") {
  const button = h("button", { class: `btn ${style}`, type: "button", onclick: leave }, words);

  async function leave() {
    button.disabled = true;
    try {
      await signOut();
    } catch (problem) {
      button.disabled = false;
      toastProblem(problem);
    }
  }
  return button;
}

function themeToggle() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const button = h("button", { class: "btn quiet icon", type: "button", onclick: turn });

  function turn() {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    draw();
  }

  function draw() {
    button.setAttribute("aria-label", dark() ? text.theme.toLight : text.theme.toDark);
    button.replaceChildren(icon(dark() ? "sun" : "moon", 18));
  }
  system.addEventListener("change", draw);
  draw();
  return button;
}

function mark() {
  return svg(
    "svg",
    { width: 22, height: 22, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": 1.8, "aria-hidden": "true" },
    svg("circle", { cx: 12, cy: 12, r: 9 }),
    svg("path", { d: "M3 12h5l2-4 4 8 2-4h5", "stroke-linejoin": "round", "stroke-linecap": "round" }),
  );
}
