### The announcement with which the letter was released to the press. One page.

announcement-headline = Organizaciones lideradas por personas refugiadas exhortan a los Estados Miembros de las Naciones Unidas a fortalecer la protección internacional de las personas refugiadas

# $date: the day the letter was published
announcement-dateline = { DATETIME($date) }

# Short form “Comité Ejecutivo del ACNUR” (terms.tsv: “Comité Ejecutivo del Programa del Alto Comisionado”), as the English is short too.
# “carta abierta” has no official source in terms.tsv; it is the everyday term.
announcement-lead = Hoy, mientras se celebra la reunión anual del Comité Ejecutivo del { -unhcr }, { NUMBER($signatory-count) } organizaciones lideradas por personas refugiadas, procedentes de { NUMBER($country-count) } países, han publicado una carta abierta en la que instan a los Estados Miembros a que reafirmen resueltamente sus compromisos de defender las convenciones internacionales relativas a las personas refugiadas, a los derechos humanos y al derecho humanitario.
