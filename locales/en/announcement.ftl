### The announcement with which the letter was released to the press. One page.

announcement-headline = Refugee-Led Organizations Call on UN Member States to Strengthen International Refugee Protections

# $date: the day the letter was published
announcement-dateline = { DATETIME($date) }

announcement-lead = Today, with { -unhcr }’s Executive Committee annual meeting underway, { NUMBER($signatory-count) } Refugee-Led Organizations from { NUMBER($country-count) } countries released an open letter urging Member States to strongly reaffirm their commitments to upholding international refugee, human rights, and humanitarian conventions.
