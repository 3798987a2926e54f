// Shows findings in plain words, with a button for each that has one right answer. Finds nothing itself.

import { h } from "./dom.js";
import { say } from "./words.js";

/** Gives items of a list; `mend` is called with a fix. */
export function findings(found, mend) {
  return found.map((it) => h("li", { class: `finding ${it.severity}`, data: { rule: it.rule } },
    h("span", { class: "weight" }, say(it.severity)),
    h("div", { lang: "en", dir: "ltr" },
      h("p", { class: "message" }, it.message),
      it.help ? h("p", { class: "help" }, it.help) : null,
      h("p", { class: "rule" }, it.rule, it.path && !mend ? ` · ${it.path}:${it.line}:${it.column}` : "")),
    it.fix && mend ? h("button", { type: "button", class: "fix", on: { click: () => mend(it.fix) } }, h("span", { lang: "en", dir: "ltr" }, it.fix.title)) : null));
}
