// The system as a picture: parts at fixed places, so that a reader learns where each lives; lines from the server's answer.
import { h, svg } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";

const words = text.start.map;

/** A place is x and y of the middle; width and height where they differ from `node`. Quiet lines show only beside the part that is looked at. */
const WIDE = {
  size: [1120, 424],
  node: [192, 56],
  places: {
    browser: [100, 212],
    gateway: [324, 212],
    lab: [324, 382],
    "auth-server": [562, 42],
    "chat-service": [562, 152],
    "crm-service": [562, 272],
    "webhook-dispatcher": [802, 212, 212, 56],
    sandbox: [802, 382],
    postgresql: [1028, 157, 176, 286],
    zipkin: [1028, 382, 176, 56],
  },
  withValkey: { postgresql: [1028, 127, 176, 226], valkey: [1028, 300, 176, 56] },
  quiet: ({ label }) => ["spans", "tokens", "keys", "traces", "receivers", "shared state"].includes(label),
};

/** Around a part, which words on a line are to leave free. */
const ROOM = 24;

const SHOWN_NARROW = ["browser gateway", "gateway auth-server", "gateway chat-service", "chat-service crm-service", "chat-service webhook-dispatcher", "webhook-dispatcher crm-service", "webhook-dispatcher sandbox"];

const NARROW = {
  size: [408, 548],
  node: [194, 56],
  places: {
    browser: [204, 32],
    gateway: [204, 124],
    "auth-server": [101, 222],
    "chat-service": [307, 222],
    "crm-service": [101, 318],
    "webhook-dispatcher": [307, 318],
    lab: [101, 414],
    sandbox: [307, 414],
    postgresql: [101, 510],
    zipkin: [307, 510],
  },
  withValkey: { postgresql: [70, 510, 132, 56], valkey: [208, 510, 120, 56], zipkin: [342, 510, 124, 56] },
  quiet: ({ from, to }) => !SHOWN_NARROW.includes(`${from} ${to}`),
};

export function systemMap() {
  const narrow = matchMedia("(max-width: 900px)");
  const picture = svg("svg", { role: "group", "aria-label": words.label });
  const root = h("div", { class: "map" }, picture);
  const detail = h("div", { class: "part", "aria-live": "polite" });
  // Counts down, which nobody wants to hear each time
  const purposes = h("span", { class: "row", "aria-live": "off" });
  let system = null;
  let traffic = null;
  let drawnFor = "";
  let selected = null;
  let hovered = null;
  let nodes = new Map();
  let lines = [];

  narrow.addEventListener("change", () => system && show(system, false));

  function layout() {
    const { withValkey, ...chosen } = narrow.matches ? NARROW : WIDE;
    return partOf("valkey") ? { ...chosen, places: { ...chosen.places, ...withValkey } } : chosen;
  }

  function box(name) {
    const { node, places } = layout();
    const [x, y, width = node[0], height = node[1]] = places[name];
    return { x, y, width, height, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  }

  /** @param {boolean} stale whether this is the last known state rather than the present one */
  function show(next, stale) {
    system = next;
    const shape = JSON.stringify([narrow.matches, system.parts.map(({ name }) => name), system.edges]);
    if (shape !== drawnFor) build();
    drawnFor = shape;
    for (const part of system.parts) refresh(part);
    for (const { edge, path } of lines) path.classList.toggle("off", [edge.from, edge.to].some((end) => partOf(end).status === "down"));
    flow(stale);
    picture.firstElementChild?.classList.toggle("stale", stale);
    describe();
  }

  /** What is drawn as moving has moved: calls of late, and nothing else. */
  function flow(stale) {
    for (const { edge, pulse, count } of lines) {
      const calls = stale ? 0 : callsOf(edge);
      pulse?.classList.toggle("flowing", calls > 0);
      if (!count) continue;
      count.textContent = calls > 0 ? String(calls) : "";
      count.style.display = calls > 0 ? "" : "none";
    }
  }

  /** @param {object | null} next who called whom of late; null where that is not known */
  function passed(next) {
    traffic = next;
    if (system === null) return;
    flow(false);
    describe();
  }

  function callsOf({ from, to }) {
    return traffic?.flows.find((flow) => flow.from === from && flow.to === to)?.calls ?? 0;
  }

  function partOf(name) {
    return system.parts.find((part) => part.name === name);
  }

  function build() {
    const { size, places } = layout();
    const known = system.parts.filter(({ name }) => places[name]);
    picture.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
    lines = system.edges.filter(({ from, to }) => places[from] && places[to] && partOf(from) && partOf(to)).map(line);
    nodes = new Map(known.map((part) => [part.name, node(part)]));
    picture.replaceChildren(svg("g", {}, lines.map(({ path }) => path), lines.map(({ pulse }) => pulse), [...nodes.values()].map(({ group }) => group), lines.map(({ label }) => label), lines.map(({ count }) => count).filter(Boolean)));
    emphasise();
  }

  function line(edge) {
    const { path: d, middle, at } = route(edge);
    const background = layout().quiet(edge);
    return {
      edge,
      background,
      path: svg("path", { class: "edge", d }),
      pulse: background ? null : svg("path", { class: "pulse", d }),
      count: background ? null : svg("text", { class: "edge-calls", x: at[0], y: at[1] }),
      label: edge.label && svg("text", { class: "edge-name", x: middle[0], y: middle[1] }, edge.label),
    };
  }

  /** A calm curve between the sides that face each other; straight into a side that is tall enough. */
  function route({ from, to }) {
    const [start, end] = [box(from), box(to)];
    if (end.left > start.right || end.right < start.left) {
      const rightwards = end.left > start.right;
      const [x1, x2] = rightwards ? [start.right, end.left] : [start.left, end.right];
      const y2 = Math.min(Math.max(start.y, end.top + 28), end.bottom - 28);
      const bend = (x2 - x1) / 2;
      const [x, y] = besideParts([[x1, start.y], [x1 + bend, start.y], [x2 - bend, y2], [x2, y2]]);
      return { path: `M${x1} ${start.y} C${x1 + bend} ${start.y} ${x2 - bend} ${y2} ${x2} ${y2}`, middle: [x, y - 5], at: [x, y + 14] };
    }
    const [y1, y2] = end.y > start.y ? [start.bottom, end.top] : [start.top, end.bottom];
    if (isSomethingBetween(from, to)) {
      return { path: `M${start.right} ${start.y} C${start.right + 34} ${start.y} ${end.right + 34} ${end.y} ${end.right} ${end.y}`, middle: [start.right + 30, (start.y + end.y) / 2], at: [start.right + 30, (start.y + end.y) / 2 + 16] };
    }
    const bend = (y2 - y1) / 2;
    return { path: `M${start.x} ${y1} C${start.x} ${y1 + bend} ${end.x} ${y2 - bend} ${end.x} ${y2}`, middle: [(start.x + end.x) / 2, (y1 + y2) / 2 + 4], at: [(start.x + end.x) / 2 + 16, (y1 + y2) / 2 + 4] };
  }

  /** Where on a curve there is room for words: its middle, unless that lies behind a part. */
  function besideParts(curve) {
    const boxes = system.parts.filter(({ name }) => layout().places[name]).map(({ name }) => box(name));
    const covered = ([x, y]) => boxes.some(({ left, right, top, bottom }) => x > left - ROOM && x < right + ROOM && y > top - ROOM && y < bottom + ROOM);
    const points = [0.5, 0.35, 0.65, 0.2, 0.8].map((share) => pointOn(curve, share));
    return points.find((point) => !covered(point)) ?? points[0];
  }

  /** A straight line between two parts of a column would run through a third. */
  function isSomethingBetween(from, to) {
    const { x, y } = box(from);
    const end = box(to);
    const between = (one) => one.x === x && one.x === end.x && (one.y - y) * (one.y - end.y) < 0;
    return system.parts.some(({ name }) => layout().places[name] && between(box(name)));
  }

  function node(part) {
    const { left, top, width, height } = box(part.name);
    const sub = svg("text", { class: "sub", x: 30, y: 40 });
    const choose = () => select(part.name);
    const group = svg(
      "g",
      {
        class: "node",
        role: "button",
        tabindex: 0,
        transform: `translate(${left} ${top})`,
        onclick: choose,
        onkeydown: (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          choose();
        },
        onpointerenter: () => hover(part.name),
        onpointerleave: () => hover(null),
      },
      svg("rect", { width, height, rx: 10 }),
      svg("circle", { class: "light", cx: 17, cy: 19.5, r: 4.5 }),
      svg("text", { x: 30, y: 24 }, part.label),
      " ",
      sub,
    );
    return { group, sub };
  }

  function refresh(part) {
    const found = nodes.get(part.name);
    if (!found) return;
    const summary = summaryOf(part);
    found.sub.textContent = summary;
    found.group.setAttribute("class", `node ${part.status}${part.faults?.length > 0 ? " broken" : ""}`);
    found.group.setAttribute("aria-pressed", part.name === selected);
  }

  function select(name) {
    selected = selected === name ? null : name;
    for (const part of system.parts) refresh(part);
    emphasise();
    describe();
  }

  function hover(name) {
    hovered = name;
    emphasise();
  }

  function emphasise() {
    const centre = hovered ?? selected;
    for (const { edge, path, pulse, label, background } of lines) {
      const near = centre !== null && (edge.from === centre || edge.to === centre);
      const hidden = background && !near;
      path.classList.toggle("near", near);
      path.classList.toggle("far", centre !== null && !near);
      pulse?.classList.toggle("far", centre !== null && !near);
      path.style.display = hidden ? "none" : "";
      if (label) label.style.display = near ? "" : "none";
    }
  }

  function describe() {
    const part = selected && partOf(selected);
    const faults = (part && part.faults) ?? [];
    purposes.replaceChildren(...faults.map((fault) => h("span", { class: "pill bad" }, onPurpose(fault))));
    const parts = part
      ? [
          h("strong", {}, part.label),
          h("span", { class: `pill ${toneOf(part)}` }, summaryOf(part)),
          part.instances > 1 && h("span", { class: "pill" }, words.instances(part.instances)),
          faults.length > 0 && purposes,
          h("p", {}, [text.start.parts[part.name], part.status === "up" ? null : part.detail].filter(Boolean).join(" ")),
          talks(part),
        ]
      : [h("p", {}, words.pick)];
    const signature = parts.filter(Boolean).map((one) => (one === purposes ? faults.map(({ kind }) => kind).join() : one.textContent)).join("|");
    if (detail.dataset.signature === signature) return;
    detail.dataset.signature = signature;
    detail.replaceChildren(...parts.filter(Boolean));
  }

  /** Whom a part calls, and who calls it, with how often of late. */
  function talks({ name }) {
    const ways = (end, other) =>
      system.edges
        .filter((edge) => edge[end] === name && partOf(edge[other]))
        .map((edge) => [partOf(edge[other]).label, edge.label, callsOf(edge)])
        .map(([label, what, calls]) => h("li", {}, h("strong", {}, label), ` ${what}`, calls > 0 && h("span", { class: "pill accent" }, words.calls(calls))));
    const side = (heading, items) => items.length > 0 && h("div", {}, h("h3", {}, heading), h("ul", {}, items));
    return h("div", { class: "talks" }, side(words.callsWhom, ways("from", "to")), side(words.calledBy, ways("to", "from")));
  }

  return { root, detail, show, passed, callsOf };
}

/** Of a cubic Bézier curve. */
function pointOn([from, by, and, to], share) {
  const rest = 1 - share;
  return [0, 1].map((axis) => rest ** 3 * from[axis] + 3 * rest ** 2 * share * by[axis] + 3 * rest * share ** 2 * and[axis] + share ** 3 * to[axis]);
}

/** Over how long calls were counted. */
export function secondsOf({ since, until }) {
  return Math.max(1, Math.round((new Date(until) - new Date(since)) / 1000));
}

/** A fault that somebody has switched on, with its time. */
export function onPurpose({ kind, forOne, secondsLeft }) {
  return (forOne ? words.onPurposeForOne : words.onPurpose)(kind, secondsLeft);
}

export function summaryOf({ status, latencyMs, faults = [] }) {
  if (status === "up" && faults.length > 0) return words.broken;
  const state = words.states[status] ?? words.states.unknown;
  return status === "up" && latencyMs !== null && latencyMs !== undefined ? `${state} · ${duration(latencyMs)}` : state;
}

export function toneOf({ status, faults = [] }) {
  return { up: faults.length > 0 ? "warn" : "good", starting: "warn", slow: "warn", down: "bad" }[status] ?? "";
}
