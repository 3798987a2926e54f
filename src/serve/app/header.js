// The head of the desk: how far each language has come, which words the desk speaks, and the files to build.

import { fillFor, h } from "./dom.js";
import { findings } from "./findings.js";
import { LANGUAGES, current, nameOf, percent, say } from "./words.js";

/** Makes the head; `on` is told which locale or language is chosen and what is to be built. */
export function header(element, on) {
  const title = h("h1", {});
  const words = h("select", { id: "words-language", on: { change: () => on.words(words.value) } });
  const wordsLabel = h("label", { for: "words-language" });
  const locales = h("nav", { class: "locales" });
  const buildOne = h("button", { type: "button", id: "build", on: { click: () => on.build([chosen]) } });
  const buildAll = h("button", { type: "button", id: "build-all", on: { click: () => on.build([]) } });
  const progress = h("div", { id: "built", "aria-live": "polite" });
  let chosen = null;
  let seen = null;
  element.append(
    h("div", { class: "line" }, title, h("div", { class: "builds" }, buildOne, buildAll), h("div", { class: "words" }, wordsLabel, words)),
    locales, progress);

  const built = (told) => fillFor(progress, told, () => (told ? builtParts(told) : []));

  const builtParts = (told) => {
    if (told.state === "running") {
      const bar = h("progress", { max: told.total || 1, "aria-label": say("building") });
      bar.value = told.done;
      return [h("span", {}, say("building-count", { done: told.done, total: told.total })), bar];
    }
    if (told.state === "failed") return [h("p", {}, say("build-failed")), told.message ? h("p", { lang: "en", dir: "ltr" }, told.message) : null, h("ul", {}, findings(told.findings))];
    return [h("span", {}, say("built")), h("ul", { class: "files" }, told.files.map((file) =>
      h("li", {}, h("a", { href: `api/files/${encodeURIComponent(file.name)}`, target: "_blank", rel: "noopener", dir: "ltr" }, file.name),
        " ", h("span", {}, say("file-about", { pages: file.pages ?? 0, kilobytes: Math.ceil(file.bytes / 1000) }), file.draft ? ` · ${say("draft")}` : ""))))];
  };

  return {
    show(state) {
      const { letter, locale } = state;
      chosen = locale;
      title.textContent = letter.id ?? say("title");
      title.dir = "ltr";
      wordsLabel.textContent = say("words-language");
      if (words.children.length === 0) words.append(...LANGUAGES.map((tag) => h("option", { value: tag, lang: tag }, nameOf(tag, true))));
      words.value = current();
      buildOne.textContent = say("build-one", { language: locale ? nameOf(locale) : "" });
      buildAll.textContent = say("build-all");
      buildOne.disabled = buildAll.disabled = !letter.locales.length || state.build?.state === "running";
      locales.setAttribute("aria-label", say("locales"));
      const focused = document.activeElement?.dataset?.locale;
      fillFor(locales, [letter.locales, letter.source, locale], () => letter.locales.map((it) => {
        const isSource = it.tag === letter.source;
        const { missing, stale, draft } = it.messages;
        const share = it.words.total ? Math.floor((it.words.settled / it.words.total) * 100) / 100 : 1;
        const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("span", { class: "done" }));
        bar.firstChild.style.inlineSize = `${share * 100}%`;
        const open = [["missing", missing], ["stale", stale], ["draft", draft]].filter(([, count]) => count).map(([what, count]) => say(`count-${what}`, { count }));
        const found = [["errors", it.findings.errors], ["warnings", it.findings.warnings]].filter(([, count]) => count).map(([what, count]) => say(`count-${what}`, { count }));
        return h("button", { type: "button", class: "locale", data: { locale: it.tag }, "aria-current": it.tag === locale ? "page" : undefined, on: { click: () => on.locale(it.tag) } },
          h("span", { class: "locale-name" }, nameOf(it.tag), " ", h("span", { class: "tag", dir: "ltr" }, it.tag)),
          isSource ? null : bar,
          h("span", { class: "about" }, [isSource ? say("the-original") : say("settled", { share: percent(share) }), ...open, ...found].join(" · ")));
      }));
      if (focused) locales.querySelector(`[data-locale="${CSS.escape(focused)}"]`)?.focus();
      if (locale !== seen) locales.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
      seen = locale;
      built(state.build);
    },
  };
}
