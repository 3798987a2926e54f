//! Puts the text of pages in reading order, so that a file says every character once and in the order in which it is read.
//! Moves no glyph: what is seen stays as it is.
//!
//! The compiler (0.15) leaves runs in the order in which they stand from left to right, and begins a new one wherever a glyph
//! is raised, as the tanwin over an Arabic alif is, with the characters of the letter in both. The writer of PDF marks the
//! glyphs of a run from right to left as reversed (ISO 32000-1, 14.8.2.3.3), but piece by piece, and the pieces of a run from
//! left to right. A screen reader, which follows the file, would hear the last word of every Arabic line first.

use std::collections::HashMap;
use std::ops::Range;

use typst::ecow::{EcoString, EcoVec};
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{FontInstance, Glyph, TextItem};
use typst_layout::PagedDocument;

use crate::locale::{self, Direction};

/// Puts every page in reading order; `direction` is that of its paragraphs.
pub(super) fn order(document: &PagedDocument, direction: Direction) -> PagedDocument {
    let mut seen = Seen::default();
    let pages: EcoVec<_> = document
        .pages()
        .iter()
        .cloned()
        .map(|mut page| {
            order_in(&mut page.frame, direction, &mut seen);
            page
        })
        .collect();
    PagedDocument::new(pages, document.info().clone())
}

/// The characters that each glyph stood for where it came first: the writer can give a glyph no other without extra words.
#[derive(Default)]
struct Seen {
    fonts: Vec<FontInstance>,
    characters: HashMap<(usize, u16), EcoString>,
}

type Placed = (Point, TextItem);

impl Seen {
    fn note(&mut self, text: &TextItem) {
        let font = self.fonts.iter().position(|font| *font == text.font).unwrap_or_else(|| {
            self.fonts.push(text.font.clone());
            self.fonts.len() - 1
        });
        for glyph in &text.glyphs {
            self.characters.entry((font, glyph.id)).or_insert_with(|| text.text[glyph.range()].into());
        }
    }

    fn get(&self, font: &FontInstance, glyph: u16) -> Option<&EcoString> {
        let font = self.fonts.iter().position(|known| known == font)?;
        self.characters.get(&(font, glyph))
    }
}

fn order_in(frame: &mut Frame, direction: Direction, seen: &mut Seen) {
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(frame.items().len());
    let mut line: Vec<Placed> = Vec::new();
    for (pos, item) in frame.items().cloned() {
        let item = match item {
            FrameItem::Text(text) => {
                if line.last().is_some_and(|(last, before)| !side_by_side((*last, before), (pos, &text))) {
                    flush(&mut line, direction, seen, &mut items);
                }
                line.push((pos, text));
                continue;
            }
            FrameItem::Group(mut group) => {
                order_in(&mut group.frame, direction, seen);
                FrameItem::Group(group)
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => item,
        };
        flush(&mut line, direction, seen, &mut items);
        items.push((pos, item));
    }
    flush(&mut line, direction, seen, &mut items);
    frame.clear();
    frame.push_multiple(items);
}

/// Tells whether the second of two runs goes on where the first ends, on its line or raised from it.
fn side_by_side((left, text): (Point, &TextItem), (right, _): (Point, &TextItem)) -> bool {
    (left.x + text.width() - right.x).abs() < Abs::pt(0.01) && (left.y - right.y).abs() < text.size * 2.0
}

/// Ends a line: joins, orders and splits its runs.
fn flush(line: &mut Vec<Placed>, direction: Direction, seen: &mut Seen, items: &mut Vec<(Point, FrameItem)>) {
    let mut joined: Vec<Placed> = Vec::with_capacity(line.len());
    for run in line.drain(..) {
        joined.push(run);
        while let [.., left, right] = joined.as_slice() {
            let Some(one) = join(left, right) else { break };
            joined.truncate(joined.len() - 2);
            joined.push(one);
        }
    }
    let ordered = if let Some(places) = places(&joined) {
        let mut placed: Vec<(u16, Placed)> = places.into_iter().zip(joined).collect();
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, run)| run).collect()
    } else {
        logical(joined, direction)
    };
    for (pos, text) in ordered.into_iter().filter_map(without_embeddings) {
        let pieces = if reads(&text) == Some(Direction::Rtl) { split(pos, &text, seen) } else { vec![(pos, text)] };
        for (pos, text) in pieces {
            seen.note(&text);
            items.push((pos, FrameItem::Text(text)));
        }
    }
}

/// Tells where in one text of the document each run begins, if they all come from one and do not overlap.
fn places(runs: &[Placed]) -> Option<Vec<u16>> {
    let (span, _) = runs.first()?.1.glyphs.first()?.span;
    let mut bounds: Vec<(u16, u16)> = Vec::with_capacity(runs.len());
    for (_, text) in runs {
        if text.glyphs.iter().any(|glyph| glyph.span.0 != span) {
            return None;
        }
        let offsets = text.glyphs.iter().map(|glyph| glyph.span.1);
        bounds.push((offsets.clone().min()?, offsets.max()?));
    }
    let mut sorted = bounds.clone();
    sorted.sort_unstable();
    // Runs without a place of their own all begin where the text does.
    let apart = sorted.windows(2).all(|pair| pair[0].1 < pair[1].0);
    apart.then(|| bounds.into_iter().map(|(first, _)| first).collect())
}

/// Leaves out the embeddings (U+202A to U+202E) by which the compiler sets a text against its paragraph: nobody wrote them.
fn without_embeddings((pos, mut text): Placed) -> Option<Placed> {
    let is_embedding = |c: char| matches!(c, '\u{202a}'..='\u{202e}');
    if !text.text.contains(is_embedding) {
        return Some((pos, text));
    }
    let kept = |range: &str| range.chars().filter(|&c| !is_embedding(c)).map(char::len_utf8).sum::<usize>();
    let before: Em =
        text.glyphs.iter().take_while(|glyph| kept(&text.text[glyph.range()]) == 0).map(|g| g.x_advance).sum();
    text.glyphs.retain(|glyph| kept(&text.text[glyph.range()]) > 0);
    for glyph in &mut text.glyphs {
        let range = glyph.range();
        glyph.range = short(kept(&text.text[..range.start])..kept(&text.text[..range.end]));
    }
    text.text = text.text.chars().filter(|&c| !is_embedding(c)).collect::<String>().into();
    let pos = Point::new(pos.x + before.at(text.size), pos.y);
    (!text.glyphs.is_empty()).then_some((pos, text))
}

/// Undoes the reordering of a line (UAX #9, rule L2): first the runs of the line, then those against its direction.
fn logical(mut runs: Vec<Placed>, direction: Direction) -> Vec<Placed> {
    let known: Vec<Option<Direction>> = runs.iter().map(|(_, text)| reads(text)).collect();
    // What has no direction of its own goes with its neighbours if they agree, and else with the line (rules N1, N2 and L1).
    let mut found: Vec<Direction> = (0..runs.len())
        .map(|i| {
            let before = known[..i].iter().rev().find_map(|known| *known);
            let after = known[i..].iter().find_map(|known| *known);
            known[i].or(before.filter(|_| before == after)).unwrap_or(direction)
        })
        .collect();
    if direction == Direction::Rtl {
        runs.reverse();
        found.reverse();
    }
    let mut start = 0;
    while start < runs.len() {
        let end = (start..runs.len()).find(|&i| found[i] != found[start]).unwrap_or(runs.len());
        if found[start] != direction {
            runs[start..end].reverse();
        }
        start = end;
    }
    runs
}

/// Tells in which direction a run reads, from the order of its glyphs or from its characters; nothing for a lone sign.
fn reads(text: &TextItem) -> Option<Direction> {
    let mut starts = text.glyphs.iter().map(|glyph| glyph.range.start);
    let first = starts.clone().next()?;
    match starts.next_back()?.cmp(&first) {
        std::cmp::Ordering::Less => Some(Direction::Rtl),
        std::cmp::Ordering::Greater => Some(Direction::Ltr),
        std::cmp::Ordering::Equal if text.text.chars().any(char::is_numeric) => Some(Direction::Ltr),
        std::cmp::Ordering::Equal => {
            [Direction::Rtl, Direction::Ltr].into_iter().find(|&direction| locale::has_strong(&text.text, direction))
        }
    }
}

/// Joins two runs if one of them holds nothing but marks of the letter at the other's near end.
fn join((left_pos, left): &Placed, (right_pos, right): &Placed) -> Option<Placed> {
    let alike = left.font == right.font
        && left.size == right.size
        && left.fill == right.fill
        && left.stroke == right.stroke
        && left.lang == right.lang
        && left.region == right.region;
    if !alike || left_pos.y == right_pos.y {
        return None;
    }
    if shares_cluster(left, right, right.glyphs.first()?) {
        // Right to left: the letter leads the run on the right, its marks come before it in visual order.
        let mut text = right.clone();
        let mut glyphs = raised(left, right, right_pos.y - left_pos.y);
        glyphs.append(&mut text.glyphs);
        text.glyphs = glyphs;
        return Some((Point::new(left_pos.x, right_pos.y), text));
    }
    if shares_cluster(right, left, left.glyphs.last()?) {
        let mut text = left.clone();
        text.glyphs.extend(raised(right, left, left_pos.y - right_pos.y));
        return Some((*left_pos, text));
    }
    None
}

/// Tells whether `marks` holds one cluster only, and that the one of `letter`, the last of `run` in reading order.
fn shares_cluster(marks: &TextItem, run: &TextItem, letter: &Glyph) -> bool {
    let whole = 0..marks.text.len();
    let Some(start) = run.text.len().checked_sub(marks.text.len()) else { return false };
    !marks.text.is_empty()
        && marks.glyphs.iter().all(|glyph| glyph.range() == whole && glyph.span == letter.span)
        && letter.range() == (start..run.text.len())
        && run.text.ends_with(marks.text.as_str())
}

/// Moves the glyphs of `marks` into `run`: their text is the end of its text, their height an offset from its baseline.
fn raised(marks: &TextItem, run: &TextItem, up: Abs) -> Vec<Glyph> {
    let shift = run.text.len() - marks.text.len();
    let mut glyphs = marks.glyphs.clone();
    for glyph in &mut glyphs {
        glyph.range = short(glyph.range().start + shift..glyph.range().end + shift);
        glyph.y_offset += Em::from_abs(up, marks.size);
    }
    glyphs
}

/// Splits a run that reads from right to left into words with the space after them, in reading order. A letter of several
/// glyphs, or one whose glyph already stands for something else, is a piece of its own: the writer words it separately.
fn split(pos: Point, text: &TextItem, seen: &Seen) -> Vec<Placed> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut closed = true;
    let mut end = text.glyphs.len();
    while end > 0 {
        let range = text.glyphs[end - 1].range();
        let start = text.glyphs[..end].iter().rposition(|glyph| glyph.range() != range).map_or(0, |i| i + 1);
        let characters = &text.text[range];
        let known = seen.get(&text.font, text.glyphs[start].id);
        let apart = end - start > 1 || known.is_some_and(|known| known != characters);
        match pieces.last_mut() {
            Some(piece) if !closed && !apart => piece.start = start,
            _ => pieces.push(start..end),
        }
        closed = apart || characters.chars().all(char::is_whitespace);
        end = start;
    }
    pieces.into_iter().map(|piece| cut(pos, text, piece)).collect()
}

/// Cuts glyphs that stand side by side out of a run.
fn cut(pos: Point, text: &TextItem, piece: Range<usize>) -> Placed {
    let before: Em = text.glyphs[..piece.start].iter().map(|glyph| glyph.x_advance).sum();
    let mut glyphs = text.glyphs[piece].to_vec();
    let from = glyphs.iter().map(|glyph| glyph.range().start).min().unwrap_or(0);
    let to = glyphs.iter().map(|glyph| glyph.range().end).max().unwrap_or(0);
    for glyph in &mut glyphs {
        glyph.range = short(glyph.range().start - from..glyph.range().end - from);
    }
    let pos = Point::new(pos.x + before.at(text.size), pos.y);
    (pos, TextItem { text: text.text[from..to].into(), glyphs, ..text.clone() })
}

fn short(range: Range<usize>) -> Range<u16> {
    let end = |offset: usize| u16::try_from(offset).unwrap_or(u16::MAX);
    end(range.start)..end(range.end)
}
