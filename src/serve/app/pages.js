// Shows the pages as they will be printed, and where each message stands on them. Changes no text.

import { fill, fillFor, h } from "./dom.js";
import { say } from "./words.js";

const EDGE = 20;

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Makes the view of pages; `select` is called with a message, `sign` with a signatory's place in the list. */
export function pagesView(element, { select, sign }) {
  const rows = h("div", { class: "sheets" });
  element.append(rows);
  let selected = null;
  let isAwaited = false;
  let sides = [];

  const light = (name, is) => {
    for (const mark of rows.querySelectorAll(".place")) {
      if (mark.dataset.message === name || (name && mark.dataset.signatory === name)) mark.classList.toggle("pointed", is);
    }
  };

  const place = (page, it) => it.lines.map((line) => {
    const isMessage = it.message !== undefined;
    const name = isMessage ? it.message : String(it.signatory);
    const mark = h("div", {
      class: "place", data: isMessage ? { message: name } : { signatory: name },
      on: {
        pointerenter: () => light(name, true),
        pointerleave: () => light(name, false),
        click: () => (isMessage ? select(it.message) : sign(it.signatory)),
      },
    });
    mark.style.left = `${(line.x / page.width) * 100}%`;
    mark.style.top = `${(line.y / page.height) * 100}%`;
    mark.style.width = `${(line.width / page.width) * 100}%`;
    mark.style.height = `${(line.height / page.height) * 100}%`;
    return mark;
  });

  // A page that looks as before keeps its image; a new one comes in once it is there, so that nothing flickers.
  const sheet = (side, index, old) => {
    const page = side.pages[index];
    if (!page) return h("div", { class: "page none" });
    const source = `api/pages/${page.hash}`;
    const alt = say("page-alt", { page: index + 1, pages: side.pages.length, language: side.name });
    const wrapper = old?.classList.contains("none") === false ? old : h("div", { class: "page" }, h("img", { alt }), h("div", { class: "marks", "aria-hidden": "true" }));
    wrapper.style.aspectRatio = `${page.width} / ${page.height}`;
    const [image, marks] = wrapper.children;
    image.alt = alt;
    if (image.getAttribute("src") !== source) {
      if (image.hasAttribute("src")) {
        const next = new Image();
        next.src = source;
        wrapper.dataset.next = source;
        next.decode().then(() => {
          if (wrapper.dataset.next === source) image.src = source;
        }, () => {});
      } else {
        image.src = source;
      }
    }
    const places = side.own ? side.places.filter((it) => it.page === index) : [];
    fillFor(marks, places, () => places.flatMap((it) => place(page, it)));
    wrapper.lang = side.lang;
    return wrapper;
  };

  const mark = () => {
    for (const it of rows.querySelectorAll(".place")) it.classList.toggle("selected", it.dataset.message === selected);
  };

  // It is enough if one of its places is seen; a pane that is not shown waits until it is.
  const bring = () => {
    const its = [...rows.querySelectorAll(".place.selected")].map((it) => it.getBoundingClientRect());
    if (!isAwaited || !its.length || !rows.getClientRects().length) return;
    isAwaited = false;
    const pane = element.getBoundingClientRect();
    if (its.some((box) => box.top >= pane.top + EDGE && box.bottom <= pane.bottom - EDGE)) return;
    element.scrollTo({ top: element.scrollTop + its[0].top - pane.top - pane.height / 3, behavior: calm() ? "auto" : "smooth" });
  };

  return {
    /** Shows documents side by side, the first one's places to be clicked. */
    show(documents) {
      if (sides[0]?.lang !== documents[0].lang || sides[0]?.document !== documents[0].document) {
        isAwaited = true;
        element.scrollTop = 0;
      }
      sides = documents;
      const count = Math.max(0, ...documents.map((side) => side.pages.length));
      const before = [...rows.children];
      const made = Array.from({ length: count }, (_, index) => {
        const row = before[index] ?? h("div", { class: "row" });
        const old = [...row.children];
        const sheets = documents.map((side, column) => sheet(side, index, old[column]));
        if (sheets.length !== old.length || sheets.some((it, column) => it !== old[column])) fill(row, sheets);
        return row;
      });
      if (made.length !== before.length || made.some((row, index) => row !== before[index])) fill(rows, made);
      rows.classList.toggle("beside", documents.length > 1);
      mark();
    },
    /** Outlines a message and brings it into view, once. */
    reveal(message) {
      if (message !== selected) isAwaited = true;
      selected = message;
      mark();
      bring();
    },
    /** Tells whether a message stands on the pages that are shown. */
    holds: (message) => sides[0]?.places.some((it) => it.message === message) ?? false,
  };
}
