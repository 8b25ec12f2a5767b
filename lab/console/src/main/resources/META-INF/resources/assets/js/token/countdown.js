// How long a token still lives, second by second, for as long as it is on the page.
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";

const words = text.token.life;

export function countdown(from, until) {
  const start = from ? new Date(from).getTime() : null;
  const end = new Date(until).getTime();
  const left = h("strong", { class: "left" });
  const bar = start !== null && end > start && h("progress", { max: end - start, value: 0, "aria-label": words.meter });
  const root = h("div", { class: "countdown", role: "timer" }, left, bar);

  function draw() {
    const seconds = Math.round((end - Date.now()) / 1000);
    left.textContent = seconds > 0 ? words.left(span(seconds)) : words.over(span(-seconds));
    root.classList.toggle("over", seconds <= 0);
    if (bar) bar.value = Math.max(0, end - Date.now());
  }
  const timer = setInterval(() => {
    if (root.isConnected) draw();
    else clearInterval(timer);
  }, 1000);
  draw();
  return root;
}

function span(seconds) {
  const parts = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const first = parts.findIndex((part) => part > 0);
  return first < 0 ? words.units[3](0) : parts.slice(first, first + 2).map((part, index) => words.units[first + index](part)).join(" ");
}
