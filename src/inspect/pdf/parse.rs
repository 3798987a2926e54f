//! Reads values and operators from content streams and character maps (ISO 32000-1, 7.8.2 and 9.7.5), one after the other and within
//! a budget; damage ends nothing.
//!
//! Libraries stop at the first thing that is wrong: of `0 g ) 1 0 0 rg`, lopdf and hayro-syntax give one operator and nothing after
//! the stray bracket, while Ghostscript, MuPDF and Poppler go on and paint in red. And lopdf makes 140 bytes of each byte of content, all
//! at once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::object::{Dict, Name, Object, words};
use crate::inspect::budget::{Budget, Excess};

/// Reads one token after the other.
pub(crate) struct Parser<'a> {
    pub(crate) data: &'a [u8],
    pub(crate) at: usize,
    budget: &'a Budget,
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Token<'a> {
    Object(Object),
    Keyword(&'a [u8]),
    /// `]`
    ArrayEnd,
    /// `>>`
    DictEnd,
    End,
}

/// Numbers beyond this are cut off: no length on a page comes near it.
const LARGEST: f64 = 1e15;

impl<'a> Parser<'a> {
    pub(crate) fn new(data: &'a [u8], budget: &'a Budget) -> Self {
        Self { data, at: 0, budget }
    }

    /// Reads what comes next.
    pub(crate) fn token(&mut self) -> Token<'a> {
        let start = self.at;
        let token = self.token_at(0);
        if self.budget.steps(self.at - start) { token } else { Token::End }
    }

    /// Reads a keyword if it is this one.
    pub(crate) fn keyword(&mut self, wanted: &[u8]) -> bool {
        self.skip_space();
        let found = self.data[self.at..].starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    pub(crate) fn skip_space(&mut self) {
        while let Some(&byte) = self.data.get(self.at) {
            match byte {
                b'%' => {
                    let rest = &self.data[self.at..];
                    self.at += rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
                }
                _ if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn token_at(&mut self, depth: usize) -> Token<'a> {
        self.skip_space();
        let Some(&byte) = self.data.get(self.at) else { return Token::End };
        if !self.budget.object() {
            return Token::End;
        }
        let next = self.data.get(self.at + 1);
        match byte {
            b'/' => Token::Object(Object::Name(self.name())),
            b'(' => Token::Object(Object::Text(self.literal())),
            b'<' if next == Some(&b'<') => self.dict(depth),
            b'<' => Token::Object(Object::Text(self.hexadecimal())),
            b'[' => self.array(depth),
            b']' => self.past(1, Token::ArrayEnd),
            b'>' if next == Some(&b'>') => self.past(2, Token::DictEnd),
            b'0'..=b'9' | b'+' | b'-' | b'.' => Token::Object(Object::Number(self.number())),
            b'>' | b')' | b'{' | b'}' => {
                let stray = &self.data[self.at..=self.at];
                self.past(1, Token::Keyword(stray))
            }
            _ => self.word(),
        }
    }

    fn past(&mut self, count: usize, token: Token<'a>) -> Token<'a> {
        self.at += count;
        token
    }

    fn word(&mut self) -> Token<'a> {
        let rest = &self.data[self.at..];
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len());
        self.at += length;
        match &rest[..length] {
            b"null" => Token::Object(Object::Null),
            b"true" => Token::Object(Object::Bool(true)),
            b"false" => Token::Object(Object::Bool(false)),
            word => Token::Keyword(word),
        }
    }

    /// Goes one level down; nothing if that is too deep.
    fn below(&self, depth: usize) -> Option<usize> {
        if depth >= self.budget.limits.depth {
            self.budget.exceed(Excess::Depth);
        }
        self.budget.lasts().then_some(depth + 1)
    }

    fn array(&mut self, depth: usize) -> Token<'a> {
        self.at += 1;
        let Some(depth) = self.below(depth) else { return Token::End };
        let mut items = Vec::new();
        loop {
            match self.token_at(depth) {
                Token::Object(object) => items.push(object),
                // A stray word is passed over, as by other readers.
                Token::Keyword(word) if word != b"endobj" => {}
                Token::Keyword(_) | Token::ArrayEnd | Token::DictEnd | Token::End => break,
            }
        }
        Token::Object(Object::Array(items.into()))
    }

    fn dict(&mut self, depth: usize) -> Token<'a> {
        self.at += 2;
        let Some(depth) = self.below(depth) else { return Token::End };
        Token::Object(Object::Dict(Dict::new(self.entries(depth))))
    }

    /// Reads keys and values up to `>>`, or to the keyword `ID` of an image in content.
    pub(crate) fn entries(&mut self, depth: usize) -> BTreeMap<Name, Object> {
        let mut entries = BTreeMap::new();
        loop {
            match self.token_at(depth) {
                Token::Object(Object::Name(key)) => {
                    match self.token_at(depth) {
                        // Of two entries of one name the first counts.
                        Token::Object(value) => {
                            entries.entry(key).or_insert(value);
                        }
                        Token::DictEnd | Token::End | Token::Keyword(b"ID" | b"endobj" | b"stream") => break,
                        Token::Keyword(_) | Token::ArrayEnd => {}
                    }
                }
                Token::DictEnd | Token::End | Token::Keyword(b"ID" | b"endobj" | b"stream") => break,
                Token::Object(_) | Token::Keyword(_) | Token::ArrayEnd => {}
            }
        }
        entries
    }

    fn name(&mut self) -> Name {
        self.at += 1;
        let rest = &self.data[self.at..];
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len());
        self.at += length;
        let raw = &rest[..length];
        if !raw.contains(&b'#') {
            return words(raw);
        }
        let mut bytes = Vec::with_capacity(length);
        let mut i = 0;
        while i < raw.len() {
            let pair = raw.get(i + 1..i + 3).and_then(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?));
            match (raw[i], pair) {
                (b'#', Some(byte)) => {
                    bytes.push(byte);
                    i += 3;
                }
                (byte, _) => {
                    bytes.push(byte);
                    i += 1;
                }
            }
        }
        words(&bytes)
    }

    fn literal(&mut self) -> Rc<[u8]> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1usize;
        while let Some(&byte) = self.data.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            text.push(byte);
        }
        text.into()
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(&byte) = self.data.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.data.get(self.at) == Some(&b'\n')),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(&next @ b'0'..=b'7') = self.data.get(self.at) else { break };
                    code = code * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                text.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Rc<[u8]> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        while let Some(&byte) = self.data.get(self.at) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = digit(byte) else { continue };
            match half.take() {
                Some(high) => text.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        text.extend(half.map(|high| high << 4));
        text.into()
    }

    /// Reads a number as leniently as others do: signs in odd places and second points are passed over.
    fn number(&mut self) -> f64 {
        let mut negative = false;
        let mut value = 0.0f64;
        let mut scale = 0.0f64;
        while let Some(&byte) = self.data.get(self.at) {
            match byte {
                b'0'..=b'9' => {
                    let digit = f64::from(byte - b'0');
                    if scale > 0.0 {
                        value += digit * scale;
                        scale /= 10.0;
                    } else {
                        value = (value * 10.0 + digit).min(LARGEST);
                    }
                }
                b'.' if scale > 0.0 => scale = f64::MIN_POSITIVE,
                b'.' => scale = 0.1,
                b'-' => negative = true,
                b'+' => {}
                _ => break,
            }
            self.at += 1;
        }
        if negative { -value } else { value }
    }
}

/// Tells whether a byte is white space (ISO 32000-1, table 1).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Tells whether a byte can stand in a name or a keyword.
fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Finds bytes in others, from a place on.
pub(crate) fn find(data: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let (&first, rest) = wanted.split_first()?;
    let mut at = from;
    loop {
        at += data.get(at..)?.iter().position(|byte| *byte == first)?;
        if data[at + 1..].starts_with(rest) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::budget::Limits;

    fn read(text: &str) -> String {
        let budget = Budget::new(Limits::default());
        match Parser::new(text.as_bytes(), &budget).token() {
            Token::Object(object) => format!("{object:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_kind_of_object_is_read() {
        assert_eq!(
            read("[1 -2.5 +.25 4. true null]"),
            "Array([Number(1.0), Number(-2.5), Number(0.25), Number(4.0), Bool(true), Null])"
        );
        assert_eq!(read("/A#42c"), "Name(\"ABc\")");
        assert_eq!(read("(a\\)(b)\\101\\\n\\n)"), "Text([97, 41, 40, 98, 41, 65, 10])");
        assert_eq!(read("<4 1 4>"), "Text([65, 64])");
        assert_eq!(read("<</A/B/C[<<>>]>>"), "Dict(Dict({\"A\": Name(\"B\"), \"C\": Array([Dict(Dict({}))])}))");
    }

    #[test]
    fn what_is_cut_off_or_wrong_gives_something_or_nothing() {
        for text in
            ["", "(", "<", "<<", "[", "/", "<</A", "<</A>>", "[1 2", "<<1 2>>", "]", ">>", "}", "--", "1e5", "(\\", "#"]
        {
            read(text);
        }
        assert_eq!(read("99999999999999999999999999"), "Number(1000000000000000.0)");
    }

    #[test]
    fn what_stands_after_damage_is_read() {
        let budget = Budget::new(Limits::default());
        let mut parser = Parser::new(b"0 g ) 1 0 0 rg", &budget);
        let mut words = Vec::new();
        loop {
            match parser.token() {
                Token::Keyword(word) => words.push(word),
                Token::End => break,
                Token::Object(_) | Token::ArrayEnd | Token::DictEnd => {}
            }
        }
        assert_eq!(words, [&b"g"[..], b")", b"rg"]);
    }

    #[test]
    fn nesting_ends_at_the_limit_without_using_up_the_stack() {
        for text in ["[".repeat(1_000_000), "<</A".repeat(1_000_000), "<<<<".repeat(100_000)] {
            let budget = Budget::new(Limits::default());
            Parser::new(text.as_bytes(), &budget).token();
            assert_eq!(budget.excess(), Some(Excess::Depth));
        }
    }
}
