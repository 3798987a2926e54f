//! Says what a manifest must be, and why; checks nothing.

use crate::diagnostic::Rule;

/// A manifest that is not TOML.
pub static INVALID_TOML: Rule = Rule::error("invalid-toml", "the manifest is valid TOML")
    .because(
        "Nothing of the file can be trusted if a part of it cannot be read. Texts need quotes, dates and numbers do \
         not.",
        "TOML 1.0",
    )
    .example(
        "## letter.toml\n\
         date = 8 October 2025\n",
        "## letter.toml\n\
         date = 2025-10-08\n",
    );

/// A value of the wrong kind or out of range.
pub static INVALID_VALUE: Rule = Rule::error("invalid-value", "values are of the kind their key asks for")
    .because(
        "A value of the wrong kind cannot be followed, and a guess would be worse: the letter would come out on \
         other paper, or with another date.",
        "openletter, docs/manifest.md",
    )
    .example(
        "## letter.toml\n\
         paper = \"a0\"\n",
        "## letter.toml\n\
         paper = \"a4\"\n",
    );

/// A key that must be there.
pub static MISSING_KEY: Rule = Rule::error("missing-key", "the manifest has every key that is required")
    .because(
        "What is required has no default that would be right for every letter: a title, a source, the reason for a \
         waiver.",
        "openletter, docs/manifest.md",
    )
    .example(
        "## letter.toml\n\
         [letter]\n\
         body = [\"text\"]\n",
        "## letter.toml\n\
         [letter]\n\
         title = \"title\"\n\
         body = [\"text\"]\n",
    );

/// A key the manifest does not have.
pub static UNKNOWN_KEY: Rule = Rule::error("unknown-key", "the manifest holds only keys that mean something")
    .because(
        "A key that means nothing does nothing. Most often it is misspelt, and what it was meant to set is not set.",
        "openletter, docs/manifest.md",
    )
    .example(
        "## letter.toml\n\
         papper = \"us-letter\"\n",
        "## letter.toml\n\
         paper = \"us-letter\"\n",
    );

/// A link that a reader should not be led along.
pub static UNSAFE_LINK: Rule = Rule::error("unsafe-link", "links use http, https or mailto")
    .because(
        "Readers trust a link in a letter. One that runs a program, opens a file of theirs or leads nowhere abuses \
         that trust.",
        "openletter; RFC 3986 for addresses",
    )
    .example(
        "## letter.toml\n\
         [links]\n\
         convention = \"htps://example.org\"\n",
        "## letter.toml\n\
         [links]\n\
         convention = \"https://example.org\"\n",
    );
