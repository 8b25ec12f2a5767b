// Draws a conversation: the log, who is typing, the composer.
import { h, icon } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { when } from "../shared/time.js";
import { failed } from "../shared/states.js";

const LONGEST_MESSAGE = 4000;

/** @param {(message) => string} nameOf who wrote a message, in words */
export function chatView({ conversation, nameOf, visible = () => !document.hidden }) {
  const log = h("div", { class: "messages", role: "log", tabindex: 0, "aria-label": text.chat.log, onscroll: read });
  const typing = h("p", { class: "typing", "aria-live": "polite" });
  const field = h("textarea", {
    class: "field",
    rows: 1,
    maxlength: LONGEST_MESSAGE,
    placeholder: text.chat.placeholder,
    "aria-label": text.chat.composer,
    oninput: () => field.value.trim() && conversation.typing(),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit(event);
    },
  });
  const composer = h("form", { class: "composer", onsubmit: submit }, field, h("button", { class: "btn primary", type: "submit" }, icon("send"), h("span", { class: "sr-only" }, text.chat.send)));
  const root = h("div", { class: "chat" }, log, typing, composer);
  const drawn = new Map();

  function submit(event) {
    event.preventDefault();
    const words = field.value.trim();
    if (!words) return;
    field.value = "";
    conversation.send(words);
    log.scrollTop = log.scrollHeight;
  }

  function atEnd() {
    return log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  }

  function read() {
    if (visible() && log.isConnected && atEnd()) conversation.markRead();
  }

  function draw() {
    const follow = atEnd();
    const all = [...conversation.messages, ...conversation.pending];
    const lastSeen = conversation.messages.findLast(({ from, seq }) => from === conversation.me && seq <= conversation.seenUpTo)?.id;
    const lastOwn = all.findLast(({ from }) => from === conversation.me)?.id;
    const wanted = all.map((message, index) => bubble(message, all[index - 1], { lastSeen, lastOwn }));
    const kept = new Set(wanted);
    for (const element of [...log.children]) if (!kept.has(element)) element.remove();
    wanted.forEach((element, index) => log.children[index] !== element && log.insertBefore(element, log.children[index] ?? null));
    if (conversation.problem && conversation.messages.length === 0) log.replaceChildren(failed(conversation.problem, { what: text.chat.what, retry: () => conversation.load() }));
    typing.textContent = conversation.typingBy && !conversation.ended ? text.chat.typing(nameOf({ from: conversation.typingBy })) : "";
    composer.hidden = conversation.ended;
    typing.hidden = conversation.ended;
    if (follow) log.scrollTop = log.scrollHeight;
    read();
  }

  /** Bubbles are kept and changed, never drawn anew, so that a screen reader hears each message once. */
  function bubble(message, previous, marks) {
    const own = message.from === conversation.me;
    const system = message.role === "system";
    const status = own ? statusOf(message, marks) : null;
    const signature = `${message.seq}|${status}|${previous?.from}|${previous?.role}`;
    const element = drawn.get(message.id) ?? h("div");
    drawn.set(message.id, element);
    if (element.dataset.signature === signature) return element;
    element.dataset.signature = signature;
    element.dataset.seq = message.seq ?? "";
    element.className = ["msg", own && "own", system && "system", message.state && (message.state === "failed" ? "failed" : "pending"), previous?.from === message.from && "follows"].filter(Boolean).join(" ");
    const parts = [h("div", { class: "msg-text" }, !system && h("span", { class: "sr-only" }, `${own ? text.chat.you : nameOf(message)}: `), message.text)];
    if (!system) {
      parts.push(
        h(
          "div",
          { class: "msg-meta" },
          !own && previous?.from !== message.from && h("span", {}, nameOf(message)),
          h("time", { datetime: message.at }, when(message.at)),
          status,
          message.state === "failed" && !conversation.ended && h("button", { class: "btn small danger", type: "button", onclick: () => conversation.sendAgain(message.id) }, text.chat.sendAgain),
        ),
      );
    }
    element.replaceChildren(...parts);
    return element;
  }

  function statusOf({ id, state }, { lastSeen, lastOwn }) {
    if (state === "sending") return text.chat.sending;
    if (state === "waiting") return text.chat.waitingToSend;
    if (state === "failed") return text.chat.notSent;
    if (id === lastSeen) return text.chat.seen;
    return id === lastOwn ? text.chat.sent : null;
  }

  conversation.addEventListener("change", draw);
  document.addEventListener("visibilitychange", read);
  draw();
  return {
    root,
    read,
    focus: () => !composer.hidden && field.focus(),
    shown: () => {
      log.scrollTop = log.scrollHeight;
      read();
    },
    dispose: () => {
      conversation.removeEventListener("change", draw);
      document.removeEventListener("visibilitychange", read);
    },
  };
}
