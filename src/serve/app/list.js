// Lists the texts of a language with filters and search; edits none.

import { fillFor, h } from "./dom.js";
import { plain } from "./fluent-text.js";
import { say } from "./words.js";

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
  const filters = h("fieldset", { class: "filters" });
  const progress = h("p", { class: "progress" });
  const items = h("ul", { class: "items" });
  const title = h("h2", {});
  element.append(title, progress, searchLabel, search, filters, items);

  const shown = () => {
    const wanted = search.value.trim().toLocaleLowerCase(locale?.tag);
    return messages.filter(FILTERS[filter]).filter((it) =>
      [nameOf(it), it.source, it.target ?? "", plain(it.source), plain(it.target ?? "")].some((text) => text.toLocaleLowerCase().includes(wanted)));
  };

  const item = (message) => {
    const name = nameOf(message);
    const isSource = locale.tag === source;
    const badge = message.status ? h("span", { class: `badge ${message.status}` }, say(`status-${message.status}`)) : null;
    const problems = message.findings.length ? h("span", { class: "badge problems" }, say("problems", { count: message.findings.length })) : null;
    const draft = unsaved(name) ? h("span", { class: "badge unsaved" }, say("unsaved")) : null;
    const text = message.target ?? message.source;
    return h("li", {}, h("button", {
      type: "button", class: "item", data: { id: name },
      on: { click: () => select(name) },
    },
      h("span", { class: "name", dir: "ltr" }, name),
      h("span", { class: "excerpt", lang: message.target === null ? source : locale.tag, dir: message.target === null ? "ltr" : locale.direction }, plain(text).slice(0, 140)),
      isSource ? h("span", { class: "badges" }, problems, draft) : h("span", { class: "badges" }, badge, problems, draft)));
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
    const focusedFilter = document.activeElement?.name === "filter";
    fillFor(filters, [filter, messages.map((it) => Object.values(FILTERS).map((is) => is(it)))], () => [h("legend", { class: "hidden" }, say("filters")), Object.entries(FILTERS).map(([value, is]) => {
      const input = h("input", { type: "radio", name: "filter", value, on: { change: () => { filter = value; draw(); } } });
      input.checked = filter === value;
      return h("label", { class: "filter" }, input, h("span", {}, say(`filter-${value}`), " ", h("span", { class: "count" }, String(messages.filter(is).length))));
    })]);
    if (focusedFilter) filters.querySelector("input:checked").focus();
    const found = shown();
    const seen = found.map((it) => [nameOf(it), it.source, it.target, it.status, it.findings.length, unsaved(nameOf(it))]);
    fillFor(items, [locale.tag, seen], () => (found.length ? found.map(item) : [h("li", { class: "nothing" }, say("nothing-found"))]));
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
    /** Gives the text before or after the current one, among those shown. */
    beside(step) {
      const all = shown().map(nameOf);
      const at = all.indexOf(current);
      return all[at < 0 ? 0 : at + step];
    },
    search: () => search.focus(),
  };
}
