// Shows what helps with a text: findings in plain words, agreed terms, what changed in the original. Finds nothing itself.

import { h } from "./dom.js";
import { nodes } from "./field.js";
import { nameOf, parse } from "./fluent-text.js";
import { say } from "./words.js";

// What a message quotes stands between backticks.
const words = (text) => text.split(/`([^`]*)`/).map((part, index) => (index % 2 ? h("code", {}, part) : part));

/** Gives items of a list; `mend` is called with a fix. */
export function findings(found, mend) {
  return found.map((it) => h("li", { class: `finding ${it.severity}`, data: { rule: it.rule } },
    h("span", { class: "weight" }, say(it.severity)),
    h("div", { lang: "en", dir: "ltr" },
      h("p", { class: "message" }, words(it.message)),
      it.help ? h("p", { class: "help" }, words(it.help)) : null,
      h("p", { class: "rule" }, it.rule, it.path && !mend ? ` · ${it.path}:${it.line}:${it.column}` : "")),
    it.fix && mend ? h("button", { type: "button", class: "fix", on: { click: () => mend(it.fix) } }, h("span", { lang: "en", dir: "ltr" }, words(it.fix.title))) : null));
}

/** Shows a text that is not edited, choices and all. */
export function quoted(text) {
  const shown = (segments) => segments.map((segment) => {
    if (segment.kind !== "select") return nodes([segment], say);
    return h("span", { class: "choice-shown" }, h("span", { class: "choice-name" }, nameOf(segment.selector)),
      segment.variants.map((it) => [h("span", { class: "choice-key", dir: "ltr" }, it.key), " ", shown(it.segments), " "]));
  });
  return shown(parse(text) ?? [{ kind: "text", raw: text }]);
}

/** Shows word by word what changed, for eyes and ears. */
export function difference(change, { tag, direction }) {
  return h("div", { class: "change" },
    h("h3", {}, say("changed-since")),
    h("p", { lang: tag, dir: direction }, change.map((it) => {
      if (it.kind === "same") return it.text;
      return h(it.kind === "removed" ? "del" : "ins", {}, h("span", { class: "hidden", lang: document.documentElement.lang }, `${say(it.kind)} `), it.text);
    })));
}

/** Lists agreed words, and those that are not to be used. */
export function terms(agreed, source, target) {
  const word = (tag, className) => (it) => h(tag, { class: className, lang: target.tag, dir: target.direction }, it);
  const box = h("details", { class: "terms", on: { toggle: () => localStorage.setItem("desk-terms", box.open ? "open" : "closed") } },
    h("summary", {}, say("terms", { count: agreed.length })),
    h("dl", {}, agreed.map((it) => h("div", {},
      h("dt", { lang: source.tag, dir: source.direction }, it.source),
      h("dd", {},
        it.agreed.map(word("span", "agreed")),
        it.forbidden.length ? [h("span", { class: "not" }, say("not")), it.forbidden.map(word("s"))] : null)))));
  box.open = localStorage.getItem("desk-terms") !== "closed";
  return box;
}
