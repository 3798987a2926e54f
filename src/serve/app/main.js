// Brings the desk together: what is chosen, what changed, and which part shows it.

import * as api from "./api.js";
import { byId, fillFor, h, isKey } from "./dom.js";
import { editorView } from "./editor.js";
import { findings, refusal } from "./findings.js";
import { header } from "./header.js";
import { listView, nameOf } from "./list.js";
import { pagesView } from "./pages.js";
import { nameOf as languageName, say, use } from "./words.js";

const state = { letter: null, locale: null, document: "letter", id: null, listed: null, pages: {}, beside: localStorage.getItem("desk-beside") === "yes", tab: "page", signatory: null, newest: 0, isLost: false, build: null };

const localeOf = (tag) => state.letter.locales.find((it) => it.tag === tag);
// While the letter cannot be read, its texts are still there, in the languages that were known last.
let known = null;
const host = {
  locale: () => known?.locales.find((it) => it.tag === state.locale),
  source: () => known?.locales.find((it) => it.tag === known.source),
  saved: (revision = 0) => {
    state.newest = Math.max(state.newest, revision);
    refresh();
  },
  edited: () => list.draw(),
  report,
};

const pagesPane = byId("pages-pane");
const pagesTitle = h("h2", { class: "hidden" });
const pagesHead = h("div", { class: "pages-head" });
const sheets = h("div", { class: "scroll", tabindex: "0" });
pagesPane.append(pagesTitle, pagesHead, sheets);
const view = pagesView(sheets, { select: (id) => choose(id, "edit"), sign });
const list = listView(byId("list-pane"), { select: (name) => choose(name, "edit").then(follow) });
const editor = editorView(byId("editor-pane"), host);
const top = header(byId("top"), {
  locale: (tag) => go(tag, state.document, null),
  words: async (language) => {
    try {
      await use(language);
      draw();
    } catch {
      report(say("refusal-lost"));
    }
  },
  build: async (locales) => {
    try {
      await api.build(locales);
    } catch (error) {
      report(refusal(error));
    }
  },
});

function report(words) {
  const status = byId("status");
  status.textContent = "";
  // Said anew even if it is the same.
  requestAnimationFrame(() => (status.textContent = words));
}

async function choose(name, tab) {
  // A place tells a message; what can be edited may be an attribute of it.
  const known = state.listed?.messages.find((it) => nameOf(it) === name) ?? state.listed?.messages.find((it) => it.id === name);
  if (!known) return;
  [state.id, state.signatory] = [nameOf(known), null];
  if (tab) state.tab = tab;
  remember();
  drawTabs();
  drawMessage();
}

/** Turns to the document that the chosen text stands in, if the one that is shown has it not. */
async function follow() {
  const { id, locale, document } = state;
  const isStill = () => state.id === id && state.locale === locale && state.document === document;
  const message = state.listed?.messages.find((it) => nameOf(it) === id);
  if (!message || view.holds(message.id)) return;
  for (const other of state.letter.documents.filter((it) => it !== document)) {
    const pages = await api.pages(locale, other).catch(() => null);
    if (!isStill()) return;
    if (pages?.places.some((it) => it.message === message.id)) return go(locale, other, null);
  }
}

function sign(index) {
  if (!state.listed?.signatories[index]) return;
  [state.id, state.signatory, state.tab] = [null, index, "edit"];
  remember();
  drawTabs();
  drawMessage();
}

async function go(locale, document, id) {
  const isOther = locale !== state.locale;
  const before = { ...state };
  [state.locale, state.document] = [locale, document];
  if (id) [state.id, state.signatory] = [id, null];
  if (isOther) [state.listed, state.signatory] = [null, null];
  await refresh();
  // What cannot be had leaves what is there.
  if (isOther && state.listed === null && state.locale === locale && before.listed) {
    const { locale: tag, document: name, listed, pages, signatory } = before;
    Object.assign(state, { locale: tag, document: name, id: before.id, listed, pages, signatory });
    draw();
  }
}

function remember() {
  history.replaceState(null, "", `#${[state.locale, state.document, state.id].filter(Boolean).map(encodeURIComponent).join("/")}`);
}

function recall() {
  try {
    const [locale, document, id] = location.hash.slice(1).split("/").map(decodeURIComponent);
    return { locale, document, id };
  } catch {
    return {};
  }
}

/** Asks for everything that is shown; only what differs is drawn again. Calls that come meanwhile are one more. */
let asking = null;
let again = false;
async function refresh() {
  if (asking) {
    again = true;
    return asking;
  }
  asking = (async () => {
    do {
      again = false;
      try {
        await read();
      } catch (error) {
        report(refusal(error));
      }
    } while (again);
  })().finally(() => (asking = null));
  return asking;
}

async function read() {
  // The pages are what is waited for: they are asked for first, as long as it is known which.
  const first = state.letter && state.listed ? { locale: state.locale, document: state.document, pages: api.pages(state.locale, state.document) } : null;
  first?.pages.catch(() => {});
  state.letter = await api.letter();
  const { letter } = state;
  if (!letter.locales.length) return draw();
  known = letter;
  if (!localeOf(state.locale)) {
    const translations = letter.locales.slice(1);
    const open = (it) => it.messages.missing + it.messages.stale + it.messages.draft;
    state.locale = (translations.toSorted((a, b) => open(b) - open(a))[0] ?? letter.locales[0]).tag;
  }
  if (!letter.documents.includes(state.document)) state.document = letter.documents[0];
  const wanted = state.locale;
  const isSame = first?.locale === wanted && first.document === state.document;
  const own = isSame ? first.pages : api.pages(wanted, state.document);
  const beside = state.beside && wanted !== letter.source ? api.pages(letter.source, state.document) : null;
  const [listed, pages, source] = await Promise.all([api.messages(wanted), own, beside]);
  if (wanted !== state.locale) {
    again = true;
    return;
  }
  // What was asked for before a text was saved does not have it.
  if (listed.revision < state.newest) return;
  Object.assign(state, { listed, pages: { own: pages, source } });
  if (state.id && !listed.messages.some((it) => nameOf(it) === state.id)) state.id = null;
  if (state.signatory === null) state.id ??= nameOf(listed.messages[0]);
  remember();
  draw();
}

function draw() {
  document.documentElement.dataset.ready = "true";
  byId("skip").textContent = say("skip");
  pagesTitle.textContent = say("pages");
  pagesPane.setAttribute("aria-label", say("pages"));
  sheets.setAttribute("aria-label", say("pages"));
  byId("list-pane").setAttribute("aria-label", say("messages"));
  byId("editor-pane").setAttribute("aria-label", say("editor"));
  top.show(state);
  drawBanners();
  drawTabs();
  if (!state.letter.locales.length || !state.listed) return;
  const { own, source } = state.pages;
  const side = (it, tag, isOwn) => ({ ...it, own: isOwn, lang: tag, document: state.document, name: languageName(tag) });
  fillFor(pagesHead, [state.letter.documents, state.document, state.locale, state.beside], () => [
    h("div", { class: "documents", role: "group", "aria-label": say("documents") }, state.letter.documents.map((it) =>
      h("button", { type: "button", data: { document: it }, "aria-pressed": String(it === state.document), on: { click: () => go(state.locale, it, null) } }, say(`document-${it}`)))),
    state.locale === state.letter.source ? null : h("label", { class: "toggle" },
      checkbox(), h("span", {}, say("beside")))]);
  view.show([side(own, state.locale, true), ...(source ? [side(source, state.letter.source, false)] : [])]);
  list.show(state.listed.messages, host.locale(), host.source(), editor.hasDraft);
  drawMessage();
}

function checkbox() {
  const box = h("input", { type: "checkbox", id: "beside", on: { change: () => {
    state.beside = box.checked;
    localStorage.setItem("desk-beside", box.checked ? "yes" : "no");
    refresh().then(() => byId("beside")?.focus());
  } } });
  box.checked = state.beside;
  return box;
}

function drawMessage() {
  const signatory = state.signatory === null ? null : state.listed?.signatories[state.signatory];
  if (signatory) {
    editor.sign(signatory, state.signatory);
    list.mark(null);
    view.reveal(null);
    return;
  }
  const message = state.listed?.messages.find((it) => nameOf(it) === state.id);
  if (!message) return;
  editor.show(message);
  list.mark(state.id);
  view.reveal(message.id);
}

function drawBanners() {
  const { own } = state.pages;
  const faults = state.letter?.faults ?? [];
  const isStale = own && !own.current;
  const others = (state.listed?.findings ?? []).filter((it) => !faults.length && !(isStale && own.faults.some((known) => known.rule === it.rule && known.line === it.line)));
  const isNobody = own?.current && !own.pages.length;
  fillFor(byId("banners"), [state.isLost, faults, isStale && [own.pages.length, own.faults], isNobody, others], () => [
    isNobody ? h("p", { class: "banner", role: "status" }, say("nobody-addressed")) : null,
    state.isLost ? h("p", { class: "banner", role: "alert" }, say("lost")) : null,
    faults.length ? h("section", { class: "banner", role: "alert", tabindex: "0" }, h("h2", {}, say("unreadable")), h("ul", {}, findings(faults))) : null,
    isStale ? h("section", { class: "banner", id: "stale-pages", role: "alert", tabindex: "0" },
      h("h2", {}, own.pages.length ? say("last-good") : say("no-pages")), h("ul", {}, findings(own.faults))) : null,
    others.length ? h("details", { class: "banner others" }, h("summary", {}, say("other-findings", { count: others.length })), h("ul", { tabindex: "0" }, findings(others))) : null]);
}

function drawTabs() {
  document.body.dataset.tab = state.tab;
  const tabs = byId("tabs");
  tabs.setAttribute("aria-label", say("parts"));
  fillFor(tabs, state.tab, () => ["page", "messages", "edit"].map((tab) => h("button", {
    type: "button", "aria-pressed": String(state.tab === tab),
    on: { click: () => {
      state.tab = tab;
      drawTabs();
      if (state.listed) drawMessage();
    } },
  }, say(`tab-${tab}`))));
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.altKey && step && !event.target.closest?.("select")) {
    event.preventDefault();
    const next = list.beside(step);
    if (next) {
      const wasIn = event.target.closest?.("#editor");
      choose(next).then(follow);
      if (wasIn) editor.focus();
    }
  } else if ((event.ctrlKey || event.metaKey) && (isKey(event, "s") || event.key === "Enter")) {
    event.preventDefault();
    editor.save();
  } else if (event.key === "/" && !isTyping) {
    event.preventDefault();
    state.tab = "messages";
    drawTabs();
    list.search();
  }
});

// The address after the hash is the desk's own.
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  state.tab = "edit";
  drawTabs();
  byId("editor-pane").focus();
});

// A click in the list leads on to the text itself.
byId("list-pane").addEventListener("click", (event) => {
  if (event.target.closest(".item") && event.detail === 0) editor.focus();
});

window.addEventListener("beforeunload", (event) => {
  if (editor.hasDrafts()) event.preventDefault();
});
window.addEventListener("hashchange", () => {
  const { locale, document, id } = recall();
  if (locale && (locale !== state.locale || document !== state.document || id !== state.id)) go(locale, document || "letter", id || null);
});

await use(null);
Object.assign(state, Object.fromEntries(Object.entries(recall()).filter(([, value]) => value)));
api.listen({
  changed: ({ revision }) => {
    state.isLost = false;
    state.newest = Math.min(state.newest, revision);
    refresh();
  },
  checked: () => refresh(),
  build: (progress) => {
    // On connecting, the last one is told again.
    const isNews = state.build?.state === "running";
    state.build = progress;
    if (state.letter) top.show(state);
    if (progress.state === "done" && isNews) report(say("built"));
  },
  lost: () => {
    state.isLost = true;
    drawBanners();
  },
});
await refresh();
