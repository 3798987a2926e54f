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

/** Reads what a field holds, as Fluent has it. A line break at the very end is the browser's and no text. */
export function read(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.dataset?.source !== undefined) text += child.dataset.source;
    else if (child.nodeName === "BR") text += child === node.lastChild ? "" : "\n";
    // A block that something else than the keyboard put in is a line of its own.
    else text += (child.nodeName === "DIV" || child.nodeName === "P") && text && !text.endsWith("\n") ? `\n${read(child)}` : read(child);
  }
  return text;
}

/** Tells where the caret is, counted in what the field holds; nothing if it is elsewhere. */
export function caretOf(element) {
  const selection = getSelection();
  if (!selection.rangeCount || !element.contains(selection.focusNode)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(selection.focusNode, selection.focusOffset);
  return read(range.cloneContents()).length;
}

/** Puts the caret there, beside a chip if it would be in it. */
export function setCaret(element, offset) {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  let left = offset;
  for (const child of element.childNodes) {
    const length = child.data?.length ?? child.dataset?.source?.length ?? 0;
    if (left <= length) {
      if (child.data !== undefined) range.setStart(child, left);
      else if (left > 0) range.setStartAfter(child);
      else range.setStartBefore(child);
      break;
    }
    left -= length;
  }
  range.collapse(true);
  select(range);
}

function select(range) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Makes a field; `changed` is called whenever its text differs. */
export function field(segments, { lang, dir, labelledby, say, changed }) {
  const element = h("div", {
    class: "field", role: "textbox", "aria-multiline": "true", "aria-labelledby": labelledby, tabindex: "0",
    contenteditable: "plaintext-only", spellcheck: "true", lang, dir, data: { field: "" },
  });
  if (element.contentEditable !== "plaintext-only") element.contentEditable = "true";
  fill(element, segments, say);
  element.addEventListener("input", (event) => {
    if (!event.isComposing) takeSyntax(element, say);
    changed();
  });
  element.addEventListener("compositionend", () => takeSyntax(element, say));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    insert(element, "\n", say);
  });
  element.addEventListener("paste", (event) => {
    event.preventDefault();
    insert(element, event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n"), say);
  });
  element.addEventListener("copy", (event) => carry(event, element));
  element.addEventListener("cut", (event) => {
    if (!carry(event, element)) return;
    getSelection().getRangeAt(0).deleteContents();
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  // A chip that is dragged would arrive as its label, so nothing is dragged out; what is dropped comes in as text.
  element.addEventListener("dragstart", (event) => event.preventDefault());
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (range && element.contains(range.startContainer) && !range.startContainer.parentElement.closest(".chip")) select(range);
    insert(element, event.dataTransfer.getData("text/plain"), say);
  });
  return element;
}

// A line that ends the text is seen only if something follows it.
function fill(element, segments, say) {
  element.replaceChildren(...nodes(segments, say));
  if (segments.at(-1)?.raw.endsWith("\n")) element.append(h("br"));
}

/** Makes chips of what was typed as syntax; the caret stays. */
function takeSyntax(element, say) {
  const taken = parse(read(element));
  if (!taken || taken.some((it) => it.kind === "select")) return;
  if (taken.filter((it) => it.kind === "chip").length === element.querySelectorAll(".chip").length) return;
  const caret = caretOf(element);
  fill(element, taken, say);
  if (caret !== null) setCaret(element, caret);
}

/** Has what is copied out of an element carry what its chips stand for. */
export function carrying(element) {
  element.addEventListener("copy", (event) => {
    const selection = getSelection();
    const holds = selection.rangeCount && selection.getRangeAt(0).cloneContents().querySelector("[data-source]");
    if (!event.defaultPrevented && holds) carry(event, element);
  });
  return element;
}

function carry(event, element) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !element.contains(selection.anchorNode)) return false;
  event.preventDefault();
  event.clipboardData.setData("text/plain", read(selection.getRangeAt(0).cloneContents()));
  return true;
}

/** Puts a piece of Fluent in at the caret, or at the end. */
export function insert(element, text, say) {
  const selection = getSelection();
  const held = selection.rangeCount ? selection.getRangeAt(0) : null;
  const range = document.createRange();
  if (held && element.contains(held.commonAncestorContainer)) {
    range.setStart(held.startContainer, held.startOffset);
    range.setEnd(held.endContainer, held.endOffset);
  } else {
    range.selectNodeContents(element);
    range.collapse(false);
    if (element.lastChild?.nodeName === "BR") range.setStartBefore(element.lastChild);
    range.collapse(true);
  }
  element.focus();
  range.deleteContents();
  select(range);
  const caret = caretOf(element) + text.length;
  const taken = parse(text);
  const made = nodes(taken?.every((it) => it.kind !== "select") ? taken : [{ kind: "text", raw: text }], say);
  for (const node of made.reverse()) range.insertNode(node);
  element.normalize();
  if (read(element).endsWith("\n") && element.lastChild?.nodeName !== "BR") element.append(h("br"));
  setCaret(element, caret);
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
