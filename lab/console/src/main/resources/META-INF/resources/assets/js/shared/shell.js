// What is alive in the header of every page: the theme, and who is signed in.
import { h, icon } from "./dom.js";
import { mainRole, signInAddress, signOut } from "./session.js";
import { text } from "./strings.js";
import { toastProblem } from "./toast.js";

/** The header itself comes with the page, so that it is painted before any module is there. */
export function shell() {
  const account = document.querySelector(".who");
  document.querySelector(".shell-end").append(themeToggle());
  fade(document.querySelector(".nav"));
  document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return { show: (me) => account.replaceChildren(...accountOf(me)) };
}

/** Links that do not fit are scrolled to; an edge that hides some is faded. */
function fade(nav) {
  function look() {
    nav.classList.toggle("more-before", nav.scrollLeft > 4);
    nav.classList.toggle("more-after", nav.scrollLeft + nav.clientWidth < nav.scrollWidth - 4);
  }
  nav.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(nav);
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
