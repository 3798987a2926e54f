// The whole translation of one message: fields, and the forms of a choice, each of them edited on its own. Sends nothing and saves nothing.

import { h } from "./dom.js";
import { nameOf, parse } from "./fluent-text.js";
import { field, insert, read } from "./field.js";

const PLURALS = ["zero", "one", "two", "few", "many", "other"];
let count = 0;

/** Makes the fields for a text; `changed` is called when it differs. Gives its element, `text()` and `put(piece)`. */
export function composer(text, { lang, dir, plurals, labelledby, say, changed }) {
  const element = h("div", { class: "composer" });
  let last = null;
  let source = () => text;

  let isRaw = false;

  const show = (whole, raw = isRaw) => {
    isRaw = raw;
    const segments = isRaw ? null : parse(whole);
    element.replaceChildren();
    last = null;
    if (!segments) {
      const area = h("textarea", { id: "raw", lang, dir, "aria-labelledby": labelledby, rows: 10, spellcheck: true, on: { input: changed } });
      area.value = whole;
      element.append(area);
      source = () => area.value;
      return;
    }
    const made = part(segments, labelledby);
    element.append(...made.elements);
    source = made.read;
  };

  // Text and chips that stand together are one field; each choice stands apart.
  const part = (segments, named) => {
    const elements = [];
    const readers = [];
    let run = [];
    const close = (wanted) => {
      if (!run.length && !wanted) return;
      const made = field(run, { lang, dir, labelledby: named, say, changed });
      made.addEventListener("focus", () => (last = made));
      elements.push(made);
      readers.push(() => read(made));
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
    const readers = segment.variants.map((variant) => {
      const id = `form-${(count += 1)}`;
      const made = part(variant.segments, `${labelledby} ${id}`);
      const name = PLURALS.includes(variant.key) ? say(`plural-${variant.key}`) : variant.key;
      const remove = variant.isDefault ? null : h("button", {
        type: "button", class: "quiet", title: say("remove-form"), "aria-label": `${say("remove-form")}: ${name}`,
        on: { click: () => rewrite(() => (segment.variants = segment.variants.filter((it) => it !== variant))) },
      }, "×");
      box.append(h("div", { class: "form" },
        h("div", { class: "form-head" }, h("span", { id, class: "form-name" }, name, variant.isDefault ? ` (${say("default-form")})` : ""), remove),
        made.elements));
      return { variant, read: made.read };
    });
    const join = () => segment.head + segment.variants.map((variant) => {
      const reader = readers.find((it) => it.variant === variant);
      return variant.lead + variant.mark + variant.gap + (reader ? reader.read() : variant.value);
    }).join("") + segment.tail;
    const rewrite = (change) => {
      const before = source();
      const old = join();
      change();
      show(before.replace(old, () => join()));
      changed();
    };
    const isNumeric = segment.variants.some((it) => PLURALS.includes(it.key) && it.key !== "other") || /NUMBER|count/.test(segment.selector);
    const lacking = isNumeric ? plurals.filter((key) => !segment.variants.some((it) => it.key === key)) : [];
    for (const key of lacking) {
      const add = () => rewrite(() => {
        const model = segment.variants.find((it) => it.isDefault) ?? segment.variants[0];
        const lead = `${model.lead.replace(/ +$/, "")}${" ".repeat(Math.max(model.lead.match(/ *$/)[0].length + (model.isDefault ? 1 : 0), 0))}`;
        const value = readers.find((it) => it.variant === model).read();
        const later = segment.variants.findIndex((it) => PLURALS.indexOf(it.key) > PLURALS.indexOf(key));
        segment.variants.splice(later < 0 ? segment.variants.indexOf(model) : later, 0, { lead, mark: `[${key}]`, gap: " ", key, isDefault: false, segments: [], value });
      });
      box.append(h("button", { type: "button", class: "add", on: { click: add } }, say("add-form", { form: say(`plural-${key}`) })));
    }
    return { element: box, read: join };
  };

  show(text);
  return {
    element,
    text: () => source(),
    show,
    put: (piece) => {
      const area = element.querySelector("textarea");
      if (area) {
        area.setRangeText(piece, area.selectionStart, area.selectionEnd, "end");
        area.focus();
        changed();
      } else {
        const target = last?.isConnected ? last : element.querySelector("[data-field]");
        if (target) insert(target, piece, say);
      }
    },
    focus: () => element.querySelector("[data-field], textarea")?.focus(),
  };
}
