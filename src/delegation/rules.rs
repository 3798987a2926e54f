//! Says what the list of delegations must be, and why; checks nothing.

use crate::diagnostic::Rule;

/// A code that names no Member State.
pub static UNKNOWN_MEMBER_STATE: Rule = Rule::error(
    "unknown-member-state",
    "every row names a Member State of the United Nations by its code",
)
.because(
    "The code chooses the name that stands on the letter, in every language, as the United Nations write it. A code \
             that is not one has no name; a similar one would put another State’s name on the envelope.",
    "ISO 3166-1, alpha-2 codes; United Nations, list of Member States",
)
.example(
    "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language\n\
             UK,en\n",
    "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language\n\
             GB,en\n",
);

/// A language that no mission is written to in.
pub static UNKNOWN_LANGUAGE: Rule = Rule::error(
    "unknown-language",
    "every row names one of the six official languages of the United Nations",
)
.because(
    "A mission has told the United Nations in which of the official languages it wants its letters, and that is the \
             language of this one. The words for it are `ar`, `zh`, `en`, `fr`, `ru` and `es`.",
    "United Nations, Rules of Procedure of the General Assembly, rule 51",
)
.example(
    "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language\n\
             AT,de\n",
    "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language\n\
             AT,en\n",
);

/// A mission that stands twice.
pub static DUPLICATE_MISSION: Rule = Rule::error("duplicate-mission", "every mission stands once in the list")
    .because(
        "A mission that gets two letters, perhaps in two languages, sees that nobody looked. A State has one mission in each \
         seat, and may stand once with each.",
        "openletter, docs/deliver.md",
    )
    .example(
        "## letter.toml\ndelegations = \"delegations.csv\"\n\
         ## delegations.csv\n\
         code,language\n\
         TD,fr\n\
         TD,ar\n",
        "## letter.toml\ndelegations = \"delegations.csv\"\n\
         ## delegations.csv\n\
         code,language\n\
         TD,fr\n",
    );

/// A cell that means nothing in its column.
pub static INVALID_CELL: Rule = Rule::error("invalid-cell", "every cell holds what its column is for")
    .because(
        "A seat, a gender, a paper or a day that cannot be read would be left out in silence, and the letter would be \
         addressed to another place or in another form than was meant.",
        "openletter, docs/deliver.md",
    )
    .example(
        "## letter.toml\ndelegations = \"delegations.csv\"\n\
         ## delegations.csv\n\
         code,language,seat,gender\n\
         FR,fr,Paris,f\n",
        "## letter.toml\ndelegations = \"delegations.csv\"\n\
         ## delegations.csv\n\
         code,language,seat,gender\n\
         FR,fr,Geneva,feminine\n",
    );

/// Data by which a person can be reached.
pub static CONTACT_DATA: Rule =
    Rule::error("contact-data", "a list that is published holds no e-mail, telephone number or consent of a person")
        .because(
            "The list lies in the repository with the letter, where everyone can read and copy it, for ever. How to reach a \
             person, and what that person agreed to, was given for one purpose and to few. Keep it in a file outside of the \
             repository and join the two by the code when you send.",
            "Regulation (EU) 2016/679 (GDPR), Article 5 (1) (b) and (c); openletter, docs/deliver.md",
        )
        .example(
            "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language,email\n\
             FR,fr,someone@example.org\n",
            "## letter.toml\ndelegations = \"delegations.csv\"\n\
             ## delegations.csv\n\
             code,language\n\
             FR,fr\n",
        );
