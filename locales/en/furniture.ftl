### Words that the page itself needs, whatever the letter says.

# Heading above the list of names
furniture-signatories = Signatories

# Author in the properties of the PDF file
furniture-author = { NUMBER($signatory-count) } refugee-led organizations

# Label above the headline of the announcement
furniture-announcement = Press announcement

# At the foot of each page. $page: this page, $pages: how many there are
furniture-page = { NUMBER($page) } / { NUMBER($pages) }

# Printed in every translated edition, never in the original.
furniture-translation-notice = This is a translation. The original text of this document is in English.

# Printed on every page of an edition built with gaps in its translation
furniture-draft = Draft: translation not final
