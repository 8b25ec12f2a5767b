import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { secondsUntil } from "../shared/time.js";

const TONES = { live: "good", connecting: "warn", waiting: "warn", offline: "bad", stopped: "bad" };

/** One small line that always tells whether what one writes will get through. */
export function connectionView(socket) {
  const dot = h("span", { class: "dot" });
  const words = h("span", { role: "status" });
  const retry = h("button", { class: "btn small", type: "button", onclick: () => socket.connect() });
  let ticking;

  function draw() {
    clearInterval(ticking);
    dot.className = `dot ${TONES[socket.state] ?? ""}`;
    retry.hidden = !["waiting", "offline", "stopped"].includes(socket.state) || socket.stop === "signedOut";
    retry.textContent = socket.stop === 4103 ? text.chat.useHere : text.chat.connectNow;
    tick();
    if (socket.state === "waiting") ticking = setInterval(tick, 1000);
  }

  function tick() {
    words.textContent = socket.state === "waiting" ? text.chat.states.waiting(secondsUntil(socket.nextTry)) : socket.stop ? (text.chat.stops[socket.stop] ?? text.chat.states.stopped) : text.chat.states[socket.state];
  }

  socket.addEventListener("state", draw);
  draw();
  return h("span", { class: "link" }, dot, words, retry);
}
