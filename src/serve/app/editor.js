// Edits one text: source above, translation below, what is found while typing, and what to do with it. Shows no pages.

import * as api from "./api.js";
import { composer } from "./composer.js";
import { fill, fillFor, h } from "./dom.js";
import { nodes } from "./field.js";
import { label, nameOf as variable, parse, pieces } from "./fluent-text.js";
import { findings } from "./findings.js";
import { nameOf } from "./list.js";
import { nameOf as languageName, say } from "./words.js";

const MARKS = { es: ["¿", "¡", "«", "»", "“", "”"], fr: ["«\u00a0", "\u00a0»", "’", "“", "”"], ar: ["،", "؛", "؟", "«", "»"], en: ["“", "”", "‘", "’"] };
const COMMON = ["–", "—", "…", "\u202f", "\u00a0", "\u2068", "\u2069"];
const PAUSE = 120;

/** Shows segments that cannot be edited. */
function shown(segments) {
  return segments.map((segment) => {
    if (segment.kind !== "select") return nodes([segment], say);
    return h("span", { class: "choice-shown" }, h("span", { class: "choice-name" }, variable(segment.selector)),
      segment.variants.map((it) => [h("span", { class: "choice-key", dir: "ltr" }, it.key), " ", shown(it.segments), " "]));
  });
}

const asText = (text) => shown(parse(text) ?? [{ kind: "text", raw: text }]);

/** Makes the editor. `host` gives `locale()`, `source()`, and is told by `saved`, `edited` and `report`. */
export function editorView(element, host) {
  const root = h("div", { id: "editor" });
  element.append(root);
  const drafts = new Map();
  const undone = new Map();
  let message = null;
  let text = null;
  let running = null;
  let timer = 0;
  let parts = {};

  const key = (name = nameOf(message)) => `${host.locale().tag}/${name}`;
  const target = () => ({ id: message.id, attribute: message.attribute });
  const base = () => drafts.get(key())?.base ?? message.target;
  const isDirty = () => drafts.has(key());

  const edited = () => {
    const now = text.text();
    const from = base();
    if (now === (from ?? "")) drafts.delete(key());
    else drafts.set(key(), { base: from, text: now });
    buttons();
    host.edited();
    look();
  };

  // An answer that comes after the next key was pressed says nothing any more.
  const look = () => {
    clearTimeout(timer);
    running?.abort();
    timer = setTimeout(async () => {
      running = new AbortController();
      const { signal } = running;
      try {
        const found = isDirty() ? (await api.check(host.locale().tag, { ...target(), text: text.text() }, signal)).findings : message.findings;
        if (!signal.aborted) tell(found);
      } catch (error) {
        if (signal.aborted) return;
        tell([{ rule: error.kind ?? "", severity: "error", message: error.message, help: error.help ?? "", fix: null }]);
      }
    }, isDirty() ? PAUSE : 0);
  };

  const tell = (found) => {
    fillFor(parts.findings, found, () => (found.length
      ? findings(found, (fix) => { text.show(fix.text); edited(); text.focus(); })
      : [h("li", { class: "none" }, say("nothing-found-wrong"))]));
  };

  const buttons = () => {
    parts.save.disabled = !isDirty();
    parts.revert.disabled = !isDirty();
    parts.undo.disabled = !undone.get(key())?.length;
    const cannot = isDirty() || message.target === null;
    if (parts.translated) [parts.translated.disabled, parts.reviewed.disabled] = [cannot, cannot];
  };

  const put = async (wanted, from, isUndo) => {
    const [its, at, asked] = [message, key(), target()];
    const locale = host.locale().tag;
    try {
      await api.save(locale, { ...asked, text: wanted, base: from });
      if (!isUndo && from !== null) undone.set(at, [...(undone.get(at) ?? []), from]);
      const later = at === key() && text.text() !== wanted ? text.text() : null;
      drafts.delete(at);
      its.target = wanted;
      if (at === key()) {
        if (later !== null && !isUndo) drafts.set(at, { base: wanted, text: later });
        conflict();
        buttons();
      }
      host.report(say("saved"));
      host.saved();
      return true;
    } catch (error) {
      if (error.status === 409 && at === key()) conflict(error.theirs ?? "", error.theirs !== null);
      else host.report(say("not-saved", { reason: error.message }));
      return false;
    }
  };

  const save = () => (message && isDirty() ? put(text.text(), base(), false) : undefined);

  const revert = () => {
    drafts.delete(key());
    text.show(message.target ?? "");
    edited();
    text.focus();
  };

  const undo = async () => {
    const stack = undone.get(key()) ?? [];
    const earlier = stack.at(-1);
    if (earlier === undefined) return;
    if (await put(earlier, message.target, true)) {
      stack.pop();
      text.show(earlier);
      buttons();
      look();
    }
  };

  const settle = async (verdict) => {
    const who = parts.who.value.trim();
    localStorage.setItem("desk-who", who);
    try {
      await api.review(host.locale().tag, { ...target(), verdict, who: who || null });
      host.report(say(`settled-${verdict}`));
      host.saved();
    } catch (error) {
      host.report(say("not-saved", { reason: error.message }));
    }
  };

  // Both texts are shown and nothing is lost: what is chosen goes on from the text that the file has.
  const conflict = (theirs, isThere = true) => {
    if (theirs === undefined) {
      parts.conflict.hidden = true;
      fill(parts.conflict);
      return;
    }
    if (!parts.conflict.hidden && parts.conflict.theirs === theirs) return;
    parts.conflict.theirs = theirs;
    const { tag, direction } = host.locale();
    const mine = () => text.text();
    const quote = (words) => h("blockquote", { tabindex: "0", lang: tag, dir: direction }, asText(words ?? ""));
    fill(parts.conflict,
      h("h3", {}, say("conflict")), h("p", {}, say("conflict-help")),
      h("h4", {}, say("theirs")), quote(theirs),
      h("h4", {}, say("mine")), quote(mine()),
      h("div", { class: "actions" },
        h("button", { type: "button", id: "keep-mine", class: "first", on: { click: () => put(mine(), isThere ? theirs : null, false) } }, say("keep-mine")),
        h("button", { type: "button", id: "take-theirs", on: { click: () => {
          drafts.delete(key());
          message.target = isThere ? theirs : null;
          conflict();
          text.show(theirs ?? "");
          edited();
        } } }, say("take-theirs"))));
    parts.conflict.hidden = false;
  };

  const keys = (segments) => {
    const { tag } = host.locale();
    const button = (piece, name, shownAs) => h("button", {
      type: "button", class: "key", "aria-label": name, title: name,
      on: { mousedown: (event) => event.preventDefault(), click: () => text.put(piece) },
    }, shownAs);
    const characters = [...(MARKS[tag.split("-")[0]] ?? []), ...COMMON];
    const named = (piece) => (piece.trim() && !/^[\u2066-\u2069]$/.test(piece) ? say("insert", { what: piece.trim() }) : say(`character-${label(piece)}`));
    return h("div", { class: "keys" },
      h("div", { role: "group", "aria-label": say("pieces"), class: "group" },
        [...pieces(segments)].map((piece) => button(piece, say("insert", { what: label(piece) }), nodes([{ kind: "chip", raw: piece }], say)))),
      h("div", { role: "group", "aria-label": say("characters"), class: "group" },
        characters.map((piece) => button(piece, named(piece), label(piece).replace(/[\u00a0\u202f]/g, "")))));
  };

  const change = () => h("div", { class: "change" },
    h("h3", {}, say("changed-since")),
    h("p", { lang: host.source().tag, dir: host.source().direction }, message.change.map((it) => {
      if (it.kind === "same") return it.text;
      const tag = it.kind === "removed" ? "del" : "ins";
      return h(tag, {}, h("span", { class: "hidden", lang: document.documentElement.lang }, `${say(it.kind)} `), it.text);
    })));

  const terms = () => h("details", { class: "terms", open: true },
    h("summary", {}, say("terms", { count: message.terms.length })),
    h("dl", {}, message.terms.map((it) => [
      h("dt", { lang: host.source().tag, dir: host.source().direction }, it.source),
      h("dd", {},
        it.agreed.map((word) => h("span", { class: "agreed", lang: host.locale().tag, dir: host.locale().direction }, word)),
        it.forbidden.length ? [h("span", { class: "not" }, say("not")), it.forbidden.map((word) => h("s", { lang: host.locale().tag, dir: host.locale().direction }, word))] : null),
    ])));

  const draw = () => {
    const { tag, direction, plurals } = host.locale();
    const isSource = tag === host.source().tag;
    const draft = drafts.get(key());
    const segments = parse(message.source) ?? [];
    root.dataset.id = nameOf(message);
    parts = {
      findings: h("ul", { id: "findings", "aria-live": "polite", "aria-label": say("findings") }),
      conflict: h("section", { id: "conflict", role: "alert", hidden: true }),
      save: h("button", { type: "button", id: "save", class: "first", title: "Ctrl+S", on: { click: save } }, say("save")),
      revert: h("button", { type: "button", id: "revert", on: { click: revert } }, say("revert")),
      undo: h("button", { type: "button", id: "undo", on: { click: undo } }, say("undo")),
    };
    text = composer(draft?.text ?? message.target ?? "", { lang: tag, dir: direction, plurals, labelledby: "translation-label", say, changed: edited });
    const toggle = h("button", {
      type: "button", id: "as-text", class: "quiet", "aria-pressed": "false",
      on: { click: () => {
        const isRaw = toggle.getAttribute("aria-pressed") === "true";
        toggle.setAttribute("aria-pressed", String(!isRaw));
        text.show(text.text(), !isRaw);
        text.focus();
      } },
    }, say("as-text"));
    const status = message.status ? h("span", { class: `badge ${message.status}` }, say(`status-${message.status}`)) : null;
    if (!isSource) {
      parts.translated = h("button", { type: "button", id: "translated", on: { click: () => settle("translated") } }, say("mark-translated"));
      parts.reviewed = h("button", { type: "button", id: "reviewed", on: { click: () => settle("reviewed") } }, say("mark-reviewed"));
      parts.who = h("input", { id: "who", type: "text", autocomplete: "name", maxlength: 80 });
      parts.who.value = localStorage.getItem("desk-who") ?? "";
    }
    fill(root,
      h("header", { class: "editor-head" },
        h("h2", { dir: "ltr" }, nameOf(message)),
        h("span", { class: "file", dir: "ltr" }, `locales/${tag}/${message.file}`), status),
      parts.conflict,
      isSource ? h("p", { class: "note" }, say("original-note")) : [
        h("h3", { id: "source-label" }, say("original", { language: languageName(host.source().tag) })),
        h("div", { class: "source", role: "group", tabindex: "0", "aria-labelledby": "source-label", lang: host.source().tag, dir: host.source().direction }, asText(message.source)),
        message.change ? change() : null,
      ],
      h("div", { class: "label-row" },
        h("h3", { id: "translation-label" }, isSource ? say("text") : say("translation", { language: languageName(tag) })), toggle),
      keys(segments), text.element, parts.findings,
      h("div", { class: "actions" }, parts.save, parts.revert, parts.undo),
      isSource ? null : h("fieldset", { class: "settle" }, h("legend", {}, say("settle")),
        h("label", { for: "who" }, say("who")), parts.who, h("div", { class: "actions" }, parts.translated, parts.reviewed)),
      message.terms.length ? terms() : null);
    buttons();
    tell(message.findings);
    if (draft) {
      look();
      if (draft.base !== message.target) conflict(message.target ?? "", message.target !== null);
    }
  };

  return {
    /** Shows a text, or takes over what the files have of the one that is shown. */
    show(next) {
      const isSame = message && root.dataset.id === nameOf(next) && root.dataset.locale === host.locale().tag && root.dataset.words === document.documentElement.lang;
      if (!isSame) {
        message = next;
        root.dataset.locale = host.locale().tag;
        root.dataset.words = document.documentElement.lang;
        draw();
        return;
      }
      const before = message;
      message = next;
      const draft = drafts.get(key());
      if (draft && draft.base !== next.target) {
        conflict(next.target ?? "", next.target !== null);
      } else if (!draft && (before.target !== next.target || text.text() !== (next.target ?? ""))) {
        text.show(next.target ?? "");
      }
      if (JSON.stringify([before.source, before.status, before.change, before.terms]) !== JSON.stringify([next.source, next.status, next.change, next.terms])) redraw();
      buttons();
      if (!draft) tell(next.findings);
    },
    sign(signatory, index) {
      message = null;
      delete root.dataset.id;
      fill(root, h("h2", {}, say("signatory", { number: index + 1 })), h("p", { class: "signatory", dir: "auto" }, signatory.name),
        h("p", {}, say("signatory-place", { path: signatory.path, line: signatory.line })));
    },
    hasDraft: (name) => drafts.has(key(name)),
    hasDrafts: () => drafts.size > 0,
    save, focus: () => text?.focus(),
  };

  // What stands beside the text has changed; the text and the caret in it stay.
  function redraw() {
    const focused = document.activeElement;
    const isField = root.contains(focused) && focused.matches("[data-field], textarea");
    if (isField) return;
    const id = focused?.id;
    draw();
    if (id) document.getElementById(id)?.focus();
  }
}
