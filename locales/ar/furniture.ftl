### Words that the page itself needs, whatever the letter says.

# Heading above the list of names
furniture-signatories = المنظمات الموقعة

# Author in the properties of the PDF file
furniture-author = { NUMBER($signatory-count) ->
    [zero] منظمات يقودها اللاجئون
    [one] منظمة واحدة يقودها اللاجئون
    [two] منظمتان يقودهما اللاجئون
    [few] { NUMBER($signatory-count) } منظمات يقودها اللاجئون
    [many] { NUMBER($signatory-count) } منظمة يقودها اللاجئون
   *[other] { NUMBER($signatory-count) } منظمة يقودها اللاجئون
    }

# Label above the headline of the announcement
furniture-announcement = بيان صحفي

# At the foot of each page. $page: this page, $pages: how many there are
furniture-page = الصفحة { NUMBER($page) } من { NUMBER($pages) }

# Printed in every translated edition, never in the original.
furniture-translation-notice = هذه ترجمة. والنص الأصلي لهذه الوثيقة هو النص الإنكليزي.

# Printed on every page of an edition built with gaps in its translation
furniture-draft = مسودة: ترجمة غير نهائية
