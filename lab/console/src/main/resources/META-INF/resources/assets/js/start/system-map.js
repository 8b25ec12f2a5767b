// The system as a picture: parts at fixed places, so that a reader learns where each lives; lines from the server's answer.
import { h, svg } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { duration } from "../shared/time.js";

const words = text.start.map;

const WIDE = {
  size: [1120, 424],
  node: [176, 56],
  places: {
    browser: [92, 212],
    gateway: [312, 212],
    "auth-server": [548, 42],
    "chat-service": [548, 152],
    "crm-service": [548, 272],
    lab: [548, 382],
    "webhook-dispatcher": [788, 212],
    sandbox: [788, 382],
    valkey: [1028, 42],
    postgresql: [1028, 152],
    zipkin: [1028, 382],
  },
};

const NARROW = {
  size: [376, 600],
  node: [170, 56],
  places: {
    browser: [188, 32],
    gateway: [188, 124],
    "auth-server": [90, 222],
    "chat-service": [286, 222],
    "crm-service": [90, 318],
    "webhook-dispatcher": [286, 318],
    lab: [90, 414],
    sandbox: [286, 414],
    postgresql: [90, 510],
    zipkin: [286, 510],
    valkey: [90, 572],
  },
};

/** What nearly every part does is drawn only for the part that is looked at. */
const BACKGROUND = new Set(["spans", "tokens", "keys"]);

export function systemMap() {
  const narrow = matchMedia("(max-width: 900px)");
  const picture = svg("svg", { role: "group", "aria-label": words.label });
  const root = h("div", { class: "map" }, picture);
  const detail = h("div", { class: "part", "aria-live": "polite" });
  let system = null;
  let drawnFor = "";
  let selected = null;
  let hovered = null;
  let nodes = new Map();
  let lines = [];

  narrow.addEventListener("change", () => system && show(system, false));

  function layout() {
    return narrow.matches ? NARROW : WIDE;
  }

  /** @param {boolean} stale whether this is the last known state rather than the present one */
  function show(next, stale) {
    system = next;
    const shape = JSON.stringify([narrow.matches, system.parts.map(({ name }) => name), system.edges]);
    if (shape !== drawnFor) build();
    drawnFor = shape;
    for (const part of system.parts) refresh(part);
    for (const line of lines) {
      const flowing = partOf(line.edge.from).status === "up" && partOf(line.edge.to).status === "up";
      line.path.classList.toggle("off", !flowing);
      line.pulse?.classList.toggle("flowing", flowing && !stale);
    }
    picture.firstElementChild?.classList.toggle("stale", stale);
    describe();
  }

  function partOf(name) {
    return system.parts.find((part) => part.name === name);
  }

  function build() {
    const { size, places } = layout();
    const height = narrow.matches && !partOf("valkey") ? 546 : size[1];
    const known = system.parts.filter(({ name }) => places[name]);
    picture.setAttribute("viewBox", `0 0 ${size[0]} ${height}`);
    lines = system.edges.filter(({ from, to }) => places[from] && places[to] && partOf(from) && partOf(to)).map(line);
    nodes = new Map(known.map((part) => [part.name, node(part)]));
    picture.replaceChildren(svg("g", {}, lines.map(({ path }) => path), lines.map(({ pulse }) => pulse), [...nodes.values()].map(({ group }) => group), lines.map(({ label }) => label)));
    emphasise();
  }

  function line(edge) {
    const { path: d, middle } = route(edge);
    const background = BACKGROUND.has(edge.label);
    return {
      edge,
      background,
      path: svg("path", { class: "edge", d }),
      pulse: background ? null : svg("path", { class: "pulse", d }),
      label: edge.label && svg("text", { class: "edge-name", x: middle[0], y: middle[1] }, edge.label),
    };
  }

  /** A calm curve between the sides that face each other. */
  function route({ from, to }) {
    const { node: [width, height], places } = layout();
    const [x1, y1] = places[from];
    const [x2, y2] = places[to];
    if (Math.abs(x2 - x1) > width) {
      const side = Math.sign(x2 - x1);
      const [a, b] = [x1 + (side * width) / 2, x2 - (side * width) / 2];
      const bend = (b - a) / 2;
      return { path: `M${a} ${y1} C${a + bend} ${y1} ${b - bend} ${y2} ${b} ${y2}`, middle: [(a + b) / 2, (y1 + y2) / 2 - 5] };
    }
    const side = Math.sign(y2 - y1) || 1;
    const [a, b] = [y1 + (side * height) / 2, y2 - (side * height) / 2];
    if (Math.abs(b - a) > 90 && x1 === x2) {
      const out = x1 + width / 2;
      return { path: `M${out} ${y1} C${out + 34} ${y1} ${out + 34} ${y2} ${out} ${y2}`, middle: [out + 30, (y1 + y2) / 2] };
    }
    const bend = (b - a) / 2;
    return { path: `M${x1} ${a} C${x1} ${a + bend} ${x2} ${b - bend} ${x2} ${b}`, middle: [(x1 + x2) / 2, (a + b) / 2 + 4] };
  }

  function node(part) {
    const { node: [width, height], places } = layout();
    const [x, y] = places[part.name];
    const sub = svg("text", { class: "sub", x: 30, y: 40 });
    const choose = () => select(part.name);
    const group = svg(
      "g",
      {
        class: "node",
        role: "button",
        tabindex: 0,
        transform: `translate(${x - width / 2} ${y - height / 2})`,
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
      sub,
    );
    return { group, sub };
  }

  function refresh(part) {
    const found = nodes.get(part.name);
    if (!found) return;
    const summary = summaryOf(part);
    found.sub.textContent = summary;
    found.group.setAttribute("class", `node ${part.status}`);
    found.group.setAttribute("aria-label", `${part.label}: ${summary}`);
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
      path.toggleAttribute("hidden", hidden);
      path.style.display = hidden ? "none" : "";
      if (label) label.style.display = near ? "" : "none";
    }
  }

  function describe() {
    const part = selected && partOf(selected);
    const parts = part
      ? [
          h("strong", {}, part.label),
          h("span", { class: `pill ${toneOf(part.status)}` }, summaryOf(part)),
          part.instances > 1 && h("span", { class: "pill" }, words.instances(part.instances)),
          h("p", {}, [text.start.parts[part.name], part.status === "up" ? null : part.detail].filter(Boolean).join(" ")),
        ]
      : [h("p", {}, words.pick)];
    const signature = parts.filter(Boolean).map((one) => one.textContent).join("|");
    if (detail.dataset.signature === signature) return;
    detail.dataset.signature = signature;
    detail.replaceChildren(...parts.filter(Boolean));
  }

  return { root, detail, show };
}

export function summaryOf({ status, latencyMs }) {
  const state = words.states[status] ?? words.states.unknown;
  return status === "up" && latencyMs !== null && latencyMs !== undefined ? `${state} · ${duration(latencyMs)}` : state;
}

export function toneOf(status) {
  return { up: "good", starting: "warn", down: "bad" }[status] ?? "";
}
