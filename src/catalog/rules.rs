//! Says what the messages of one locale must be, and why; checks nothing.

use crate::diagnostic::Rule;

/// A byte-order mark.
pub static BYTE_ORDER_MARK: Rule =
    Rule::warning("byte-order-mark", "files begin with their text, not with a byte-order mark")
        .because(
            "Some editors put an invisible mark at the beginning of a file. The grammar of Fluent has no place for it: \
             there are programs that take it for part of the first message and lose that message.",
            "Fluent 1.0, fluent.ebnf, Resource; RFC 3629, “Byte order mark (BOM)”",
        )
        .example("\u{feff}title = Asylum is a right\n", "title = Asylum is a right\n");

/// Braces nested deeper than anyone means.
pub static DEEP_NESTING: Rule = Rule::error("deep-nesting", "placeables and calls nest at most 20 deep")
    .because(
        "Nobody can read braces within braces within braces, and some programs that read Fluent fail on them. Almost \
         always a brace was left open.",
        "openletter",
    )
    .example("title = {{{{{{{{{{{{{{{{{{{{{ $year }}}}}}}}}}}}}}}}}}}}}\n", "title = { $year }\n");

/// An attribute that stands twice in its message.
pub static DUPLICATE_ATTRIBUTE: Rule =
    Rule::error("duplicate-attribute", "every attribute stands once in its message or term")
        .because(
            "Only one of the two is shown, and programs differ in which. A correction made in the other never reaches \
             the reader.",
            "Fluent 1.0, fluent.ebnf, Attribute",
        )
        .example(
            "sign = Sign\n\
             \x20   .title = Add your name\n\
             \x20   .title = Sign now\n",
            "sign = Sign\n\
             \x20   .title = Add your name\n",
        );

/// A message or term that stands twice in one locale.
pub static DUPLICATE_MESSAGE: Rule = Rule::error(
    "duplicate-message",
    "every message and term stands once in its locale",
)
.because(
    "Only one of the two is printed, and programs differ in which. A correction made in the other never reaches \
     the page.",
    "Fluent 1.0, fluent.ebnf, Message and Term",
)
.example(
    "title = Asylum is a right\n\
     title = Asylum is a human right\n",
    "title = Asylum is a human right\n",
);

/// A variant that stands twice in its choice.
pub static DUPLICATE_VARIANT: Rule = Rule::error("duplicate-variant", "every variant stands once in its choice")
    .because(
        "The second of two variants with the same key is never chosen: its words are lost. Often one of the two was \
         meant for another plural form.",
        "Fluent 1.0, fluent.ebnf, Variant",
    )
    .example(
        "signed = { $count ->\n\
         \x20   [one] One group signed.\n\
         \x20   [one] Two groups signed.\n\
         \x20  *[other] { $count } groups signed.\n\
         }\n",
        "signed = { $count ->\n\
         \x20   [one] One group signed.\n\
         \x20  *[other] { $count } groups signed.\n\
         }\n",
    );

/// A choice without a variant for everything else.
pub static NO_DEFAULT_VARIANT: Rule =
    Rule::error("no-default-variant", "every choice has one variant, marked `*`, for everything else")
        .because(
            "The variant marked `*` is taken when no other fits, so Fluent requires exactly one. Without it the whole \
             message is unreadable and its name is printed instead, or nothing.",
            "Fluent 1.0, fluent.ebnf, DefaultVariant",
        )
        .example(
            "signed = { $count ->\n\
             \x20   [one] One group signed.\n\
             \x20   [other] { $count } groups signed.\n\
             }\n",
            "signed = { $count ->\n\
             \x20   [one] One group signed.\n\
             \x20  *[other] { $count } groups signed.\n\
             }\n",
        );

/// Text that was meant to go on with a message and is lost.
pub static TRUNCATED_MESSAGE: Rule = Rule::error(
    "truncated-message",
    "lines that go on with a message are indented with spaces",
)
.because(
    "Fluent ends a message where the indentation ends, and a tab is no indentation. The rest of the sentence is \
     dropped in silence: the page prints half of it.",
    "Fluent 1.0, fluent.ebnf, block_text and blank_inline",
)
.example(
    "text = Asylum is a right,\n\
     and refugee protection is law.\n",
    "text = Asylum is a right,\n\
     \x20   and refugee protection is law.\n",
);

/// Fluent that cannot be parsed.
pub static UNPARSABLE_MESSAGE: Rule = Rule::error("unparsable-message", "every entry of a catalog is valid Fluent 1.0")
    .because(
        "What is not Fluent is skipped in silence by every program that reads it, up to the next message. The reader \
         gets the original language, the name of the message, or nothing.",
        "Fluent 1.0, fluent.ebnf, Junk",
    )
    .example("title = Asylum since { $year\n", "title = Asylum since { $year }\n");
