// Speaks to the desk as docs/preview.md describes; knows nothing of the page.

async function ask(method, path, body, signal) {
  const response = await fetch(path, {
    method,
    signal,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error) => {
    throw signal?.aborted ? error : Object.assign(error, { kind: "lost" });
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.error?.message ?? response.statusText), { ...answer.error, status: response.status, theirs: answer.theirs });
}

const of = (locale) => `api/locales/${encodeURIComponent(locale)}`;

export const letter = () => ask("GET", "api/letter");
export const messages = (locale) => ask("GET", `${of(locale)}/messages`);
export const pages = (locale, document) => ask("GET", `${of(locale)}/documents/${document}`);
export const check = (locale, text, signal) => ask("POST", `${of(locale)}/check`, text, signal);
export const save = (locale, text) => ask("PUT", `${of(locale)}/messages`, text);
export const review = (locale, decision) => ask("POST", `${of(locale)}/review`, decision);
export const build = (locales) => ask("POST", "api/builds", { locales });

/** Listens; each listener gets the data of its event, `lost` is called while there is no connection. */
export function listen(listeners) {
  let source = null;
  // A browser keeps six connections to a desk: those who do not look need none, and are told of changes when they come back.
  const connect = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("api/events");
    for (const [name, listener] of Object.entries(listeners)) {
      if (name === "lost") continue;
      source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
    source.addEventListener("error", () => listeners.lost());
  };
  document.addEventListener("visibilitychange", connect);
  connect();
}
