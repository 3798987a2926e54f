### The desk's own words. Never those of a letter.

title = openletter · the translator’s desk
skip = Skip to the editor
pages = Pages
messages = Messages
editor = Editor
documents = Documents
document-letter = Letter
document-announcement = Announcement
beside = Original beside it
page-alt = Page { $page } of { $pages }, { $language }
parts = Parts of the desk
tab-page = Page
tab-messages = Messages
tab-edit = Edit

locales = Languages of the letter
words-language = Language of the desk
the-original = The original
settled = { $share } settled
count-missing = { $count } missing
count-stale = { $count } stale
count-draft = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
    }
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
    }
count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
    }

build-one = Build { $language }
build-all = Build all languages
building = Files are being built
building-count = { $done } of { $total } languages built
build-failed = Nothing was built. What is wrong:
built = The files are built
draft = draft
file-about = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
    }, { $kilobytes } kB

search = Search
filters = Show
filter-all = All
filter-missing = Missing
filter-stale = Stale
filter-problems = With problems
filter-unreviewed = Not reviewed
progress = { $messages } of { $total } messages settled · { $words } of { $words_total } words
nothing-found = No message is like this.
status-missing = missing
status-stale = stale
status-draft = draft
status-translated = translated
status-reviewed = reviewed
problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
    }
unsaved = not saved

original = Original ({ $language })
original-note = This is the original. If you change it, its translations become stale until someone has looked at them.
translation = Translation ({ $language })
text = Text
changed-since = What changed in the original since
removed = removed:
added = added:
as-text = As Fluent text
choice = Depends on { $name }
plural-zero = zero
plural-one = one
plural-two = two
plural-few = few
plural-many = many
plural-other = other
default-form = otherwise
add-form = Add the form “{ $form }”
remove-form = Remove this form
pieces = What the original holds
characters = Characters
insert = Insert { $what }
findings = What a proofreader would say
nothing-found-wrong = Nothing to object to.
error = Error
warning = Warning
save = Save
revert = Discard changes
undo = Undo last save
saved = Saved
not-saved = Not saved: { $reason }
settle = Has somebody looked at it?
who = Name (as it will be recorded)
mark-translated = Says what the original says
mark-reviewed = Read and approved
settled-translated = Recorded as translated
settled-reviewed = Recorded as reviewed
conflict = This text was changed elsewhere
conflict-help = Nothing was written over. Read both, then keep one.
theirs = In the file now
mine = Yours, not saved
keep-mine = Save mine
take-theirs = Take the other
terms = Agreed terms ({ $count })
not = not:

signatory = Signatory { $number }
signatory-place = Names are printed exactly as the list has them. This one stands in { $path }, line { $line }.
lost = The desk has stopped. Copy what you have not saved, start it again with “openletter preview”, and open its new address.
unreadable = The letter cannot be read
last-good = These are the last good pages. What is in the way:
no-pages = There are no pages yet. What is in the way:

character-NBSP = No-break space
character-NNBSP = Narrow no-break space
character-SHY = Soft hyphen
character-ZWNJ = Zero-width non-joiner
character-ZWJ = Zero-width joiner
character-LRM = Left-to-right mark
character-RLM = Right-to-left mark
character-LRE = Left-to-right embedding
character-RLE = Right-to-left embedding
character-LRO = Left-to-right override
character-RLO = Right-to-left override
character-PDF = End of embedding
character-LRI = Left-to-right isolate
character-RLI = Right-to-left isolate
character-FSI = Beginning of an isolate
character-PDI = End of an isolate

# Why something could not be done, by the `kind` of the refusal.
refusal-empty = A text cannot be empty. Write something.
refusal-malformed = This cannot be read as Fluent. Most often a brace or a quotation mark is not closed, or a form is empty.
refusal-nothing-here = There is nothing here any more. Open the address that the command printed last.
refusal-lost = The desk does not answer.
refusal-not-found = The letter has no such text any more, or its file cannot be read around it. See what was found in this language.
refusal-conflict = The file has another text meanwhile. Nothing was written.
refusal-out-of-bounds = The file is a link, is no text, or lies outside the letter’s folder. Nothing was written. Put an ordinary file in its place.
refusal-unreadable = The letter cannot be read, and nothing was written. Put right what the desk shows above.
refusal-machine = The computer could not do it. Make sure that the disk is not full and that the folder may be written to.
refusal-busy = Files are being built already. Wait until they are done.
refusal-missing = This text is not translated, so there is nothing to settle. Translate it first.
refusal-name = This is not the name of a person. Give a name, on one line.
refusal-body = This is longer than any text may be. Make several messages of it.

# A button beside a finding; what it changes in the text is shown beside these words.
fix = Put it right:
# Before the same finding in English, which names details.
in-english = In English, in detail
# The page that goes before a letter handed to a delegation of a Member State, which addresses it.
broken-text = This text is broken in its file. It cannot be saved until it is put right there; see what was found in this language.
other-findings = Found elsewhere: { $count }
nobody-addressed = No letter can be addressed in this language: the names of the Member States are not known in it.
document-delivery = To a delegation
