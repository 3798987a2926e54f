// Shows what helps with a text: findings in plain words, agreed terms, what changed in the original. Finds nothing itself.

import { h } from "./dom.js";
import { nodes } from "./field.js";
import { nameOf, parse, write } from "./fluent-text.js";
import { current, isKnown, say } from "./words.js";

// What a message quotes stands between backticks.
const words = (text) => text.split(/`([^`]*)`/).map((part, index) => (index % 2 ? h("code", {}, part) : part));

const shown = (text) => nodes(text ? [...text].map((c) => (parse(c)?.[0].kind === "chip" ? { kind: "chip", raw: c } : { kind: "text", raw: c })) : [], say);

// Where in the text it is: what is found, and some words around it.
const excerpt = (it, here) => (here && it.excerpt && (it.excerpt.before || it.excerpt.text || it.excerpt.after)
  ? h("p", { class: "excerpt-found", lang: here.tag, dir: here.direction }, shown(it.excerpt.before), h("mark", {}, shown(it.excerpt.text)), shown(it.excerpt.after))
  : null);

// What a fix changes, each change once; without words, so that it says the same in every language.
const changes = (fix) => {
  const seen = [...new Map(fix.edits.map((it) => [`${it.old}\u0000${it.new}`, it])).values()];
  const side = (tag, text) => (text ? h(tag, {}, shown(text.replaceAll(" ", "␣"))) : null);
  return seen.map((it) => h("bdi", { class: "mended" }, side("del", it.old), side("ins", it.new)));
};

/** Says why something could not be done, in the language of the desk; what the machine says is named in its own words. */
export const refusal = (error) => {
  if (error.kind === "lost") return say("refusal-lost");
  if (current() === "en" || !isKnown(`refusal-${error.kind}`)) return error.message;
  const detail = ["machine", "out-of-bounds"].includes(error.kind) ? ` \u2068(${error.message})\u2069` : "";
  return say(`refusal-${error.kind}`) + detail;
};

/** Gives items of a list; `mend` is called with a fix, and `here` is the locale of the text they are about. */
export function findings(found, mend, here) {
  return found.map((it) => {
    const inEnglish = h("div", { lang: "en", dir: "ltr" },
      h("p", { class: "message" }, words(it.message)),
      it.help ? h("p", { class: "help" }, words(it.help)) : null,
      h("p", { class: "rule" }, it.rule, it.path && !mend ? ` · ${it.path}:${it.line}:${it.column}` : ""));
    const rule = [`rule-${it.rule}`, `refusal-${it.rule}`].find(isKnown);
    const said = current() !== "en" && rule ? say(rule) : null;
    const label = said ? [say("fix"), " ", changes(it.fix ?? { edits: [] })] : h("span", { lang: "en", dir: "ltr" }, words(it.fix?.title ?? ""));
    return h("li", { class: `finding ${it.severity}`, data: { rule: it.rule } },
      h("span", { class: "weight" }, say(it.severity)),
      said ? h("p", { class: "message" }, words(said)) : inEnglish,
      excerpt(it, here),
      said ? h("details", {}, h("summary", {}, say("in-english")), inEnglish) : null,
      it.fix && mend ? h("button", { type: "button", class: "fix", on: { click: () => mend(it.fix) } }, label) : null);
  });
}

/** Shows a text that is not edited, choices and all. */
export function quoted(text) {
  const shown = (segments) => segments.map((segment) => {
    if (segment.kind !== "select") return nodes([segment], say);
    // What is copied is the choice, not its keys.
    return h("span", { class: "choice-shown", data: { source: write([segment]) } }, h("span", { class: "choice-name" }, nameOf(segment.selector)),
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
