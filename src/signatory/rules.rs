//! Says what the list of signatories must be, and why; checks nothing.

use crate::diagnostic::Rule;

/// A name that stands twice.
pub static DUPLICATE_NAME: Rule = Rule::error("duplicate-name", "every signatory stands once in the list")
    .because(
        "A signatory printed and counted twice makes the number in the first sentence wrong, and gives those who \
         read closely a reason to doubt all others.",
        "openletter",
    )
    .example(
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,\n\
         Refugee Voice,en,Kenya,\n",
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,\n",
    );

/// A list that names nobody.
pub static EMPTY_LIST: Rule = Rule::error("empty-list", "the list names at least one signatory")
    .because(
        "A letter that nobody signed is not yet an open letter: the page would say that none support it. Rows that \
         are pending or withdrawn are not printed.",
        "openletter",
    )
    .example(
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,pending\n",
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,signed\n",
    );

/// A row without a name.
pub static EMPTY_NAME: Rule = Rule::error("empty-name", "every row names a signatory")
    .because(
        "A row without a name prints an empty line and is counted all the same, so the number of signatories is \
         wrong.",
        "openletter",
    )
    .example(
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,\n\
         ,en,Kenya,\n",
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,\n\
         Kakuma Youth,en,Kenya,\n",
    );

/// A status that does not exist.
pub static UNKNOWN_STATUS: Rule = Rule::error("unknown-status", "a status is signed, pending or withdrawn")
    .because(
        "The status says whether a name may be published. A misspelt one could put a name on the page whose owner \
         has not agreed.",
        "openletter, docs/manifest.md",
    )
    .example(
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,pendign\n",
        "## signatories.csv\n\
         Refugee Voice,en,Kenya,pending\n\
         Kakuma Youth,en,Kenya,\n",
    );
