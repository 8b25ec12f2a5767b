// The messages of one conversation, in order and without gaps, whatever the connection does in between.
import { api } from "../shared/api.js";

const ACK_WITHIN = 6_000;
const GAP_CLOSES_WITHIN = 800;
const TYPING_LASTS = 5_000;
const TYPING_EVERY = 2_500;
const PAGE = 200;

/**
 * Events: "change" for anything to be drawn anew, "message" (detail: a message of somebody else that is new).
 * A message: `{seq, id, from, role, at, text}`; one not yet acknowledged has `state` sending, waiting or failed instead of a seq.
 */
export class Conversation extends EventTarget {
  #socket;
  #timers = new Map();
  #gap;
  #lastTyping = 0;
  #typingEnds;
  #reading = 0;
  #loading;

  session;
  me;
  messages = [];
  pending = [];
  seq = 0;
  epoch;
  seenUpTo = 0;
  typingBy = null;
  problem = null;

  constructor({ session, me, socket }) {
    super();
    this.session = session;
    this.me = me;
    this.epoch = session.epoch;
    this.#socket = socket;
    this.pending = this.#restored();
  }

  get id() {
    return this.session.sessionId;
  }

  get ended() {
    return this.session.status === "ended";
  }

  /** What later calls carry, so that one chat stays one trace. */
  get link() {
    return { traceparent: this.session.traceparent, correlationId: this.session.correlationId };
  }

  get cursor() {
    return { conv: this.id, epoch: this.epoch, seq: this.seq };
  }

  /** Takes over what the server says of the conversation as a whole. */
  update(change) {
    this.session = { ...this.session, ...change };
    if (this.ended) {
      for (const timer of this.#timers.values()) clearTimeout(timer);
      this.pending = this.pending.map((message) => ({ ...message, state: "failed" }));
      this.#keep();
    }
    this.#changed();
  }

  /** Everything after what is already here, by REST. */
  load() {
    this.#loading ??= this.#loadAll().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #loadAll() {
    try {
      for (let more = true; more; ) {
        const page = await api.get(`/api/chat/sessions/${this.id}/messages?after=${this.seq}&limit=${PAGE}`, { link: this.link });
        if (page.epoch !== this.epoch) this.#startOver(page.epoch);
        const before = this.seq;
        for (const message of page.items) this.#take(message);
        more = this.seq > before && this.seq < page.lastSeq;
      }
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.#changed();
  }

  /** A new epoch means that the server's numbering began anew; nothing kept here can be trusted. */
  #startOver(epoch) {
    this.epoch = epoch;
    this.messages = [];
    this.seq = 0;
  }

  /** The connection is (again) there: catch up, and send what waited. */
  async resume(resumed) {
    const mine = resumed?.find(({ conv }) => conv === this.id);
    if (!mine?.recovered) {
      this.#socket.send({ t: "join", conv: this.id, traceparent: this.session.traceparent });
      await this.load();
    }
    for (const message of this.pending.filter(({ state }) => state !== "failed")) this.#transmit(message);
  }

  send(words) {
    const message = { id: crypto.randomUUID(), text: words, from: this.me, at: new Date().toISOString(), state: "waiting" };
    this.pending.push(message);
    this.#transmit(message);
    this.#keep();
  }

  sendAgain(id) {
    const message = this.pending.find((waiting) => waiting.id === id);
    if (message) this.#transmit(message);
  }

  /** The same id every time: the server stores a message once, however often it is sent. */
  #transmit(message) {
    const { id, text } = message;
    const out = this.#socket.send({ t: "send", conv: this.id, id, text, traceparent: this.session.traceparent });
    message.state = out ? "sending" : "waiting";
    clearTimeout(this.#timers.get(id));
    if (out) this.#timers.set(id, setTimeout(() => this.#byRest(message), ACK_WITHIN));
    this.#changed();
  }

  /** No acknowledgement came over the socket; the other way in takes the same message under the same id. */
  async #byRest(message) {
    try {
      await api.post(`/api/chat/sessions/${this.id}/messages`, { id: message.id, text: message.text }, { link: this.link });
      await this.load();
    } catch {
      message.state = this.#socket.state === "live" ? "failed" : "waiting";
      this.#changed();
    }
  }

  typing() {
    if (Date.now() - this.#lastTyping < TYPING_EVERY) return;
    this.#lastTyping = Date.now();
    this.#socket.send({ t: "typing", conv: this.id });
  }

  /** Call when the newest message is in view. */
  markRead() {
    const newest = this.messages.findLast(({ from }) => from !== this.me)?.seq ?? 0;
    if (newest > this.#reading && this.#socket.send({ t: "read", conv: this.id, upTo: newest })) this.#reading = newest;
  }

  end(summary) {
    return api.post(`/api/chat/sessions/${this.id}/end`, summary ? { summary } : {}, { link: this.link });
  }

  receive(frame) {
    switch (frame.t) {
      case "ack":
        this.#acknowledged(frame);
        break;
      case "msg":
        if (frame.epoch && frame.epoch !== this.epoch) {
          this.load();
          break;
        }
        this.#stopTyping(frame.from);
        if (this.#take(frame) && frame.from !== this.me) this.dispatchEvent(new CustomEvent("message", { detail: frame }));
        this.#watchForGaps();
        break;
      case "read":
        if (frame.by !== this.me) this.seenUpTo = Math.max(this.seenUpTo, frame.upTo);
        break;
      case "typing":
        if (frame.by !== this.me) this.#showTyping(frame.by);
        break;
      case "assigned":
        this.update({ status: "active", agent: frame.agent, agentName: frame.agentName });
        break;
      case "ended":
        this.update({ status: "ended", endedAt: frame.at, endedBy: frame.by });
        break;
      case "error":
        this.#refused(frame);
        break;
      default:
        return;
    }
    this.#changed();
  }

  #acknowledged({ id, seq }) {
    const message = this.pending.find((waiting) => waiting.id === id);
    if (!message) return;
    const { state, ...acknowledged } = message;
    this.#take({ ...acknowledged, seq });
    this.#watchForGaps();
  }

  #refused({ id }) {
    const message = this.pending.find((waiting) => waiting.id === id);
    if (!message) return;
    clearTimeout(this.#timers.get(id));
    message.state = "failed";
    this.#keep();
  }

  /** Adds a numbered message unless it is here already; says whether it was new. */
  #take({ seq, id, from, role, at, text }) {
    if (this.pending.some((waiting) => waiting.id === id)) {
      clearTimeout(this.#timers.get(id));
      this.pending = this.pending.filter((waiting) => waiting.id !== id);
      this.#keep();
    }
    if (this.messages.some((message) => message.seq === seq)) return false;
    this.messages.push({ seq, id, from, role, at, text });
    this.messages.sort((one, other) => one.seq - other.seq);
    const here = new Set(this.messages.map((message) => message.seq));
    while (here.has(this.seq + 1)) this.seq += 1;
    return true;
  }

  /** Numbers have no gaps; one that stays open for a moment means that a frame was lost. */
  #watchForGaps() {
    clearTimeout(this.#gap);
    if (this.messages.length > 0 && this.messages.at(-1).seq > this.seq) this.#gap = setTimeout(() => this.load(), GAP_CLOSES_WITHIN);
  }

  #showTyping(by) {
    this.typingBy = by;
    clearTimeout(this.#typingEnds);
    this.#typingEnds = setTimeout(() => this.#stopTyping(by, true), TYPING_LASTS);
  }

  #stopTyping(by, redraw = false) {
    if (this.typingBy !== by) return;
    this.typingBy = null;
    if (redraw) this.#changed();
  }

  /** Messages that wait survive a reload of the page, with their ids. */
  #keep() {
    try {
      sessionStorage.setItem(`pending.${this.id}`, JSON.stringify(this.pending));
    } catch {
      // Then they live as long as the page does.
    }
  }

  #restored() {
    try {
      return JSON.parse(sessionStorage.getItem(`pending.${this.id}`) ?? "[]");
    } catch {
      return [];
    }
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
