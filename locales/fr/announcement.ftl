### The announcement with which the letter was released to the press. One page.

announcement-headline = Des organisations dirigées par des réfugiés appellent les États Membres de l’ONU à renforcer la protection internationale des réfugiés

# $date: the day the letter was published
announcement-dateline = { DATETIME($date) }

# "Executive Committee": terms.tsv has « Comité exécutif du Programme du Haut Commissaire »; the English names it by UNHCR, hence « Comité exécutif du HCR », also in use.
# Its "annual meeting" is officially « session annuelle ».
# "open letter" and "humanitarian" law: no official source in terms.tsv; see letter.ftl.
announcement-lead = Aujourd’hui, alors que se tient la session annuelle du Comité exécutif du { -unhcr }, { NUMBER($signatory-count) } organisations dirigées par des réfugiés, issues de { NUMBER($country-count) } pays, ont publié une lettre ouverte exhortant les États Membres à réaffirmer avec force les engagements qu’ils ont pris de respecter les conventions internationales relatives aux réfugiés, aux droits de l’homme et au droit humanitaire.
