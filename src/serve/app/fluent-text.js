// Takes the text of a Fluent message apart and puts it together again, byte for byte; judges nothing.

const TAG = /^<\/?[a-z][^<>]*>/i;
const INVISIBLE = /[\u00a0\u00ad\u200c-\u200f\u202a-\u202f\u2066-\u2069]/;
const VARIANT = /^(\s*)(\*?)\[\s*([^\]\n]+?)\s*\](\s?)/;

/** Gives segments: `text`, `chip` (a placeable, a tag or an invisible character) and `select`; nothing if it cannot be taken apart. */
export function parse(text) {
  try {
    const segments = pattern(text);
    return write(segments) === text ? segments : null;
  } catch {
    return null;
  }
}

/** Puts segments together. */
export function write(segments) {
  return segments
    .map((segment) => {
      if (segment.kind !== "select") return segment.raw;
      const variants = segment.variants.map((it) => it.lead + it.mark + it.gap + write(it.segments));
      return segment.head + variants.join("") + segment.tail;
    })
    .join("");
}

function pattern(text) {
  const segments = [];
  let plain = "";
  const flush = () => {
    if (plain) segments.push({ kind: "text", raw: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    let segment = null;
    if (rest[0] === "{") {
      segment = placeable(rest.slice(0, lengthOf(rest)));
    } else if (rest[0] === "<" && TAG.test(rest)) {
      segment = { kind: "chip", raw: rest.match(TAG)[0] };
    } else if (INVISIBLE.test(rest[0])) {
      segment = { kind: "chip", raw: rest[0] };
    }
    if (segment) {
      flush();
      segments.push(segment);
      at += write([segment]).length;
    } else {
      plain += rest[0];
      at += 1;
    }
  }
  flush();
  return segments;
}

/** Measures the placeable that a text begins with. */
function lengthOf(text) {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c === "\\") at += 1;
      else if (c === '"') quoted = false;
      else if (c === "\n") throw new Error("a string does not end");
    } else if (c === '"' && depth > 0 && isCode(text, at)) {
      quoted = true;
    } else if (c === "{") {
      depth += 1;
    } else if (c === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("a brace is not closed");
}

/** Tells whether a quotation mark begins a string: in code it does, in the text of a variant it is a letter like any other. */
function isCode(text, at) {
  const before = text.slice(0, at);
  const open = before.lastIndexOf("{");
  return !/\]/.test(before.slice(open)) && !before.slice(open).includes("->") && before.lastIndexOf("}") < open;
}

function placeable(raw) {
  const arrow = raw.match(/^\{[^{}"]*->[ \t]*(?=\n)/);
  if (!arrow) return { kind: "chip", raw };
  const select = { kind: "select", head: arrow[0], selector: arrow[0].slice(1, -2).replace(/->\s*$/, "").trim(), variants: [], tail: "" };
  let at = arrow[0].length;
  for (;;) {
    const key = raw.slice(at).match(VARIANT);
    if (!key || !key[1].includes("\n")) break;
    at += key[0].length;
    const end = at + valueLength(raw.slice(at));
    select.variants.push({
      lead: key[1],
      mark: key[0].slice(key[1].length, key[0].length - key[4].length),
      gap: key[4],
      key: key[3],
      isDefault: key[2] === "*",
      segments: pattern(raw.slice(at, end)),
    });
    at = end;
  }
  select.tail = raw.slice(at);
  if (!select.variants.length || !/^\s*\}$/.test(select.tail)) throw new Error("these are no variants");
  return select;
}

function valueLength(text) {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") {
      at += lengthOf(text.slice(at)) - 1;
    } else if (text[at] === "\n" && /^\s*(\*?\[|\})/.test(text.slice(at))) {
      return at;
    }
  }
  throw new Error("a variant does not end");
}

/** Names the variable of a selector, as `signatory-count`. */
export const nameOf = (selector) => selector.match(/[$-]([a-zA-Z][\w-]*)/)?.[1] ?? selector;

/** Lists what a text has that another one may need: placeables and tags, each once. */
export function pieces(segments, found = new Set()) {
  for (const segment of segments) {
    if (segment.kind === "chip" && !INVISIBLE.test(segment.raw)) found.add(segment.raw);
    if (segment.kind === "select") for (const variant of segment.variants) pieces(variant.segments, found);
  }
  return found;
}

/** Gives what a text says, without markup, for lists. */
export function plain(text) {
  const segments = parse(text) ?? [{ kind: "text", raw: text }];
  const words = (all) => all.map((segment) => {
    if (segment.kind === "text") return segment.raw;
    if (segment.kind === "select") return words((segment.variants.find((it) => it.isDefault) ?? segment.variants[0]).segments);
    return segment.raw.startsWith("{") ? `\u2068‹${label(segment.raw)}›\u2069` : INVISIBLE.test(segment.raw) ? " " : "";
  }).join("");
  return words(segments).replace(/\s+/g, " ").trim();
}

const NAMES = {
  "\u00a0": "NBSP", "\u00ad": "SHY", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u202f": "NNBSP",
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
};

/** Names a chip as people read it. */
export function label(raw) {
  if (NAMES[raw]) return NAMES[raw];
  if (!/^[{<]/.test(raw)) return raw;
  if (raw.startsWith("<")) return raw.slice(1, -1);
  const inner = raw.slice(1, -1).trim();
  const literal = inner.match(/^"(.*)"$/);
  if (literal) return literal[1] || "∅";
  const named = inner.match(/^(?:[A-Z]+\(\s*)?(?:\$|-)([a-zA-Z][\w-]*)/);
  return named ? named[1] : inner;
}
