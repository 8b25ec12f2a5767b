// The middle pane: the conversation that is open, its head, its end.
import { chatView } from "../chat/chat-view.js";
import { h } from "../shared/dom.js";
import { traceIdOf, whatHappened } from "../shared/happened.js";
import { copyable, empty, traceLink } from "../shared/states.js";
import { text } from "../shared/strings.js";

const words = text.agent;

export function talk({ socket, me, onEnd, onClose }) {
  const root = h("section", { class: "pane talk", "aria-label": words.panes.chat });
  const happened = whatHappened(() => conversation?.link ?? null);
  const dialog = summaryDialog((summary) => onEnd(conversation, summary));
  let conversation = null;
  let view = null;
  let head = null;
  let away = false;

  function show(next) {
    view?.dispose();
    conversation?.removeEventListener("change", drawHead);
    conversation = next;
    if (!next) {
      view = null;
      root.replaceChildren(empty(words.noConversation, away ? words.noConversationAway : words.noConversationText, { symbol: "chat", heading: "h2" }), h("div", { class: "talk-foot" }, happened));
      return;
    }
    head = h("header", { class: "talk-head" });
    view = chatView({ conversation, nameOf });
    const { correlationId, traceparent } = conversation.link;
    root.replaceChildren(head, view.root, h("div", { class: "talk-foot" }, copyable(correlationId, text.problem.correlation), h("span", { class: "note" }, traceLink(traceIdOf(traceparent))), happened));
    conversation.addEventListener("change", drawHead);
    drawHead();
    view.shown();
    view.focus();
  }

  function nameOf({ role, from }) {
    if (role === "system") return text.chat.system;
    if (from === me.username) return text.chat.you;
    return role === "agent" ? (conversation.session.agentName ?? from) : conversation.session.customerName;
  }

  function drawHead() {
    const { customerName, status, queue, assignment } = conversation.session;
    const signature = `${conversation.id}|${status}`;
    if (head.dataset.signature === signature) return;
    head.dataset.signature = signature;
    head.replaceChildren(
      h("h2", {}, customerName, h("span", { class: `pill ${status === "active" ? "good" : ""}` }, words.statuses[status] ?? status)),
      h(
        "div",
        { class: "row" },
        conversation.ended
          ? h("button", { class: "btn small", type: "button", onclick: () => onClose(conversation) }, words.closeConversation)
          : h("button", { class: "btn danger small", type: "button", onclick: dialog.open }, words.end),
      ),
      h("div", { class: "reasons" }, [text.customer.widget.queue(queue), ...(assignment?.reasons ?? [])].join(" · ")),
    );
  }

  function setAway(isAway) {
    away = isAway;
    if (!conversation) show(null);
  }

  show(null);
  return { root, show, setAway, socket };
}

function summaryDialog(end) {
  const field = h("textarea", { class: "field", id: "summary", maxlength: 2000, placeholder: words.summaryPlaceholder });
  const dialog = h(
    "dialog",
    { "aria-labelledby": "summary-heading" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "summary-heading" }, words.endHeading),
      h("p", { class: "note" }, words.endText),
      h("label", { for: "summary" }, words.summary),
      field,
      h("div", { class: "row" }, h("button", { class: "btn primary", value: "end" }, words.endNow), h("button", { class: "btn", value: "cancel", formnovalidate: true }, words.cancel)),
    ),
  );
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "end") return;
    end(field.value.trim());
    field.value = "";
  });
  document.body.append(dialog);
  return {
    open: () => {
      dialog.returnValue = "";
      dialog.showModal();
      field.focus();
    },
  };
}
