### The page that goes before the letter to each delegation: words of address.
### It is a letter in the first person and signed, never a note verbale.
### It speaks for those who signed the letter, who did not write it: show it to them before anything is handed over.
###
### $of-state: the formal name of the State as the United Nations write it, with its preposition: “of the French Republic”
### $of-state-short: its short name likewise: “of France”
### $seat: new-york or geneva
### $gender: feminine, masculine, or unknown where the list does not say
### $addressee: the name of the Permanent Representative, as the list has it

# The day on which the letter is handed over
delivery-date = { DATETIME($delivery-date) }

# Each line is a line on the page. Used where the list names no one.
delivery-recipient =
    H.E. the Permanent Representative { $of-state-short }
    Permanent Mission { $of-state }
    { $seat ->
        [geneva] to the United Nations Office and other international organizations in Geneva
       *[new-york] to the United Nations
    }

# The same, where the list names the Permanent Representative.
delivery-recipient-named =
    H.E. { $gender ->
        [feminine] Ms. { $addressee }
        [masculine] Mr. { $addressee }
       *[unknown] { $addressee }
    }
    Permanent Representative { $of-state-short }
    Permanent Mission { $of-state }
    { $seat ->
        [geneva] to the United Nations Office and other international organizations in Geneva
       *[new-york] to the United Nations
    }

delivery-salutation = Excellency,

# $date: the day the letter was published
delivery-body = We have the honor to bring to your attention the open letter “{ letter-title }” It was published on { DATETIME($date) } and is addressed to the Member States of the United Nations by { NUMBER($signatory-count) } refugee-led organizations. You will find it on the following pages, with the names of all who have signed it.

delivery-closing = Please accept, Excellency, the assurances of our highest consideration.

# Below the closing, in place of a signature
delivery-signature = { furniture-author }

# Title of the PDF file
delivery-title = { letter-title } Letter to the Permanent Mission { $of-state }
