// One editable text with chips that stay whole: placeables, tags and invisible characters. Sends nothing and saves nothing.

import { h } from "./dom.js";
import { label, parse } from "./fluent-text.js";

/** Makes a chip that stands for a piece of text. */
export function chip(raw, say) {
  const kind = raw.startsWith("{") ? "value" : raw.startsWith("<") ? "tag" : "invisible";
  const name = label(raw);
  return h("span", { class: `chip ${kind}`, contenteditable: "false", dir: "ltr", title: kind === "invisible" ? say(`character-${name}`) : raw, data: { source: raw } }, name);
}

/** Gives the nodes that show segments without selects. */
export function nodes(segments, say) {
  return segments.map((segment) => (segment.kind === "text" ? document.createTextNode(segment.raw) : chip(segment.raw, say)));
}

/** Reads what a field holds, as Fluent has it. */
export function read(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.dataset?.source !== undefined) text += child.dataset.source;
    else if (child.nodeName === "BR") text += child === node.lastChild && child.dataset.filler !== undefined ? "" : "\n";
    else text += read(child);
  }
  return text;
}

/** Makes a field; `changed` is called whenever its text differs. */
export function field(segments, { lang, dir, labelledby, say, changed }) {
  const element = h("div", {
    class: "field", role: "textbox", "aria-multiline": "true", "aria-labelledby": labelledby, tabindex: "0",
    contenteditable: "plaintext-only", spellcheck: "true", lang, dir, data: { field: "" },
  });
  if (element.contentEditable !== "plaintext-only") element.contentEditable = "true";
  element.append(...nodes(segments, say));
  element.addEventListener("input", () => changed());
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      insert(element, "\n", say);
    }
  });
  element.addEventListener("paste", (event) => {
    event.preventDefault();
    insert(element, event.clipboardData.getData("text/plain"), say);
  });
  element.addEventListener("copy", (event) => carry(event, element));
  element.addEventListener("cut", (event) => {
    carry(event, element);
    getSelection().getRangeAt(0).deleteContents();
    changed();
  });
  // What was typed as syntax becomes a chip once the field is left.
  element.addEventListener("blur", () => {
    const text = read(element);
    const taken = parse(text);
    const shown = [...element.querySelectorAll(".chip")].length;
    if (taken && taken.every((it) => it.kind !== "select") && taken.filter((it) => it.kind === "chip").length !== shown) {
      element.replaceChildren(...nodes(taken, say));
    }
  });
  return element;
}

function carry(event, element) {
  const selection = getSelection();
  if (!selection.rangeCount || !element.contains(selection.anchorNode)) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", read(selection.getRangeAt(0).cloneContents()));
}

/** Puts a piece of Fluent in at the caret, or at the end. */
export function insert(element, text, say) {
  const selection = getSelection();
  let range = selection.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || !element.contains(range.commonAncestorContainer)) {
    range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
  }
  element.focus();
  range.deleteContents();
  const segments = parse(text)?.every((it) => it.kind !== "select") ? parse(text) : [{ kind: "text", raw: text }];
  const made = nodes(segments, say);
  for (const node of [...made].reverse()) range.insertNode(node);
  const last = made.at(-1);
  if (last) {
    range.setStartAfter(last);
    range.collapse(true);
    selection.removeAllRanges();
    selection.addRange(range);
  }
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

