### The announcement with which the letter was released to the press. One page.

announcement-headline = منظمات يقودها اللاجئون تهيب بالدول الأعضاء في الأمم المتحدة أن تعزز الحماية الدولية للاجئين

# $date: the day the letter was published
announcement-dateline = { DATETIME($date) }

# Executive Committee: the full name in terms.tsv is اللجنة التنفيذية لبرنامج المفوض السامي. The sentence names UNHCR itself,
# with the preposition li- joined to its article (see terms.ftl).
# open letter: no official source in terms.tsv; رسالة مفتوحة is the everyday term.
announcement-lead = اليوم، وفي أثناء انعقاد الاجتماع السنوي للجنة التنفيذية { -unhcr(form: "with-li") }، أصدرت { NUMBER($signatory-count) ->
    [zero] منظمات يقودها اللاجئون وتنتمي
    [one] منظمة واحدة يقودها اللاجئون وتنتمي
    [two] منظمتان يقودهما اللاجئون وتنتميان
    [few] { NUMBER($signatory-count) } منظمات يقودها اللاجئون وتنتمي
    [many] { NUMBER($signatory-count) } منظمة يقودها اللاجئون وتنتمي
   *[other] { NUMBER($signatory-count) } منظمة يقودها اللاجئون وتنتمي
    } إلى { NUMBER($country-count) ->
    [zero] { NUMBER($country-count) } بلد
    [one] بلد واحد
    [two] بلدين
    [few] { NUMBER($country-count) } بلدان
    [many] { NUMBER($country-count) } بلداً
   *[other] { NUMBER($country-count) } بلد
    } رسالة مفتوحة تحث الدول الأعضاء على أن تؤكد بقوة من جديد التزاماتها بالتمسك بالاتفاقيات الدولية المتعلقة باللاجئين وبحقوق الإنسان وبالاتفاقيات الدولية الإنسانية.
