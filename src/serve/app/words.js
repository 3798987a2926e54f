// Gives the desk's own words in the language its user reads; never the words of the letter.

import { FluentBundle, FluentNumber, FluentResource } from "./fluent/index.js";

export const LANGUAGES = ["en", "es", "fr", "ar"];
const REMEMBERED = "desk-words";
const bundles = new Map();
let language = "en";

async function load(tag) {
  const bundle = new FluentBundle(tag);
  // In English, findings are worded by whoever finds them.
  const files = tag === "en" ? [`words/${tag}.ftl`] : [`words/${tag}.ftl`, `words/rules/${tag}.ftl`];
  const texts = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
  for (const text of texts) bundle.addResource(new FluentResource(text));
  bundles.set(tag, bundle);
}

/** Loads the words of a language, or of the one its user reads best. */
export async function use(wanted) {
  const asked = [wanted, localStorage.getItem(REMEMBERED), ...navigator.languages];
  const known = asked.map((tag) => tag?.split("-")[0]).find((tag) => LANGUAGES.includes(tag));
  const next = known ?? "en";
  await Promise.all(["en", next].filter((tag) => !bundles.has(tag)).map(load));
  language = next;
  if (wanted) localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = say("title");
}

export const current = () => language;

/** Tells whether the desk has words for something. */
export const isKnown = (id) => [language, "en"].some((tag) => bundles.get(tag)?.hasMessage(id));

/** Gives a message of the desk. */
export function say(id, values) {
  for (const tag of [language, "en"]) {
    const message = bundles.get(tag)?.getMessage(id);
    if (message?.value) return bundles.get(tag).formatPattern(message.value, values, []);
  }
  return id;
}

/** Gives a share of one as a percentage, for a message. */
export const percent = (share) => new FluentNumber(share, { style: "percent", maximumFractionDigits: 0 });

/** Gives the name of a language, in the language of the desk or, if `itself`, in its own. */
export function nameOf(tag, itself = false) {
  try {
    return new Intl.DisplayNames([itself ? tag : language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
