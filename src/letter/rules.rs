//! Says what a letter asks of its files and messages, and why; checks nothing.

use crate::diagnostic::Rule;

/// A call that cannot be carried out.
pub static INVALID_ARGUMENT: Rule =
    Rule::error("invalid-argument", "functions get one value of their kind, and options that they know")
        .because(
            "A figure that cannot be formatted is printed raw, or as the name of its variable in braces. Options that \
             are not known are dropped in silence: the figure comes out, but not as asked.",
            "Fluent 1.0, fluent.ebnf, CallArguments; ECMA-402, Intl.NumberFormat and Intl.DateTimeFormat",
        )
        .example(
            "## locales/en/letter.ftl\n\
             text = Published on { NUMBER($date) }.\n",
            "## locales/en/letter.ftl\n\
             text = Published on { DATETIME($date) }.\n",
        );

/// A message that a locale lacks.
pub static MISSING_MESSAGE: Rule = Rule::error(
    "missing-message",
    "every locale has every message that the letter and its pages need",
)
.because(
    "Where a language lacks a message, its readers get a gap or a sentence in the original language. A draft can \
     be built with `--allow-incomplete`; what is published should be whole.",
    "openletter",
)
.example(
    "## locales/en/letter.ftl\n\
     text = Asylum is a right.\n\
     ## locales/fr/letter.ftl\n\
     title = Lettre ouverte\n",
    "## locales/en/letter.ftl\n\
     text = Asylum is a right.\n\
     ## locales/fr/letter.ftl\n\
     title = Lettre ouverte\n\
     text = L’asile est un droit.\n",
);

/// A message of a translation that the source does not have.
pub static OBSOLETE_MESSAGE: Rule = Rule::warning(
    "obsolete-message",
    "a translation has no messages that the source does not have",
)
.because(
    "Nothing prints it: it was translated for an earlier version, or its name is misspelt and the message it was \
     meant for is missing.",
    "openletter",
)
.example(
    "## locales/en/letter.ftl\n\
     text = Asylum is a right.\n\
     ## locales/fr/letter.ftl\n\
     text = L’asile est un droit.\n\
     postscript = Écrivez-nous.\n",
    "## locales/en/letter.ftl\n\
     text = Asylum is a right.\n\
     ## locales/fr/letter.ftl\n\
     text = L’asile est un droit.\n",
);

/// A text that no page could hold.
pub static OVERLONG_TEXT: Rule =
    Rule::error("overlong-text", "a message has at most 20,000 characters, and no word more than 60 letters")
        .because(
            "A word wider than a line runs over the edge of the page, and a paragraph longer than a page cannot be set \
             well. Most often spaces or line ends were lost in copying.",
            "openletter",
        )
        .example(
            "## locales/en/letter.ftl\n\
             text = Wecallonallgovernmentstoupholdtherighttoseekasylumeverywhereandforeveryone.\n",
            "## locales/en/letter.ftl\n\
             text = We call on all governments to uphold the right to seek asylum everywhere and for everyone.\n",
        );

/// A message that its indentation makes part of another.
pub static SWALLOWED_MESSAGE: Rule = Rule::error("swallowed-message", "every message begins at the edge of the page")
    .because(
        "A line that begins with a space goes on with the message above. Fluent prints the name and the `=` of the \
         indented message as text, and the message itself does not exist.",
        "Fluent 1.0, fluent.ebnf, block_text",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = Asylum is a right.\n\
         \x20 closing = In solidarity,\n",
        "## letter.toml\n\
         [letter]\n\
         title = \"title\"\n\
         body = [\"text\"]\n\
         closing = \"closing\"\n\
         ## locales/en/letter.ftl\n\
         text = Asylum is a right.\n\
         closing = In solidarity,\n",
    );

/// A function that Fluent does not have.
pub static UNKNOWN_FUNCTION: Rule = Rule::error("unknown-function", "functions are NUMBER and DATETIME")
    .because(
        "A letter has the two functions that Fluent describes, for numbers and for dates. A call of any other is \
         printed as its name, as in `{DATE()}`.",
        "Fluent 1.0, fluent.ebnf, FunctionReference; ECMA-402",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = Published on { DATE($date) }.\n",
        "## locales/en/letter.ftl\n\
         text = Published on { DATETIME($date) }.\n",
    );

/// A link whose target the manifest does not have.
pub static UNKNOWN_LINK: Rule = Rule::error("unknown-link", "every link has its target in the manifest")
    .because(
        "A link without a target leads nowhere: the reader clicks, and nothing happens. Targets stand once, in \
         letter.toml, so that no translation can lead elsewhere.",
        "openletter",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = Read <a data-l10n-name=\"convention\">the Convention</a>.\n",
        "## locales/en/letter.ftl\n\
         text = Read <a data-l10n-name=\"convention\">the Convention</a>.\n\
         ## letter.toml\n\
         [links]\n\
         convention = \"https://example.org/convention\"\n",
    );

/// Settings for a locale that has no folder.
pub static UNKNOWN_LOCALE: Rule = Rule::error("unknown-locale", "every locale named has a folder of messages")
    .because(
        "Settings for a language without a folder do nothing, and a source without a folder leaves no letter at all. \
         Most often the name is misspelt in one of the two places.",
        "openletter",
    )
    .example(
        "## letter.toml\n\
         [locales.fr]\n\
         digits = \"latn\"\n",
        "## letter.toml\n\
         [locales.fr]\n\
         digits = \"latn\"\n\
         ## locales/fr/letter.ftl\n\
         text = L’asile est un droit.\n",
    );

/// A variable that the letter does not have.
pub static UNKNOWN_VARIABLE: Rule = Rule::error("unknown-variable", "every variable is a fact of the manifest")
    .because(
        "Fluent prints the name of a variable that nobody gives, as in `{$signatory-cuont}`, where the figure should \
         stand.",
        "Fluent 1.0, fluent.ebnf, VariableReference",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = We are { $signatory-cuont } organizations.\n",
        "## locales/en/letter.ftl\n\
         text = We are { $signatory-count } organizations.\n",
    );

/// A variant that can never be chosen.
pub static UNKNOWN_VARIANT: Rule = Rule::error("unknown-variant", "every variant of a choice can be chosen")
    .because(
        "A number is matched by its plural category or its own figure, and by nothing else. A variant with another \
         key is never chosen, and its words are lost.",
        "Unicode Technical Standard #35, part 3, “Language Plural Rules”",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = { $signatory-count ->\n\
         \x20   [single] One group asks you.\n\
         \x20  *[other] Many groups ask you.\n\
         }\n",
        "## locales/en/letter.ftl\n\
         text = { $signatory-count ->\n\
         \x20   [one] One group asks you.\n\
         \x20  *[other] Many groups ask you.\n\
         }\n",
    );

/// A message of the source that nothing prints.
pub static UNPLACED_MESSAGE: Rule = Rule::error(
    "unplaced-message",
    "every message of the source has a place in the outline or in another message",
)
.because(
    "The outline in letter.toml says what stands on the page and where. A message it does not name is translated \
     by everyone and read by nobody.",
    "openletter",
)
.example(
    "## locales/en/letter.ftl\n\
     closing = In solidarity,\n",
    "## letter.toml\n\
     [letter]\n\
     title = \"title\"\n\
     body = [\"text\"]\n\
     closing = \"closing\"\n\
     ## locales/en/letter.ftl\n\
     closing = In solidarity,\n",
);

/// An attribute that is never printed.
pub static UNUSED_ATTRIBUTE: Rule =
    Rule::error("unused-attribute", "every attribute of a message is printed somewhere")
        .because(
            "A line that begins with a full stop and a name is an attribute, not text. Nothing on the page prints \
             attributes, so what it says is lost.",
            "Fluent 1.0, fluent.ebnf, Attribute",
        )
        .example(
            "## locales/en/letter.ftl\n\
             text = Sign the letter at\n\
             \x20   .org = and tell your friends.\n",
            "## locales/en/letter.ftl\n\
             text = Sign the letter at .org and tell your friends.\n",
        );
