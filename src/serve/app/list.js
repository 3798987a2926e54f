// Lists the texts of a language with filters and search; edits none.

import { fillFor, h } from "./dom.js";
import { plain } from "./fluent-text.js";
import { say } from "./words.js";

/** Gives a text as people type it who look for it: small letters, no accents, no vowel marks, no seats of hamza, plain apostrophes. */
const folded = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").replace(/[’‘ʼ]/g, "'").toLowerCase();

export const nameOf = (message) => (message.attribute ? `${message.id}.${message.attribute}` : message.id);

const FILTERS = {
  all: () => true,
  missing: (it) => it.target === null,
  stale: (it) => it.status === "stale",
  problems: (it) => it.findings.length > 0,
  unreviewed: (it) => it.status !== null && it.status !== "reviewed",
};

/** Makes the list; `select` is called with the name of a text. */
export function listView(element, { select }) {
  let filter = "all";
  let messages = [];
  let current = null;
  let locale = null;
  let source = null;
  let unsaved = () => false;

  const search = h("input", { id: "search", type: "search", autocomplete: "off", on: { input: () => draw() } });
  const searchLabel = h("label", { for: "search", class: "hidden" });
  const legend = h("legend", { class: "hidden" });
  const filters = h("fieldset", { class: "filters" }, legend);
  // Made once, so that no count that changes takes a button away from under a finger.
  const choices = Object.keys(FILTERS).map((value) => {
    const input = h("input", { type: "radio", name: "filter", value, on: { change: () => { filter = value; draw(); } } });
    input.checked = value === filter;
    const [name, number] = [h("span", {}), h("span", { class: "count" })];
    filters.append(h("label", { class: "filter" }, input, h("span", {}, name, " ", number)));
    return { value, name, number };
  });
  const progress = h("p", { class: "progress" });
  const items = h("ul", { class: "items" });
  const nothing = h("li", { class: "nothing" });
  const lines = new Map();
  const title = h("h2", {});
  element.append(h("div", { class: "list-head" }, h("div", { class: "list-title" }, title, progress), searchLabel, search, filters), items);

  const shown = () => {
    const wanted = folded(search.value.trim());
    return messages.filter(FILTERS[filter]).filter((it) =>
      [nameOf(it), it.source, it.target ?? "", plain(it.source), plain(it.target ?? "")].some((text) => folded(text).includes(wanted)));
  };

  const item = (message) => {
    const name = nameOf(message);
    const { tag, direction } = message.target === null ? source : locale;
    const badge = message.status ? h("span", { class: `badge ${message.status}` }, say(`status-${message.status}`)) : null;
    const problems = message.findings.length ? h("span", { class: "badge problems" }, say("problems", { count: message.findings.length })) : null;
    const draft = unsaved(name) ? h("span", { class: "badge unsaved" }, say("unsaved")) : null;
    const text = message.target ?? message.source;
    return h("button", {
      type: "button", class: "item", data: { id: name },
      on: { click: () => select(name) },
    },
      h("span", { class: "item-head" }, h("span", { class: "name", dir: "ltr" }, name), h("span", { class: "badges" }, badge, problems, draft)),
      h("span", { class: "excerpt", lang: tag, dir: direction }, plain(text).slice(0, 140)));
  };

  const draw = () => {
    if (!locale) return;
    const focused = document.activeElement?.closest("#list-pane .item")?.dataset.id;
    title.textContent = say("messages");
    search.placeholder = say("search");
    searchLabel.textContent = say("search");
    const settled = messages.filter((it) => it.status === null || it.status === "translated" || it.status === "reviewed");
    progress.textContent = say("progress", {
      messages: settled.length, total: messages.length,
      words: locale.words.settled, words_total: locale.words.total,
    });
    legend.textContent = say("filters");
    for (const { value, name, number } of choices) {
      name.textContent = say(`filter-${value}`);
      number.textContent = String(messages.filter(FILTERS[value]).length);
    }
    const found = shown();
    // Only what differs is made anew.
    const rows = found.map((it) => {
      const name = nameOf(it);
      if (!lines.has(name)) lines.set(name, h("li", {}));
      return fillFor(lines.get(name), [locale.tag, it.source, it.target, it.status, it.findings.length, unsaved(name)], () => [item(it)]);
    });
    if (!rows.length) rows.push(fillFor(nothing, null, () => [say("nothing-found")]));
    if (rows.length !== items.children.length || rows.some((row, index) => row !== items.children[index])) items.replaceChildren(...rows);
    markCurrent();
    if (focused) items.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  };

  const markCurrent = () => {
    for (const button of items.querySelectorAll(".item")) {
      if (button.dataset.id === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };

  items.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const button = event.target.closest(".item");
    if (!step || !button || event.altKey) return;
    event.preventDefault();
    const all = [...items.querySelectorAll(".item")];
    all[all.indexOf(button) + step]?.focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") items.querySelector(".item")?.focus();
  });

  return {
    show(listed, its, of, hasDraft) {
      [messages, locale, source, unsaved] = [listed, its, of, hasDraft];
      draw();
    },
    draw,
    mark(name) {
      const isOther = name !== current;
      current = name;
      markCurrent();
      if (isOther) items.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    },
    /** Gives the text before or after the current one, among those shown and even if it is not itself. */
    beside(step) {
      const found = new Set(shown());
      const at = messages.findIndex((it) => nameOf(it) === current);
      const way = step > 0 ? messages.slice(at + 1) : messages.slice(0, Math.max(at, 0)).reverse();
      const next = way.find((it) => found.has(it));
      return next && nameOf(next);
    },
    search: () => search.focus(),
  };
}
