// The whole translation of one message: fields, and the forms of a choice, each of them edited on its own. Sends nothing and saves nothing.

import { h, isKey } from "./dom.js";
import { label, nameOf, parse, pieces, write } from "./fluent-text.js";
import { caretOf, field, insert, nodes, read, setCaret } from "./field.js";

const PLURALS = ["zero", "one", "two", "few", "many", "other"];
const MARKS = { es: ["¿", "¡"], fr: [], ar: ["،", "؛", "؟"] };
const QUOTES = { fr: ["«\u00a0", "\u00a0»"], en: [] };
const COMMON = ["“", "”", "’", "–", "—", "…", "\u00a0", "\u202f"];
const ISOLATES = ["\u2068", "\u2069"];
const TOGETHER = 1500;
let count = 0;

/** Gives what the lines of a form are indented by; what they would be, if it has one line only. */
function marginOf(variant, isFresh) {
  const lines = write(variant.segments).split("\n").slice(isFresh ? 0 : 1).filter((line) => line.trim());
  const margins = lines.map((line) => line.match(/^ */)[0].length);
  const usual = variant.lead.match(/ *$/)[0].length + 4;
  return " ".repeat(margins.length ? Math.min(...margins) : usual);
}

const outdented = (raw, margin, begins) => (begins && raw.startsWith(margin) ? raw.slice(margin.length) : raw).replaceAll(`\n${margin}`, "\n");

// A line that begins like syntax is text all the same.
const indented = (text, margin, begins) => {
  const lines = `${begins ? "\n" : ""}${text}`;
  const done = lines.replace(/\n( *)([[*.])?(?!\n)/g, (_, spaces, mark) => `\n${margin}${spaces}${mark ? `{"${mark}"}` : ""}`);
  return begins ? done.slice(1) : done;
};

/** Makes buttons for what the original holds and for characters that keyboards lack; `put` is given what is to stand there. */
export function palette(segments, { lang, dir, say, put }) {
  const button = (piece, name, shown) => h("button", {
    type: "button", class: "key", "aria-label": name, title: name,
    on: { mousedown: (event) => event.preventDefault(), click: () => put(piece) },
  }, shown);
  const tag = lang.split("-")[0];
  const characters = [...(MARKS[tag] ?? []), ...(QUOTES[tag] ?? ["«", "»"]), ...COMMON, ...(dir === "rtl" ? ISOLATES : [])];
  const character = (piece) => {
    const isSeen = piece.trim() && !ISOLATES.includes(piece);
    const shown = isSeen ? piece.trim() : label(piece);
    return button(piece, isSeen ? say("insert", { what: shown }) : `${shown} · ${say(`character-${shown}`)}`, h("span", { lang, dir: isSeen ? dir : "ltr" }, shown));
  };
  const held = [...pieces(segments)].map((piece) => button(piece, say("insert", { what: label(piece) }), nodes([{ kind: "chip", raw: piece }], say)));
  return [
    held.length ? h("div", { role: "group", "aria-label": say("pieces"), class: "group" }, held) : null,
    h("div", { role: "group", "aria-label": say("characters"), class: "group" }, characters.map(character)),
  ];
}

/** Makes the fields for a text; `changed` is called when it differs. */
export function composer(text, { lang, dir, plurals, labelledby, say, changed, history }) {
  const element = h("div", { class: "composer" });
  let last = null;
  let source = () => text;
  let isRaw = false;
  const places = () => [...element.querySelectorAll("[data-field], textarea")];

  // Where the caret is: in which field, and how far in it.
  const caret = () => {
    const index = places().indexOf(document.activeElement);
    if (index < 0) return null;
    return { index, at: places()[index].selectionStart ?? caretOf(places()[index]) ?? 0 };
  };
  const restore = (it) => {
    const place = it && (places()[it.index] ?? places().at(-1));
    if (!place) return;
    place.focus();
    if (place.nodeName === "TEXTAREA") place.setSelectionRange(it.at, it.at);
    else setCaret(place, it.at);
  };

  // The browser cannot take back what was put in by a button, so what was typed is remembered here, all of it.
  // It outlives these fields, as the draft does.
  const { past, future } = history;
  let now = null;
  let since = -Infinity;
  const note = () => {
    if (source() === now.text) return;
    const time = performance.now();
    if (time - since > TOGETHER) {
      past.push(now);
      since = time;
    }
    now = { text: source(), caret: caret() };
    future.length = 0;
  };
  const step = (from, to) => {
    const wanted = from.pop();
    if (!wanted) return;
    to.push(now);
    now = wanted;
    since = -Infinity;
    render(wanted.text);
    restore(wanted.caret ?? { index: 0, at: Infinity });
    changed();
  };
  const typed = () => {
    note();
    changed();
  };
  element.addEventListener("keydown", (event) => {
    const isAgain = isKey(event, "y");
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(isAgain || isKey(event, "z"))) return;
    event.preventDefault();
    if (isAgain || event.shiftKey) step(future, past);
    else step(past, future);
  });
  element.addEventListener("beforeinput", (event) => {
    if (!event.inputType.startsWith("history")) return;
    event.preventDefault();
    if (event.inputType === "historyUndo") step(past, future);
    else step(future, past);
  });
  element.addEventListener("focusin", (event) => {
    if (places().includes(event.target)) last = event.target;
  });

  const render = (whole) => {
    const segments = isRaw ? null : parse(whole);
    element.replaceChildren();
    last = null;
    if (!segments) {
      const area = h("textarea", { id: "raw", lang, dir, "aria-labelledby": labelledby, rows: 10, spellcheck: true, on: { input: typed } });
      area.value = whole;
      element.append(area);
      source = () => area.value;
      return;
    }
    const made = part(segments, labelledby);
    element.append(...made.elements);
    source = made.read;
  };

  const show = (whole, raw = isRaw) => {
    const at = caret();
    isRaw = raw;
    since = -Infinity;
    render(whole);
    restore(at);
    note();
    since = -Infinity;
  };

  // Text and chips that stand together are one field; each choice stands apart. What the lines of a form are indented by in the
  // file is not shown, and stands there again afterwards.
  const part = (segments, named, margin = "", isFresh = false) => {
    const elements = [];
    const readers = [];
    let run = [];
    const close = (wanted) => {
      if (!run.length && !wanted) return;
      const begins = isFresh && !elements.length;
      const shown = margin ? run.map((it, index) => (it.kind === "text" ? { ...it, raw: outdented(it.raw, margin, begins && index === 0) } : it)) : run;
      const made = field(shown, { lang, dir, labelledby: named, say, changed: typed });
      elements.push(made);
      readers.push(() => (margin ? indented(read(made), margin, begins) : read(made)));
      run = [];
    };
    for (const segment of segments) {
      if (segment.kind === "select") {
        close(false);
        const made = choice(segment);
        elements.push(made.element);
        readers.push(made.read);
      } else {
        run.push(segment);
      }
    }
    close(!elements.length);
    return { elements, read: () => readers.map((reader) => reader()).join("") };
  };

  const choice = (segment) => {
    const box = h("fieldset", { class: "choice" }, h("legend", {}, say("choice", { name: nameOf(segment.selector) })));
    const forms = new Map();
    const join = () => segment.head + segment.variants.map((it) => it.lead + it.mark + it.gap + (forms.get(it)?.() ?? it.value)).join("") + segment.tail;
    // The fields are made anew from what they hold now; the form that was added, or the first one, goes on.
    const rewrite = (change, key) => {
      const index = [...element.querySelectorAll(".choice")].indexOf(box);
      change();
      show(source());
      const again = element.querySelectorAll(".choice")[index];
      (again?.querySelector(`:scope > [data-form="${key}"] [data-field]`) ?? again?.querySelector("[data-field]"))?.focus();
      changed();
    };
    for (const variant of segment.variants) {
      const id = `form-${(count += 1)}`;
      const isFresh = variant.gap === "\n";
      const made = part(variant.segments, `${labelledby} ${id}`, marginOf(variant, isFresh), isFresh);
      const name = PLURALS.includes(variant.key) ? say(`plural-${variant.key}`) : variant.key;
      const remove = variant.isDefault ? null : h("button", {
        type: "button", class: "quiet", title: say("remove-form"), "aria-label": `${say("remove-form")}: ${name}`,
        on: { click: () => rewrite(() => (segment.variants = segment.variants.filter((it) => it !== variant))) },
      }, h("span", { "aria-hidden": "true" }, "×"));
      forms.set(variant, made.read);
      box.append(h("div", { class: "form", data: { form: variant.key } },
        h("div", { class: "form-head" }, h("span", { id, class: "form-name" }, name, variant.isDefault ? ` (${say("default-form")})` : ""), remove),
        made.elements));
    }
    const isNumeric = segment.variants.some((it) => PLURALS.includes(it.key) && it.key !== "other") || /NUMBER|count/.test(segment.selector);
    const lacking = isNumeric ? plurals.filter((key) => !segment.variants.some((it) => it.key === key)) : [];
    for (const key of lacking) {
      const add = () => {
        const model = segment.variants.find((it) => it.isDefault) ?? segment.variants[0];
        const [indent] = model.lead.match(/ *$/);
        const lead = model.lead.slice(0, model.lead.length - indent.length) + indent + (model.isDefault ? " " : "");
        const later = segment.variants.findIndex((it) => PLURALS.indexOf(it.key) > PLURALS.indexOf(key));
        const added = { lead, mark: `[${key}]`, gap: " ", key, isDefault: false, segments: [], value: forms.get(model)() };
        segment.variants.splice(later < 0 ? segment.variants.indexOf(model) : later, 0, added);
      };
      box.append(h("button", { type: "button", class: "add", on: { click: () => rewrite(add, key) } }, say("add-form", { form: say(`plural-${key}`) })));
    }
    return { element: box, read: join };
  };

  const target = () => (last?.isConnected ? last : places()[0]);
  render(text);
  now = { text: source(), caret: null };
  return {
    element,
    text: () => source(),
    show,
    /** Begins a new step: what was typed so far is taken back apart from what follows. */
    rest: () => (since = -Infinity),
    isRaw: () => !!element.querySelector("textarea"),
    put: (piece) => {
      since = -Infinity;
      const place = target();
      if (place.nodeName === "TEXTAREA") {
        place.setRangeText(piece, place.selectionStart, place.selectionEnd, "end");
        place.focus();
        typed();
      } else {
        insert(place, piece, say);
      }
      since = -Infinity;
    },
    focus: () => target()?.focus(),
  };
}
