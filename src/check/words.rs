//! Tells which words of a text are ordinary ones, not names, acronyms, addresses or code, and which of them are English.

use super::reading::{Reading, SLOT};

/// A word of a text that is not a name, an acronym, an address or code as far as can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    /// The word.
    pub(crate) text: &'t str,
    /// How it begins.
    pub(crate) initial: Initial,
}

/// How a word begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Initial {
    /// With a small letter, or one that knows no case.
    Small,
    /// With a capital at the beginning of a sentence.
    Sentence,
    /// With a capital elsewhere: most often a name.
    Name,
}

/// Lists the words of two letters or more of a reading, addresses, code, acronyms and what holds digits left out.
pub(crate) fn words<'t>(reading: &'t Reading) -> Vec<Word<'t>> {
    let text = reading.text.as_ref();
    let mut found = Vec::new();
    // A command with options is no sentence.
    if text.split(char::is_whitespace).any(|token| token.starts_with("--") && token.len() > 2) {
        return found;
    }
    let mut begins = true;
    let mut at = 0;
    for token in text.split(char::is_whitespace) {
        let start = at;
        at += token.len() + text[at + token.len()..].chars().next().map_or(0, char::len_utf8);
        let core = token.trim_matches(|c: char| !c.is_alphanumeric() && c != SLOT);
        let is_code = reading.is_verbatim(start)
            || core.contains(|c: char| c.is_numeric() || "./_@#:$\\=<>{}*+|^~`&%".contains(c) || c == SLOT);
        if !is_code {
            for text in core.split(['-', '’', '\'', '–', '—']) {
                let initial = match text.chars().next() {
                    Some(c) if !c.is_uppercase() => Initial::Small,
                    _ if begins => Initial::Sentence,
                    _ => Initial::Name,
                };
                let is_word = text.chars().take(2).count() == 2
                    && text.chars().all(char::is_alphabetic)
                    && !text.chars().skip(1).any(char::is_uppercase);
                if is_word {
                    found.push(Word { text, initial });
                }
                begins &= text.is_empty();
            }
        }
        begins = begins && core.is_empty() || token.ends_with(['.', '!', '?', ':', '…']);
    }
    found
}

/// Tells whether a word is one that English texts are full of and that is not spelt so in its neighbours.
pub(crate) fn is_english(word: &str) -> bool {
    holds(ENGLISH, word)
}

/// Tells whether a word joins others: the, of, and.
pub(crate) fn is_joint(word: &str) -> bool {
    holds(JOINTS, word)
}

/// Tells whether a word is one that buttons and menus are made of.
pub(crate) fn is_control(word: &str) -> bool {
    holds(CONTROLS, word)
}

/// Tells whether a word of English is one that several other languages write in the same way.
pub(crate) fn is_shared(word: &str) -> bool {
    holds(SHARED, word)
}

fn holds(list: &[&str], word: &str) -> bool {
    // The longest word of the lists has fourteen letters.
    let mut small = [0_u8; 16];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).is_ok_and(|small| list.binary_search(&small).is_ok())
}

/// Frequent English words, of prose and of programs.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "about", "above", "accept", "accepted", "according", "account", "across", "add", "added", "adding", "after",
    "again", "against", "ago", "ahead", "all", "allow", "allowed", "allows", "almost", "along", "already", "also",
    "although", "always", "among", "and", "another", "any", "anyone", "anything", "apply", "are", "around", "ask",
    "asked", "asks", "at", "available", "away", "back", "be", "because", "become", "been", "before", "begin",
    "behind", "being", "believe", "below", "best", "better", "between", "beyond", "blocked", "both", "bring",
    "browse", "build", "but", "by", "call", "calls", "came", "cancel", "cannot", "change", "changed", "changes",
    "check", "checked", "children", "choose", "chosen", "clear", "click", "close", "closed", "come", "comes",
    "complete", "completed", "confirm", "connect", "connected", "copied", "copy", "could", "countries", "country",
    "create", "created", "day", "days", "delete", "deleted", "deny", "details", "did", "disable", "disabled",
    "discard", "dismiss", "display", "do", "does", "done", "each", "earlier", "early", "edit", "edited", "either",
    "else", "empty", "enable", "enabled", "end", "enough", "ensure", "enter", "entered", "even", "ever", "every",
    "everyone", "everything", "except", "failed", "families", "far", "few", "fewer", "fill", "find", "finish",
    "finished", "first", "follow", "following", "for", "forgot", "found", "free", "from", "full", "further", "gave",
    "get", "gets", "give", "given", "go", "goes", "going", "gone", "good", "got", "great", "group", "grow", "had",
    "half", "happened", "has", "have", "having", "he", "hear", "heard", "help", "her", "here", "hide", "high", "him",
    "his", "history", "hold", "home", "hour", "hours", "how", "however", "human", "if", "ignore", "include",
    "included", "including", "inside", "instead", "into", "is", "it", "its", "join", "just", "keep", "keeps", "kept",
    "know", "known", "language", "large", "last", "later", "law", "leading", "learn", "least", "leave", "left",
    "less", "let", "letter", "life", "like", "line", "list", "little", "live", "lives", "load", "loading", "log",
    "long", "longer", "look", "looking", "lost", "made", "make", "makes", "making", "manage", "many", "may", "me",
    "mean", "means", "meet", "members", "might", "missing", "more", "most", "move", "moved", "much", "must", "my",
    "near", "need", "needed", "needs", "never", "new", "newest", "news", "next", "nobody", "none", "nor", "not",
    "nothing", "now", "of", "off", "offer", "offered", "often", "old", "older", "on", "once", "one", "only", "open",
    "opened", "opening", "or", "order", "other", "others", "our", "out", "outside", "over", "own", "paste", "pay",
    "peace", "people", "phone", "pick", "place", "play", "please", "press", "preview", "previous", "print", "proceed",
    "profile", "protect", "protected", "protection", "provide", "put", "read", "ready", "really", "received",
    "recent", "refresh", "refugee", "refugees", "remember", "remind", "remove", "removed", "rename", "replace",
    "reply", "report", "request", "require", "required", "reset", "restart", "restore", "results", "retry", "return",
    "review", "right", "rights", "run", "running", "said", "same", "save", "saved", "saving", "say", "says", "search",
    "see", "seeking", "seen", "select", "selected", "send", "sending", "sent", "set", "sets", "setting", "settings",
    "several", "share", "shared", "she", "should", "show", "shown", "shows", "sign", "signed", "since", "size",
    "skip", "some", "someone", "something", "soon", "sorry", "speak", "start", "started", "state", "states", "stay",
    "still", "stop", "strong", "submit", "such", "sure", "switch", "take", "taken", "tell", "than", "thank", "thanks",
    "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "think", "this", "those",
    "though", "through", "time", "times", "to", "today", "together", "tomorrow", "too", "toward", "tried", "try",
    "trying", "turn", "two", "type", "unable", "under", "undo", "unknown", "unless", "until", "up", "update",
    "updated", "updates", "upload", "upon", "us", "use", "used", "user", "users", "using", "very", "view", "visit",
    "voice", "wait", "waiting", "want", "wants", "warning", "was", "way", "ways", "we", "week", "weeks", "welcome",
    "well", "went", "were", "what", "when", "where", "whether", "which", "while", "who", "whole", "whose", "why",
    "will", "wish", "with", "within", "without", "word", "words", "work", "worked", "working", "world", "would",
    "write", "written", "wrong", "year", "years", "yes", "yesterday", "yet", "you", "your", "yours", "yourself",
];

/// Words that stand in titles and names without a capital.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "it", "nor", "not", "of",
    "off", "on", "or", "over", "per", "the", "to", "up", "via", "vs", "with", "without",
];

/// Words that buttons and menus are made of.
#[rustfmt::skip]
const CONTROLS: &[&str] = &[
    "accept", "account", "add", "advanced", "all", "allow", "an", "and", "apply", "ask", "back", "block", "browse",
    "button", "cancel", "change", "changes", "check", "choose", "clear", "close", "comment", "comments", "confirm",
    "connect", "continue", "copy", "create", "cut", "delete", "details", "disable", "discard", "dismiss", "display",
    "done", "down", "download", "edit", "empty", "enable", "enter", "exit", "export", "file", "files", "find",
    "finish", "folder", "folders", "forgot", "forward", "fullscreen", "get", "go", "help", "hide", "history", "home",
    "import", "in", "insert", "install", "join", "keep", "language", "leave", "link", "list", "load", "loading",
    "log", "login", "logout", "make", "manage", "mark", "me", "message", "messages", "more", "move", "my", "name",
    "new", "next", "no", "none", "of", "off", "ok", "on", "open", "options", "or", "out", "page", "password", "paste",
    "pause", "play", "please", "preferences", "preview", "previous", "print", "proceed", "profile", "quit", "read",
    "redo", "refresh", "reload", "remove", "rename", "replace", "reply", "report", "reset", "restart", "restore",
    "resume", "retry", "return", "save", "search", "select", "selected", "send", "set", "settings", "share", "show",
    "sidebar", "sign", "size", "skip", "sort", "start", "stop", "submit", "switch", "tab", "tabs", "text", "the",
    "this", "to", "tools", "try", "turn", "undo", "uninstall", "unlock", "update", "upload", "use", "user",
    "username", "view", "warning", "window", "windows", "with", "yes", "your",
];

/// English words that other languages use, or write in the same way.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "account", "admin", "all", "also", "an", "audio", "band", "best", "blog", "browser", "chat", "code", "computer",
    "contact", "cookie", "date", "description", "design", "die", "document", "download", "draft", "email", "error",
    "feed", "feedback", "file", "files", "filter", "folder", "format", "forum", "hand", "has", "he", "help", "home",
    "image", "in", "information", "is", "its", "job", "kind", "layout", "link", "list", "live", "login", "logo",
    "logout", "mail", "man", "map", "media", "menu", "message", "name", "news", "newsletter", "normal", "note", "of",
    "on", "online", "open", "option", "options", "or", "over", "page", "password", "plan", "podcast", "premium",
    "profile", "radio", "region", "route", "score", "server", "service", "short", "software", "son", "spam",
    "standard", "star", "start", "status", "still", "stop", "studio", "style", "support", "system", "tab", "tag",
    "team", "test", "text", "ticket", "time", "tip", "to", "total", "tour", "type", "update", "upload", "user", "van",
    "version", "via", "video", "was", "watt", "web", "website", "week", "widget", "wifi", "will", "word", "worm",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for list in [ENGLISH, JOINTS, CONTROLS, SHARED] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(is_english("Settings") && !is_english("Menu") && !is_english("internationalisation"));
    }
}
