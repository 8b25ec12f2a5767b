// Keeps in view what happens, until somebody scrolls for themselves.

const OWN = ["wheel", "touchmove", "keydown"];
const KEYS = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];

export function following() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const over = new AbortController();
  let own = false;
  OWN.forEach((kind) => addEventListener(kind, (event) => (own ||= kind !== "keydown" || (KEYS.includes(event.key) && !event.target.closest("button, summary"))), { passive: true, signal: over.signal }));

  return {
    /** @returns whether it is in view now */
    to(element) {
      if (!own) element.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
      return !own || isInView(element);
    },
    end: () => over.abort(),
  };
}

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
