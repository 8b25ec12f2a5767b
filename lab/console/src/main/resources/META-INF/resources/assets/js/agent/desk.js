// The agent's desk: one socket, the conversations it carries, and the panes that show them.
import { ChatSocket } from "../chat/chat-socket.js";
import { Conversation } from "../chat/conversation.js";
import { api } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";
import { rail } from "./rail.js";
import { screenPop } from "./screen-pop.js";
import { talk } from "./talk.js";

const words = text.agent;

export function desk(me, customerToShow) {
  const conversations = new Map();
  const unread = new Map();
  const opening = new Set();
  let current = null;

  const socket = new ChatSocket({ as: "agent", cursors: () => [...conversations.values()].filter(({ ended }) => !ended).map(({ cursor }) => cursor) });
  const pop = screenPop();
  const centre = talk({ socket, me, onEnd: end, onClose: leave });
  const side = rail({
    onPresence: (status) => {
      socket.send({ t: "presence", status });
      centre.setAway(status === "away");
    },
    onAccept: (conv) => answerOffer("accept", conv),
    onDecline: (conv) => answerOffer("decline", conv),
    onOpen: open,
    socket,
    me,
  });
  const root = h("div", { class: "desk", "data-pane": customerToShow ? "customer" : "queue" }, side.root, centre.root, pop.root);
  const tabs = paneTabs(root);

  socket.addEventListener("welcome", ({ detail }) => welcome(detail));
  socket.addEventListener("frame", ({ detail }) => receive(detail));
  socket.addEventListener("state", () => side.connection(socket.state));
  socket.connect();
  if (customerToShow) pop.show(customerToShow);

  async function welcome({ resumed }) {
    socket.send({ t: "presence", status: side.presence() });
    for (const conversation of conversations.values()) if (!conversation.ended) conversation.resume(resumed);
    try {
      const { items } = await api.get("/api/chat/sessions?status=active", { quiet: true });
      for (const session of items) if (session.agent === me.username) hold(session);
      if (!current && conversations.size > 0 && !customerToShow) open(conversations.keys().next().value);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  function receive(frame) {
    switch (frame.t) {
      case "queue":
        side.waiting(frame.waiting);
        break;
      case "offer":
        side.offer(frame);
        break;
      case "presence":
        side.colleague(frame);
        break;
      case "assigned":
        side.settled(frame.conv);
        conversations.get(frame.conv)?.receive(frame);
        if (frame.agent === me.username) take(frame);
        break;
      case "error":
        refused(frame);
        break;
      default:
        if (frame.t === "ended") side.settled(frame.conv);
        conversations.get(frame.conv)?.receive(frame);
        if (frame.t === "ended" && conversations.get(frame.conv) === current) pop.expectNews();
    }
  }

  function answerOffer(t, conv) {
    if (!socket.send({ t, conv })) toast(text.chat.states.stopped, { tone: "bad" });
    else if (t === "decline") side.settled(conv);
  }

  function refused(frame) {
    for (const conversation of conversations.values()) conversation.receive(frame);
    side.offersAnswerable();
    toast(frame.detail, { tone: "bad" });
  }

  async function take({ conv, customerId }) {
    if (conversations.has(conv) || opening.has(conv)) return;
    opening.add(conv);
    try {
      hold(await api.get(`/api/chat/sessions/${conv}`));
      open(conv);
    } catch (problem) {
      toastProblem(problem);
      pop.show(customerId);
    } finally {
      opening.delete(conv);
    }
  }

  function hold(session) {
    if (conversations.has(session.sessionId)) return;
    const conversation = new Conversation({ session, me: me.username, socket });
    conversations.set(session.sessionId, conversation);
    conversation.addEventListener("message", () => {
      if (conversation !== current || document.hidden) unread.set(conversation.id, (unread.get(conversation.id) ?? 0) + 1);
    });
    conversation.addEventListener("change", drawMine);
    conversation.resume();
    drawMine();
  }

  function open(conv) {
    current = conversations.get(conv);
    unread.delete(conv);
    centre.show(current);
    pop.show(current.session.customerId);
    tabs.choose("chat");
    drawMine();
  }

  async function end(conversation, summary) {
    try {
      conversation.update(await conversation.end(summary));
      pop.expectNews();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  function leave(conversation) {
    conversations.delete(conversation.id);
    current = null;
    const next = conversations.keys().next().value;
    if (next) open(next);
    else centre.show(null);
    drawMine();
  }

  function drawMine() {
    side.mine([...conversations.values()].map((conversation) => ({ conversation, unread: unread.get(conversation.id) ?? 0, current: conversation === current })));
    const news = [...unread.values()].reduce((sum, count) => sum + count, 0);
    document.title = news > 0 ? `(${news}) ${words.title}` : words.title;
  }

  return [tabs.root, root];
}

/** On a narrow screen one pane at a time. */
function paneTabs(root) {
  const inputs = Object.fromEntries(
    ["queue", "chat", "customer"].map((pane) => [pane, h("input", { type: "radio", name: "pane", value: pane, checked: root.dataset.pane === pane, onchange: () => (root.dataset.pane = pane) })]),
  );
  return {
    root: h("div", { class: "pane-tabs" }, h("fieldset", { class: "segments" }, h("legend", { class: "sr-only" }, words.panes.label), Object.entries(inputs).map(([pane, input]) => h("label", {}, input, words.panes[pane])))),
    choose: (pane) => {
      inputs[pane].checked = true;
      root.dataset.pane = pane;
    },
  };
}
