import { h } from "../shared/dom.js";

/** Words of the document; what stands between backticks is code. */
export function prose(words = "") {
  return words.split("`").map((part, index) => (index % 2 === 1 ? h("code", {}, part) : part));
}
