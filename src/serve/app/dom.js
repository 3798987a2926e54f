// Makes elements; takes text as text, and never as markup.

/** Makes an element: properties, `data` and `aria` by name, listeners as `on`; children are elements or text. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (name === "class") {
      element.className = value;
    } else if (value === true) {
      element.setAttribute(name, "");
    } else {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts children in the place of those an element has. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const keys = new WeakMap();

/** Does the same only if what is shown differs, so that nothing is replaced under a pointer or a finger. */
export function fillFor(element, key, make) {
  const now = JSON.stringify([key, document.documentElement.lang]);
  if (keys.get(element) === now) return element;
  keys.set(element, now);
  return fill(element, make());
}

/** Finds an element of the page by its id. */
export const byId = (id) => document.getElementById(id);

/** Tells whether a key is the one that has this letter on a Latin keyboard, whatever keyboard it is and whatever is locked. */
export function isKey(event, letter) {
  const key = event.key.toLowerCase();
  return key === letter || (!/^[a-z]$/.test(key) && event.code === `Key${letter.toUpperCase()}`);
}
