//! Says what a list must be to be read at all, and why; checks nothing.

use crate::diagnostic::Rule;

/// A list whose header cannot be used.
pub static INVALID_HEADER: Rule = Rule::error(
    "invalid-header",
    "a list begins with a line of known column names, those it cannot do without among them",
)
.because(
    "The first line says which cell is which. Without it, or with a name that is not known, countries could be \
             printed as names.",
    "RFC 4180, “Definition of the CSV Format”; openletter, docs/manifest.md",
)
.example(
    "## !signatories.csv\n\
             organisation,country\n\
             Refugee Voice,Kenya\n",
    "## !signatories.csv\n\
             name,country\n\
             Refugee Voice,Kenya\n",
);

/// A row that is not a row.
pub static INVALID_ROW: Rule = Rule::error("invalid-row", "every row has the cells that the header names")
    .because(
        "A comma too many shifts the cells: half of a name becomes a language. A quote left open swallows the rows \
         below it, and those who signed there are not printed.",
        "RFC 4180, “Definition of the CSV Format”",
    )
    .example(
        "## signatories.csv\n\
         Centre for Refugees, Nairobi,en,Kenya,\n",
        "## signatories.csv\n\
         \"Centre for Refugees, Nairobi\",en,Kenya,\n",
    );
