// One WebSocket to the chat service, kept open: hello and resume, heartbeat, reconnection. Knows nothing of messages.
import { activity } from "../shared/activity.js";
import { whoAmI } from "../shared/session.js";

const PROTOCOL = "chat.v1";
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
const PONG_WITHIN = 10_000;

/** Close codes after which trying again cannot help; all others ask for a new connection. */
const STOPS = new Set([1009, 4100, 4101, 4102, 4103]);

/** Frames too frequent to be worth a line in the page's activity. */
const UNREMARKABLE = new Set(["ping", "pong", "typing", "queue", "presence", "read"]);

/**
 * Events: "state" (see `state`, `stop` and `nextTry`), "welcome" (detail: the frame), "frame" (detail: any other frame).
 * States: idle, connecting, live, waiting, offline, stopped.
 */
export class ChatSocket extends EventTarget {
  #as;
  #cursors;
  #socket;
  #tries = 0;
  #retry;
  #heartbeat;
  #pongDue;

  state = "idle";
  stop = null;
  nextTry = 0;

  /** @param {() => {conv, epoch, seq}[]} cursors where each conversation of this page stands */
  constructor({ as, cursors }) {
    super();
    this.#as = as;
    this.#cursors = cursors;
    addEventListener("online", () => this.#isResting() && this.connect());
    addEventListener("offline", () => this.state === "waiting" && this.#become("offline"));
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => event.persisted && this.connect());
  }

  connect() {
    if (this.state === "connecting" || this.state === "live") return;
    clearTimeout(this.#retry);
    this.stop = null;
    this.#become("connecting");
    const started = performance.now();
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/chat`, PROTOCOL);
    this.#socket = socket;
    socket.onopen = () => {
      activity.note({ kind: "socket", name: "GET /ws/chat", status: 101, took: performance.now() - started });
      this.#write({ t: "hello", as: this.#as, resume: this.#cursors() });
    };
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(data);
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#closed(code, reason);
  }

  /** Sends if there is a live connection; says whether there was. */
  send(frame) {
    if (this.state !== "live") return false;
    this.#write(frame);
    return true;
  }

  close() {
    clearTimeout(this.#retry);
    this.#silence();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(1000);
    this.#become("idle");
  }

  #isResting() {
    return this.state === "waiting" || this.state === "offline";
  }

  #write(frame) {
    this.#socket.send(JSON.stringify(frame));
    this.#remark(frame, "→");
  }

  #receive(data) {
    const frame = JSON.parse(data);
    this.#remark(frame, "←");
    clearTimeout(this.#pongDue);
    if (frame.t === "welcome") this.#welcome(frame);
    else if (frame.t !== "pong") this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  #welcome(frame) {
    this.#tries = 0;
    this.#become("live");
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#ping(), (frame.pingEvery ?? 25) * 1000);
    this.dispatchEvent(new CustomEvent("welcome", { detail: frame }));
  }

  /** A connection that is dead without having been closed gives no sign of it, except that nothing answers. */
  #ping() {
    this.#write({ t: "ping" });
    this.#pongDue = setTimeout(() => {
      const socket = this.#socket;
      this.#closed(4003, "no pong");
      socket?.close();
    }, PONG_WITHIN);
  }

  #closed(code, reason) {
    this.#silence();
    this.#socket = undefined;
    activity.note({ kind: "socket", name: `close ${code}`, failed: code !== 1000, remark: reason || undefined });
    if (STOPS.has(code)) this.#halt(code);
    else this.#tryLater();
  }

  /** Full jitter: many clients that lost the same server must not come back at the same moment. */
  async #tryLater() {
    const delay = 250 + Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#tries);
    this.#tries += 1;
    this.nextTry = Date.now() + delay;
    this.#become(navigator.onLine ? "waiting" : "offline");
    this.#retry = setTimeout(() => this.connect(), delay);
    // A refused handshake and an unreachable server look alike to a browser, so ask whether it was the sign-in.
    if (this.#tries > 1 && (await this.#signedOut()) && this.#isResting()) this.#halt("signedOut");
  }

  async #signedOut() {
    try {
      return !(await whoAmI()).authenticated;
    } catch {
      return false;
    }
  }

  #halt(stop) {
    clearTimeout(this.#retry);
    this.stop = stop;
    this.#become("stopped");
  }

  #silence() {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#pongDue);
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  #remark({ t, seq, code, detail }, arrow) {
    if (UNREMARKABLE.has(t)) return;
    const name = seq === undefined ? `${arrow} ${t}` : `${arrow} ${t} seq ${seq}`;
    activity.note({ kind: "socket", name, failed: t === "error", remark: t === "error" ? `${code}: ${detail}` : undefined });
  }
}
