/**
 * Calls `ask` again and again while the page is visible, one at a time. Gives a function that asks at once.
 */
export function poll(ask, every) {
  let timer;
  let asking = false;

  async function turn() {
    clearTimeout(timer);
    if (asking || document.hidden) return;
    asking = true;
    try {
      await ask();
    } finally {
      asking = false;
      timer = setTimeout(turn, every);
    }
  }
  document.addEventListener("visibilitychange", turn);
  turn();
  return turn;
}
