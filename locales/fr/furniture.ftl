### Words that the page itself needs, whatever the letter says.

# Heading above the list of names
furniture-signatories = Signataires

# Author in the properties of the PDF file
furniture-author = { NUMBER($signatory-count) } organisations dirigées par des réfugiés

# Label above the headline of the announcement
furniture-announcement = Communiqué de presse

# At the foot of each page. $page: this page, $pages: how many there are
furniture-page = { NUMBER($page) } / { NUMBER($pages) }

# Printed in every translated edition, never in the original.
furniture-translation-notice = Le présent texte est une traduction. L’original de ce document est en anglais.

# Printed on every page of an edition built with gaps in its translation
furniture-draft = Version provisoire : traduction non définitive
