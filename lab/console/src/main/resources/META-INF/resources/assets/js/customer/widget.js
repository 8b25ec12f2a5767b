// The chat, from "sign in" to "ended". Which conversation is going on is kept per person, so that a reload goes on with it.
import { ChatSocket } from "../chat/chat-socket.js";
import { chatView } from "../chat/chat-view.js";
import { connectionView } from "../chat/connection-view.js";
import { Conversation } from "../chat/conversation.js";
import { api, newCorrelationId } from "../shared/api.js";
import { h, icon } from "../shared/dom.js";
import { whatHappened } from "../shared/happened.js";
import { mainRole, signInAddress } from "../shared/session.js";
import { signOutButton } from "../shared/shell.js";
import { empty, failed, loading } from "../shared/states.js";
import { text } from "../shared/strings.js";
import { toastProblem } from "../shared/toast.js";

const WHILE_WAITING = 4_000;
const words = text.customer.widget;

export function chatWidget({ onOpen }) {
  let me = null;
  let socket = null;
  let conversation = null;
  let view = null;
  let waiting;
  let unread = 0;

  const launcher = h("button", { class: "btn primary launcher", type: "button", "aria-expanded": "false", "aria-controls": "chat-widget", onclick: open });
  const sub = h("div", { class: "widget-sub note", "aria-live": "polite" });
  const queue = h("div", { class: "widget-queue", "aria-live": "polite", hidden: true });
  const body = h("div", { class: "widget-body" }, loading());
  const foot = h("div", { class: "widget-foot" });
  const panel = h(
    "section",
    { class: "widget", id: "chat-widget", "aria-labelledby": "chat-heading", hidden: true, onkeydown: (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && close() },
    h("div", { class: "widget-head" }, h("h2", { id: "chat-heading" }, words.heading), h("button", { class: "btn quiet icon", type: "button", "aria-label": words.collapse, onclick: close }, icon("down", 18)), sub),
    queue,
    body,
    foot,
  );
  const happened = whatHappened(() => conversation?.link ?? null);
  const ending = endDialog(async () => {
    try {
      conversation.update(await conversation.end());
    } catch (problem) {
      toastProblem(problem);
    }
  });
  drawLauncher();
  if (matchMedia("(min-width: 761px)").matches) show(true);

  function show(shown) {
    panel.hidden = !shown;
    launcher.hidden = shown;
    launcher.setAttribute("aria-expanded", shown);
    if (shown) {
      unread = 0;
      drawLauncher();
      view?.shown();
    }
    onOpen(shown);
  }

  function open() {
    show(true);
    if (view) view.focus();
    else panel.querySelector(".widget-body :is(a, button)")?.focus();
  }

  function close() {
    show(false);
    launcher.focus();
  }

  function drawLauncher() {
    launcher.replaceChildren(icon("chat", 18), words.heading, unread > 0 ? h("span", { class: "pill good" }, words.unread(unread)) : "");
  }

  function fill(...content) {
    body.replaceChildren(...content);
    foot.replaceChildren(happened);
  }

  function fail(problem, retry) {
    fill(failed(problem, { what: text.chat.what, retry }));
  }

  async function meet(who) {
    me = who;
    if (!me.authenticated) {
      fill(empty(words.signedOut, words.signedOutText, { symbol: "lock", actions: [h("a", { class: "btn primary", href: signInAddress() }, words.signIn)] }));
    } else if (!me.customerId) {
      const role = mainRole(me);
      fill(empty(words.notCustomer, words.notCustomerText(me.name ?? me.username, text.roles[role] ?? role), { symbol: "lock", actions: [signOutButton(text.account.signOut, "")] }));
    } else {
      await goOn();
    }
  }

  /** Back to the conversation that this browser had, if it still exists. */
  async function goOn() {
    const known = remembered();
    if (!known) return offerToStart();
    try {
      talk(await api.get(`/api/chat/sessions/${known}`, { quiet: true }));
    } catch (problem) {
      if (![403, 404].includes(problem.status)) return fail(problem, goOn);
      remember(null);
      offerToStart();
    }
  }

  function offerToStart() {
    const button = h("button", { class: "btn primary", type: "button", onclick: start }, words.start);
    fill(empty(words.heading, words.startText, { symbol: "chat", actions: [button] }));

    async function start() {
      button.disabled = true;
      button.textContent = words.starting;
      try {
        const request = { customerId: me.customerId, channel: "chat", authenticated: true };
        const session = await api.post("/api/chat/start", request, { link: { correlationId: newCorrelationId() } });
        remember(session.sessionId);
        talk(session);
        view.focus();
      } catch (problem) {
        fail(problem, offerToStart);
      }
    }
  }

  function talk(session) {
    socket ??= connected();
    conversation = new Conversation({ session, me: me.username, socket });
    view = chatView({ conversation, nameOf, visible: () => !document.hidden && !panel.hidden });
    conversation.addEventListener("change", drawStatus);
    conversation.addEventListener("message", () => {
      if (!panel.hidden) return;
      unread += 1;
      drawLauncher();
    });
    body.replaceChildren(view.root);
    drawStatus();
    if (conversation.ended) conversation.load();
    else if (socket.state === "live") conversation.resume();
    else socket.connect();
    askWhileWaiting();
  }

  function connected() {
    const opened = new ChatSocket({ as: "customer", cursors: () => (conversation && !conversation.ended ? [conversation.cursor] : []) });
    opened.addEventListener("welcome", ({ detail }) => conversation && !conversation.ended && conversation.resume(detail.resumed));
    opened.addEventListener("frame", ({ detail }) => {
      if (conversation && (detail.conv === conversation.id || detail.t === "error")) conversation.receive(detail);
    });
    opened.addEventListener("state", drawStatus);
    return opened;
  }

  /** The place in the queue changes without a frame; the poll form tells it. */
  function askWhileWaiting() {
    clearInterval(waiting);
    waiting = setInterval(async () => {
      if (!conversation || !["queued", "offered"].includes(conversation.session.status)) return clearInterval(waiting);
      if (document.hidden) return;
      try {
        const { status, agent, agentName, position } = await api.get(`/api/chat/status?sessionId=${conversation.id}`, { quiet: true });
        conversation.update({ status, agent, agentName, position });
      } catch {
        // The connection line already tells when something is wrong; the next turn asks again.
      }
    }, WHILE_WAITING);
  }

  function nameOf({ role, from }) {
    if (role === "system") return text.chat.system;
    return from === me.username ? text.chat.you : (conversation.session.agentName ?? words.agentFallback);
  }

  function drawStatus() {
    if (!conversation) return;
    const { status, agentName, queue: queueName, assignment, position } = conversation.session;
    const isWaiting = status === "queued" || status === "offered";
    queue.hidden = !isWaiting;
    if (isWaiting) {
      queue.replaceChildren(
        h("strong", {}, status === "queued" ? (position ? words.position(position) : words.queued) : words.offered),
        h("span", {}, [words.queue(queueName), ...assignment.reasons].join(" · ")),
        h("span", { class: "note" }, words.openAgent),
      );
    }
    const line = status === "active" ? words.active(agentName ?? words.agentFallback) : conversation.ended ? words.ended : "";
    if (sub.textContent !== line) sub.textContent = line;
    drawFoot();
  }

  function drawFoot() {
    const shape = conversation.ended ? "ended" : "going";
    if (foot.dataset.shape === shape && foot.dataset.conversation === conversation.id) return;
    Object.assign(foot.dataset, { shape, conversation: conversation.id });
    foot.replaceChildren(
      ...(conversation.ended
        ? [h("button", { class: "btn primary small", type: "button", onclick: again }, words.again), happened]
        : [connectionView(socket), happened, h("button", { class: "btn small", type: "button", onclick: () => ending.showModal() }, words.end)]),
    );
  }

  function again() {
    remember(null);
    socket?.close();
    conversation = null;
    view.dispose();
    view = null;
    queue.hidden = true;
    sub.textContent = "";
    foot.dataset.shape = "";
    offerToStart();
    body.querySelector("button")?.focus();
  }

  function remembered() {
    try {
      return localStorage.getItem(`chat.${me.username}`);
    } catch {
      return null;
    }
  }

  function remember(sessionId) {
    try {
      if (sessionId) localStorage.setItem(`chat.${me.username}`, sessionId);
      else localStorage.removeItem(`chat.${me.username}`);
    } catch {
      // Then a reload starts anew.
    }
  }

  return { root: h("div", {}, launcher, panel), open, meet, fail };
}

function endDialog(end) {
  const dialog = h(
    "dialog",
    { "aria-labelledby": "end-heading" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "end-heading" }, words.endAsk),
      h("p", { class: "note" }, words.endAskText),
      h("div", { class: "row" }, h("button", { class: "btn danger", value: "end" }, words.end), h("button", { class: "btn", value: "keep" }, words.keep)),
    ),
  );
  dialog.addEventListener("close", () => dialog.returnValue === "end" && end());
  document.body.append(dialog);
  return {
    showModal: () => {
      dialog.returnValue = "";
      dialog.showModal();
    },
  };
}
