// Mends what is broken on purpose, before it mends itself.
import { api } from "../shared/api.js";
import { text } from "../shared/strings.js";
import { toast, toastProblem } from "../shared/toast.js";

const { done } = text.faults;

export function switchOff(button, { id, title, service }, refresh) {
  return end(button, `/lab/api/faults/${id}`, done.off(title, service), refresh);
}

export function switchAllOff(button, refresh) {
  return end(button, "/lab/api/faults", done.allOff, refresh);
}

async function end(button, address, said, refresh) {
  button.disabled = true;
  try {
    await api.delete(address);
    toast(said, { tone: "good" });
    refresh();
  } catch (problem) {
    toastProblem(problem);
  } finally {
    button.disabled = false;
  }
}
