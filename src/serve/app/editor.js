// Edits one text: source above, translation below, what is found while typing, and what to do with it. Shows no pages.

import * as api from "./api.js";
import { composer, palette } from "./composer.js";
import { fill, fillFor, h } from "./dom.js";
import { carrying } from "./field.js";
import { difference, findings, quoted, refusal, terms } from "./findings.js";
import { parse } from "./fluent-text.js";
import { nameOf } from "./list.js";
import { nameOf as languageName, say } from "./words.js";

const PAUSE = 120;

/** Gives a text as it is saved: without spaces and lines at its ends. */
const bare = (text) => text.replace(/^[ \n]+|[ \n]+$/g, "");

/** Makes the editor. `host` gives `locale()`, `source()`, and is told by `saved`, `edited` and `report`. */
export function editorView(element, host) {
  const root = h("div", { id: "editor" });
  carrying(root);
  element.append(root);
  const drafts = new Map();
  const undone = new Map();
  const histories = new Map();
  const saving = new Set();
  let message = null;
  // The locale of the text that is shown, and the source's: they stay while another language is on its way, or the letter is broken.
  let here = null;
  let source = null;
  let text = null;
  let running = null;
  let timer = 0;
  let parts = {};

  const keyOf = (name) => `${here.tag}/${name}`;
  const key = () => (message ? keyOf(nameOf(message)) : null);
  const target = () => ({ id: message.id, attribute: message.attribute });
  const base = () => (drafts.has(key()) ? drafts.get(key()).base : message.target);
  const isDirty = () => drafts.has(key());

  const edited = () => {
    const now = text.text();
    const from = base();
    // What was typed back to a text that the file has no more is still another one.
    if (now === (from ?? "") && from === message.target) drafts.delete(key());
    else drafts.set(key(), { base: from, text: now });
    if (!parts.conflict.hidden) fill(parts.conflict.mine, quoted(now));
    buttons();
    host.edited();
    look();
  };

  const hush = () => {
    clearTimeout(timer);
    running?.abort();
  };

  // An answer that comes after the next key was pressed says nothing any more.
  const look = () => {
    hush();
    if (!isDirty()) return tell(message.findings);
    const { signal } = (running = new AbortController());
    timer = setTimeout(async () => {
      try {
        const found = (await api.check(here.tag, { ...target(), text: text.text() }, signal)).findings;
        if (!signal.aborted) tell(found);
      } catch (error) {
        if (signal.aborted || error.kind === "lost") return;
        tell([{ rule: error.kind ?? "", severity: "error", message: error.message, help: error.help ?? "", fix: null }]);
      }
    }, PAUSE);
  };

  const replace = (whole) => {
    text.show(whole);
    edited();
    text.focus();
  };

  const tell = (found) => {
    const focused = parts.findings.contains(document.activeElement);
    fillFor(parts.findings, found, () => (found.length
      ? findings(found, (fix) => replace(fix.text), here)
      : [h("li", { class: "none" }, say("nothing-found-wrong"))]));
    if (focused && !parts.findings.contains(document.activeElement)) text.focus();
  };

  const buttons = () => {
    const focused = document.activeElement;
    const isClean = !isDirty();
    parts.save.disabled = isClean;
    parts.revert.disabled = isClean;
    parts.undo.disabled = !isClean || undone.get(key())?.at(-1)?.after !== message.target;
    const cannot = !isClean || message.target === null;
    if (parts.translated) [parts.translated.disabled, parts.reviewed.disabled] = [cannot, cannot];
    // Nobody is to lose their place because there is nothing left to save.
    if (focused?.disabled && root.contains(focused)) text.focus();
  };

  /** Saves a text; what is typed meanwhile stays, as a change of what was saved. */
  const put = async (wanted, from, isUndo) => {
    const [its, at, { tag }] = [message, key(), here];
    if (saving.has(at)) return false;
    saving.add(at);
    text.rest();
    try {
      const { text: kept, revision } = await api.save(tag, { ...target(), text: wanted, base: from });
      if (!isUndo) undone.set(at, [...(undone.get(at) ?? []), { before: from, after: kept }]);
      const draft = drafts.get(at);
      if (draft && draft.text !== wanted) drafts.set(at, { base: kept, text: draft.text });
      else drafts.delete(at);
      its.target = kept;
      if (at === key()) {
        message.target = kept;
        agree();
        buttons();
      }
      host.report(say("saved"));
      host.saved(revision);
      return true;
    } catch (error) {
      if (error.status === 409 && at === key() && !isUndo) differ(error.theirs ?? null);
      else host.report(say("not-saved", { reason: refusal(error) }));
      return false;
    } finally {
      saving.delete(at);
    }
  };

  const save = () => (message && isDirty() ? put(text.text(), base(), false) : undefined);

  const revert = () => {
    drafts.delete(key());
    agree();
    replace(message.target ?? "");
  };

  const undo = async () => {
    const stack = undone.get(key()) ?? [];
    const at = key();
    const last = stack.at(-1);
    // From what was saved, not from what the file has now: what somebody else wrote since is not taken back.
    if (!last || !(await put(last.before, last.after, true))) return;
    stack.pop();
    if (at !== key()) return;
    if (!isDirty()) text.show(message.target ?? "");
    buttons();
    look();
  };

  const settle = async (verdict) => {
    const who = parts.who.value.trim();
    localStorage.setItem("desk-who", who);
    try {
      await api.review(here.tag, { ...target(), verdict, who: who || null });
      host.report(say(`settled-${verdict}`));
      host.saved();
    } catch (error) {
      host.report(say("not-saved", { reason: refusal(error) }));
    }
  };

  const agree = () => {
    parts.conflict.hidden = true;
    fill(parts.conflict);
  };

  // Both texts are shown and nothing is lost: what is chosen goes on from the text that the file has.
  const differ = (theirs) => {
    if (!parts.conflict.hidden && parts.conflict.theirs === theirs) return;
    parts.conflict.theirs = theirs;
    const { tag, direction } = here;
    const quote = (words) => h("blockquote", { tabindex: "0", lang: tag, dir: direction }, quoted(words));
    const mine = quote(text.text());
    parts.conflict.mine = mine;
    const take = () => {
      drafts.delete(key());
      message.target = theirs;
      agree();
      replace(theirs ?? "");
    };
    fill(parts.conflict,
      h("h3", {}, say("conflict")), h("p", {}, say("conflict-help")),
      h("h4", {}, say("theirs")), quote(theirs ?? ""),
      h("h4", {}, say("mine")), mine,
      h("div", { class: "actions" },
        h("button", { type: "button", id: "keep-mine", class: "first", on: { click: () => put(text.text(), theirs, false).then(() => text.focus()) } }, say("keep-mine")),
        h("button", { type: "button", id: "take-theirs", on: { click: take } }, say("take-theirs"))));
    parts.conflict.hidden = false;
  };

  // What stands around the text; it may change while somebody is typing, and leaves the text and the caret alone.
  const surround = () => {
    const segments = parse(message.source) ?? [];
    parts.broken.hidden = !message.broken;
    fillFor(parts.status, message.status, () => (message.status ? h("span", { class: `badge ${message.status}` }, say(`status-${message.status}`)) : []));
    fillFor(parts.keys, [here.tag, message.source], () => palette(segments, { lang: here.tag, dir: here.direction, say, put: (piece) => text.put(piece) }).filter(Boolean));
    fillFor(parts.original, [here.tag, message.source, message.change, message.terms], () => (here.tag === source.tag ? h("p", { class: "note" }, say("original-note")) : [
      h("h3", { id: "source-label" }, say("original", { language: languageName(source.tag) })),
      h("div", { class: "source", role: "group", tabindex: "0", "aria-labelledby": "source-label", lang: source.tag, dir: source.direction }, quoted(message.source)),
      message.change ? difference(message.change, source) : [],
      message.terms.length ? terms(message.terms, source, here) : [],
    ].flat()));
  };

  const action = (id, listener, properties = {}) => h("button", {
    type: "button", id, ...properties, on: { mousedown: (event) => event.preventDefault(), click: listener },
  }, say(id));

  const draw = () => {
    hush();
    const { tag, direction, plurals } = here;
    const isSource = tag === source.tag;
    const draft = drafts.get(key());
    const history = histories.get(key()) ?? { past: [], future: [] };
    histories.set(key(), history);
    root.dataset.id = nameOf(message);
    parts = {
      status: h("span", {}),
      original: h("div", { class: "original" }),
      keys: h("div", { class: "keys" }),
      findings: h("ul", { id: "findings", "aria-live": "polite", "aria-label": say("findings") }),
      broken: h("p", { class: "banner", role: "alert", hidden: true }, say("broken-text")),
      conflict: h("section", { id: "conflict", role: "alert", hidden: true }),
      save: action("save", save, { class: "first", title: "Ctrl+S", "aria-keyshortcuts": "Control+S Meta+S" }),
      revert: action("revert", revert),
      undo: action("undo", undo),
    };
    text = composer(draft?.text ?? message.target ?? "", { lang: tag, dir: direction, plurals, labelledby: "translation-label", say, changed: edited, history });
    const asText = h("button", { type: "button", id: "as-text", class: "quiet", on: { click: () => {
      text.show(text.text(), asText.getAttribute("aria-pressed") !== "true");
      asText.setAttribute("aria-pressed", String(text.isRaw()));
      text.focus();
    } } }, say("as-text"));
    asText.setAttribute("aria-pressed", String(text.isRaw()));
    if (!isSource) {
      parts.translated = h("button", { type: "button", id: "translated", on: { click: () => settle("translated") } }, say("mark-translated"));
      parts.reviewed = h("button", { type: "button", id: "reviewed", on: { click: () => settle("reviewed") } }, say("mark-reviewed"));
      parts.who = h("input", { id: "who", type: "text", autocomplete: "name", maxlength: 80 });
      parts.who.value = localStorage.getItem("desk-who") ?? "";
    }
    fill(root,
      h("header", { class: "editor-head" },
        h("h2", { dir: "ltr" }, nameOf(message)),
        h("span", { class: "file", dir: "ltr" }, `locales/${tag}/${message.file}`), parts.status),
      parts.broken, parts.conflict, parts.original,
      h("div", { class: "label-row" },
        h("h3", { id: "translation-label" }, isSource ? say("text") : say("translation", { language: languageName(tag) })), asText),
      parts.keys, text.element, parts.findings,
      h("div", { class: "actions main" }, parts.save, parts.revert, parts.undo),
      isSource ? null : h("fieldset", { class: "settle" }, h("legend", {}, say("settle")),
        h("label", { for: "who" }, say("who")), parts.who, h("div", { class: "actions" }, parts.translated, parts.reviewed)));
    surround();
    buttons();
    tell(message.findings);
    element.scrollTop = 0;
    if (draft) {
      look();
      if (draft.base !== message.target && !message.broken) differ(message.target);
    }
  };

  return {
    /** Shows a text, or takes over what the files have of the one that is shown. */
    show(next) {
      [here, source] = [host.locale(), host.source()];
      const [{ tag }, words] = [here, document.documentElement.lang];
      const isSame = message && root.dataset.id === nameOf(next) && root.dataset.locale === tag && root.dataset.words === words;
      // A text that is broken in its file is not gone: what was shown stays.
      message = isSame && next.broken ? { ...next, target: message.target } : next;
      if (!isSame) {
        [root.dataset.locale, root.dataset.words] = [tag, words];
        draw();
        return;
      }
      const draft = drafts.get(key());
      if (!saving.has(key())) {
        if (draft && draft.text === message.target) drafts.delete(key());
        if (isDirty() && draft.base !== message.target) differ(message.target);
        else agree();
        // A space that somebody is about to write on from is not saved, and not taken from under the caret either.
        if (!isDirty() && bare(text.text()) !== bare(message.target ?? "")) text.show(message.target ?? "");
      }
      surround();
      buttons();
      // What a draft rests on may have changed.
      look();
    },
    sign(signatory, index) {
      hush();
      message = null;
      delete root.dataset.id;
      fill(root, h("h2", {}, say("signatory", { number: index + 1 })), h("p", { class: "signatory", dir: "auto" }, signatory.name),
        h("p", {}, say("signatory-place", { path: signatory.path, line: signatory.line })));
    },
    hasDraft: (name) => drafts.has(`${host.locale()?.tag}/${name}`),
    hasDrafts: () => drafts.size > 0,
    save, focus: () => message && text.focus(),
  };
}
