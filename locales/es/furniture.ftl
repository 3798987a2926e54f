### Words that the page itself needs, whatever the letter says.

# Heading above the list of names
furniture-signatories = Organizaciones firmantes

# Author in the properties of the PDF file
furniture-author = { NUMBER($signatory-count) } organizaciones lideradas por personas refugiadas

# Label above the headline of the announcement
furniture-announcement = Comunicado de prensa

# At the foot of each page. $page: this page, $pages: how many there are
furniture-page = { NUMBER($page) } / { NUMBER($pages) }

# Printed in every translated edition, never in the original.
furniture-translation-notice = Esta es una traducción. El texto original del presente documento está en inglés.

# Printed on every page of an edition built with gaps in its translation
furniture-draft = Borrador: traducción no definitiva
