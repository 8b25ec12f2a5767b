// The left pane: presence, offers, the queue, one's own conversations, the team.
import { connectionView } from "../chat/connection-view.js";
import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { lasting, secondsUntil } from "../shared/time.js";
import { toast } from "../shared/toast.js";

const words = text.agent;
const TONES = { online: "good", busy: "warn" };

export function rail({ onPresence, onAccept, onDecline, onOpen, socket, me }) {
  const offers = new Map();
  const team = new Map();
  let waitingNow = [];
  let ticking;

  const offerList = h("div", { "aria-live": "assertive" });
  const offerSection = h("section", { "aria-labelledby": "offers-heading", hidden: true }, h("h2", { id: "offers-heading" }, words.offers), offerList);
  const queueCount = h("span", { class: "pill" }, "0");
  const queueList = h("ul", { class: "queue" }, h("li", { class: "note" }, words.queueEmpty));
  const mineList = h("ul", { class: "mine" }, h("li", { class: "note" }, words.mineEmpty));
  const teamList = h("ul", { class: "team" });
  const teamSection = h("section", { "aria-labelledby": "team-heading", hidden: true }, h("h2", { id: "team-heading" }, words.team), teamList);
  const awayHint = h("div", { class: "away-hint" }, words.awayHint, h("button", { class: "btn small", type: "button", onclick: () => become("online") }, words.goOnline));
  const choices = Object.fromEntries(["online", "away", "busy"].map((status) => [status, h("input", { type: "radio", name: "presence", value: status, onchange: () => become(status) })]));

  const root = h(
    "aside",
    { class: "pane rail", "aria-label": words.panes.queue },
    h(
      "div",
      { class: "presence" },
      h("fieldset", { class: "segments" }, h("legend", { class: "sr-only" }, words.presence.label), Object.entries(choices).map(([status, input]) => h("label", {}, input, h("span", { class: `dot ${TONES[status] ?? ""}` }), words.presence[status]))),
      connectionView(socket),
      awayHint,
    ),
    offerSection,
    h("section", { "aria-labelledby": "mine-heading" }, h("h2", { id: "mine-heading" }, words.mine), mineList),
    h("section", { "aria-labelledby": "queue-heading" }, h("h2", { id: "queue-heading" }, words.queue, queueCount), queueList),
    teamSection,
  );
  const initial = remembered();
  choices[initial].checked = true;
  awayHint.hidden = initial !== "away";

  function presence() {
    return Object.keys(choices).find((status) => choices[status].checked);
  }

  function become(status) {
    choices[status].checked = true;
    awayHint.hidden = status !== "away";
    try {
      sessionStorage.setItem("presence", status);
    } catch {
      // Then a reload begins away.
    }
    onPresence(status);
  }

  /** A page that has just been opened must not be given work that nobody looks at. */
  function remembered() {
    try {
      const status = sessionStorage.getItem("presence");
      return status in choices ? status : "away";
    } catch {
      return "away";
    }
  }

  function offer(frame) {
    const lasts = Math.max(1, secondsUntil(frame.expiresAt));
    const left = h("span");
    const bar = h("progress", { max: lasts, "aria-hidden": "true" });
    const accept = h("button", { class: "btn primary", type: "button" }, words.accept);
    const decline = h("button", { class: "btn", type: "button", onclick: () => onDecline(frame.conv) }, words.decline);
    accept.addEventListener("click", () => {
      accept.disabled = decline.disabled = true;
      accept.textContent = words.accepting;
      onAccept(frame.conv);
    });
    const { customer } = frame;
    const card = h(
      "article",
      { class: "offer", "aria-label": `${words.offers}: ${customer.name}` },
      h("div", { class: "who-line" }, h("strong", {}, customer.name), customer.status && h("span", { class: "pill accent" }, text.customer.statuses[customer.status] ?? customer.status)),
      h("div", { class: "reasons" }, [text.customer.widget.queue(frame.queue), ...(frame.reasons ?? [])].join(" · ")),
      h("div", { class: "countdown" }, bar, left),
      h("div", { class: "row" }, accept, decline),
    );
    settled(frame.conv);
    offers.set(frame.conv, { card, left, bar, accept, decline, expiresAt: frame.expiresAt });
    offerList.append(card);
    offerSection.hidden = false;
    tick();
    ticking ??= setInterval(tick, 500);
  }

  function tick() {
    for (const [conv, { left, bar, expiresAt }] of offers) {
      const seconds = secondsUntil(expiresAt);
      left.textContent = words.expires(seconds);
      bar.value = seconds;
      if (seconds === 0) {
        settled(conv);
        toast(words.expired);
      }
    }
  }

  /** The offer is accepted, declined, expired, or the conversation is over. */
  function settled(conv) {
    offers.get(conv)?.card.remove();
    offers.delete(conv);
    offerSection.hidden = offers.size === 0;
    if (offers.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  }

  function offersAnswerable() {
    for (const { accept, decline } of offers.values()) {
      accept.disabled = decline.disabled = false;
      accept.textContent = words.accept;
    }
  }

  function waiting(list) {
    waitingNow = list;
    queueCount.textContent = list.length;
    queueCount.className = `pill${list.length > 0 ? " accent" : ""}`;
    drawQueue();
  }

  function drawQueue() {
    if (waitingNow.length === 0) return queueList.replaceChildren(h("li", { class: "note" }, words.queueEmpty));
    queueList.replaceChildren(
      ...waitingNow.map(({ customerName, queue, priority, reasons, since }) =>
        h(
          "li",
          {},
          h("div", { class: "who-line" }, h("strong", {}, customerName), h("span", { class: "pill", title: words.priority(priority) }, `${queue} · ${priority}`)),
          h("div", { class: "reasons" }, [words.since(lasting(since)), ...(reasons ?? [])].join(" · ")),
        ),
      ),
    );
  }
  setInterval(() => waitingNow.length > 0 && drawQueue(), 5_000);

  function mine(list) {
    if (list.length === 0) return mineList.replaceChildren(h("li", { class: "note" }, words.mineEmpty));
    mineList.replaceChildren(
      ...list.map(({ conversation, unread, current }) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", "aria-current": current && "true", onclick: () => onOpen(conversation.id), "data-conversation": conversation.id },
            h("span", { class: "who-line" }, h("strong", {}, conversation.session.customerName), unread > 0 ? h("span", { class: "pill accent" }, words.unread(unread)) : h("span", { class: `dot ${conversation.ended ? "" : "good"}` })),
            h("span", { class: "preview" }, conversation.ended ? text.customer.widget.ended : (conversation.messages.at(-1)?.text ?? "…")),
          ),
        ),
      ),
    );
  }

  function colleague({ user, name, status }) {
    if (status === "offline") team.delete(user);
    else team.set(user, { name, status });
    const others = [...team].filter(([username]) => username !== me.username);
    teamSection.hidden = others.length === 0;
    teamList.replaceChildren(...others.map(([, one]) => h("li", {}, h("span", { class: `dot ${TONES[one.status] ?? ""}` }), one.name, h("span", { class: "note" }, words.presence[one.status] ?? one.status))));
  }

  /** Offers belong to a connection; after a lost one the server makes them anew. */
  function connection(state) {
    const live = state === "live";
    for (const input of Object.values(choices)) input.disabled = !live;
    if (!live) for (const conv of [...offers.keys()]) settled(conv);
  }

  return { root, presence, offer, settled, offersAnswerable, waiting, mine, colleague, connection };
}
