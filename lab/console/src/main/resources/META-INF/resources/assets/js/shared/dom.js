// Elements from data. Text is always text: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  copy: "M9 9h10v10H9z M5 15V5h10",
  close: "M6 6l12 12 M18 6L6 18",
  sun: "M12 4V2 M12 22v-2 M4 12H2 M22 12h-2 M6 6L4.6 4.6 M19.4 19.4L18 18 M18 6l1.4-1.4 M4.6 19.4L6 18 M12 8a4 4 0 100 8 4 4 0 000-8",
  moon: "M20 14.5A8 8 0 019.5 4 8 8 0 1020 14.5z",
  chat: "M4 5h16v11H9l-5 4z",
  plug: "M9 3v5 M15 3v5 M6 8h12v3a6 6 0 01-12 0z M12 17v4",
  lock: "M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 017 0v3",
  inbox: "M4 13l3-8h10l3 8v6H4z M4 13h5l1 3h4l1-3h5",
  person: "M12 4a4 4 0 100 8 4 4 0 000-8z M4.5 20a7.5 7.5 0 0115 0",
  trace: "M3 6h9 M7 12h10 M12 18h9",
  reload: "M20 11a8 8 0 10-2.3 5.7 M20 5v6h-6",
  send: "M4 12l16-7-6 15-3-6z",
  out: "M14 4h6v6 M20 4l-9 9 M18 14v6H4V6h6",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  play: "M8 5l11 7-11 7z",
};

export function icon(name, size = 16) {
  return svg(
    "svg",
    { width: size, height: size, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" },
    svg("path", { d: ICONS[name] }),
  );
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}
