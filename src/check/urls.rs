//! Finds the addresses of a reading and tells whether one leads where another does, in another language perhaps.

use std::ops::Range;

use super::reading::{Reading, SLOT};

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// The address.
    pub(crate) text: String,
}

/// Lists the addresses of a reading: those with a protocol, those that begin with www., and e-mail addresses.
pub(crate) fn addresses(reading: &Reading) -> Vec<Address> {
    let mut found = Vec::new();
    for range in &reading.verbatim {
        let token = &reading.text[range.clone()];
        let Some(mark) = token.find("://").or_else(|| token.find("www.")).or_else(|| token.find('@')) else { continue };
        // Scripts without spaces put words right beside an address.
        let is_before = |c: char| c.is_ascii_alphanumeric() || "+-._%:".contains(c) || c == SLOT;
        let start = token[..mark]
            .rfind(|c| !is_before(c))
            .map_or(0, |i| i + token[i..].chars().next().map_or(1, char::len_utf8));
        let is_after =
            |c: char| c == SLOT || !(c.is_whitespace() || ('\u{2010}'..='\u{206f}').contains(&c) || c >= '\u{2e80}');
        let end = token[mark..].find(|c| !is_after(c)).map_or(token.len(), |i| mark + i);
        let text = token[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')']);
        if text.len() > 3 {
            let start = range.start + start;
            found.push(Address { range: start..start + text.len(), text: text.to_owned() });
        }
    }
    found
}

/// Tells whether an address leads to the same place as another, or to the same site in one of two languages.
pub(crate) fn leads_alike(source: &str, target: &str, languages: [&str; 2]) -> bool {
    if source == target {
        return true;
    }
    let (Some(one), Some(other)) = (Parts::of(source, languages), Parts::of(target, languages)) else {
        // The name in an example is a word like any other (RFC 2606 keeps these domains for examples).
        let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_ascii_lowercase());
        let is_example = |domain: &str| domain.starts_with("example.") || domain.ends_with(".example");
        let both_examples = domain(source).is_some_and(|one| is_example(&one) && domain(target).as_ref() == Some(&one));
        return source.eq_ignore_ascii_case(target) || both_examples;
    };
    one.scheme == other.scheme
        && one.host.eq_ignore_ascii_case(&other.host)
        && (other.is_localised || one.path == other.path)
}

/// An address without what names a language.
struct Parts {
    scheme: String,
    host: String,
    path: String,
    is_localised: bool,
}

impl Parts {
    fn of(address: &str, languages: [&str; 2]) -> Option<Self> {
        let (scheme, rest) = match address.split_once("://") {
            Some(parts) => parts,
            None if address.starts_with("www.") => ("", address),
            None => return None,
        };
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let is_language = |part: &str, tag: &str| {
            let part = part.replace('_', "-").to_ascii_lowercase();
            let tag = tag.to_ascii_lowercase();
            let language = tag.split('-').next().unwrap_or_default();
            part == tag
                || part == language
                || part.strip_prefix(language).is_some_and(|rest| rest.starts_with('-') && rest.len() <= 5)
        };
        let any = |part: &str| languages.iter().any(|tag| is_language(part, tag));
        let mut is_localised = false;
        let mut keep = |part: &str| {
            is_localised |= is_language(part, languages[1]);
            !any(part)
        };
        let labels: Vec<&str> = host.split('.').collect();
        let last = labels.len().saturating_sub(2);
        let host: Vec<&str> = labels
            .iter()
            .enumerate()
            .filter(|(i, label)| *i >= last || (**label != "www" && keep(label)))
            .map(|(_, label)| *label)
            .collect();
        let (path, query) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
        let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && keep(part)).collect();
        let query: Vec<&str> =
            query.split(['?', '&']).filter(|part| part.split_once('=').is_none_or(|(_, value)| keep(value))).collect();
        let path = format!("{}?{}", path.join("/"), query.join("&"));
        Some(Self { scheme: scheme.to_ascii_lowercase(), host: host.join("."), path, is_localised })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_the_other_language_is_the_same() {
        let alike = |source, target| leads_alike(source, target, ["en", "fr"]);
        assert!(alike("https://a.org/help", "https://a.org/help/"));
        assert!(alike("https://a.org/en/help", "https://a.org/fr/aide"));
        assert!(alike("https://en.wikipedia.org/wiki/Asylum", "https://fr.wikipedia.org/wiki/Asile"));
        assert!(alike("https://a.org/en-US/x", "https://a.org/x"));
        assert!(alike("https://a.org/?hl=en", "https://a.org/?hl=fr"));
        assert!(!alike("https://a.org/help", "https://a.org/hepl"));
        assert!(!alike("https://a.org/help", "http://a.org/help"));
        assert!(!alike("https://a.org/help", "https://b.org/fr/help"));
        assert!(!alike("info@a.org", "inf@a.org"));
        assert!(alike("name@example.org", "nom@example.org"));
    }
}
