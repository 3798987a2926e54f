### The letter, as adopted and published in English on 8 October 2025.
### English is the original: it is never corrected here, only its white space is set right.
### Figures are variables; their values and sources stand in letter.toml. A no-break space holds a figure to its “million”.

## Heading

# A line break in a title is a line break on the page.
letter-title =
    Asylum is a Right.
    Refugee Protection is Law.
letter-subtitle = An Open Letter to Member States from Refugee-Led Organizations

## Who calls, and for what

# $signatory-count: number of signatories, computed from signatories.csv
# $country-count: number of countries they come from
# $convention-year, $protocol-year: years of the two treaties
letter-call = We, the { NUMBER($signatory-count) } undersigned refugee-led organizations from more than { NUMBER($country-count) } countries, call on United Nations Member States to uphold, preserve, and reinforce international human rights, refugee protections, and humanitarian law. We are deeply concerned by attempts that could weaken the legal norms safeguarding dignity, protection, and peace - particularly under the { NUMBER($convention-year) } Refugee Convention and { NUMBER($protocol-year) } Protocol.

letter-authority = As refugee-led organizations comprised of asylum seekers and refugees, we speak for and with those most directly affected by the decisions of States. Our authority comes from lived experience: we know what it means when protections are honored, and we know the devastating cost when they are denied. This is why we can say clearly that proposals to weaken, reform, or replace existing refugee and human rights frameworks will not only undermine but actively break international law. Such changes would strip away protections that have saved millions of lives and would abandon countless others to persecution, violence, and insecurity.

## The moment

# $figures-date: the day for which UNHCR counted; only its year is printed
# The figures are in millions of people. The categories overlap and do not add up to the total.
# $one-in: one in every so many people in the world is forcibly displaced
letter-urgency = The urgency of this moment is undeniable. By the end of { DATETIME($figures-date, year: "numeric") }, { NUMBER($displaced) } million people worldwide were forcibly displaced due to persecution, conflict, violence, and human rights abuses. Among them were { NUMBER($refugees) } million refugees, { NUMBER($internally-displaced) } million internally displaced persons (IDPs), and { NUMBER($asylum-seekers) } million asylum seekers. In countries such as Sudan ({ NUMBER($displaced-sudan) } million displaced), Syria ({ NUMBER($displaced-syria) } million), Afghanistan ({ NUMBER($displaced-afghanistan) } million), and Ukraine ({ NUMBER($displaced-ukraine) } million), displacement has reached unprecedented levels. Today, one in every { NUMBER($one-in) } people in the world is forcibly displaced. These are not statistics, they are families, children, and entire communities whose safety and futures depend on states upholding international law and protecting the right to asylum.

letter-framework = The international legal framework established in the aftermath of World War II represents a significant achievement in our collective global history that recognizes the need for durable solutions and access to permanent protection, the tragedy of refoulement and forced repatriation, and the basic human rights to which all refugees are entitled. Agreements such as the Refugee Convention, its Protocol, and other human rights treaties were developed to safeguard lives, prevent forced return to danger, and foster stability and cooperation among nations. These agreements are the foundation that supports global, regional, and national security, while serving our global economic and fiscal interests.

letter-failures = Today, global crises, protracted violence, and mass displacements are too often fueled by failures to uphold these legal, national security, economic, and moral obligations. The erosion of human rights and humanitarian norms leads directly to human suffering, instability, disorder, increased security risks, and renewed cycles of displacement. At this critical moment, the world needs stronger, not weaker, commitment to international law, and urgent action to protect asylum seekers, refugees, and ultimately, our shared humanity.

## What States are asked to do

letter-asks = We therefore encourage States to:

# $anniversary: which anniversary of the Refugee Convention is upcoming
letter-ask-ratify = Sign and ratify human rights, refugee, and humanitarian treaties, and promote these commitments and legal frameworks through implementing legislation and platforms such as the { -unga } Treaty Event and in recognition of the upcoming { NUMBER($anniversary) }th Anniversary of the Refugee Convention.

letter-ask-affirm = Affirm the benefits of these treaties for both people and States, emphasizing that strong protection frameworks that offer the chance of permanent protection contribute to stability, security, and human dignity. Durable solutions yield stronger integration outcomes and create a safer, more stable world for those who need it most.

letter-ask-share = Share practical measures undertaken to uphold treaty obligations, including strengthening fair asylum procedures, allocating resources for rights-protection mechanisms, expanding resettlement initiatives regardless of nationality, race, or religion, and providing assistance to host countries—particularly low- and middle-income nations—that bear significant responsibility for hosting the majority of the world’s refugees.

letter-ask-oppose = Oppose and reject any efforts to denounce, withdraw from, or replace these treaties with weaker frameworks that do nothing to support our national security, economic, legal, or moral interests – and fail to adequately protect against persecution and human rights violations. For example, forcibly returning refugees and asylum seekers to the very harm they fled violates international law and exacerbates suffering.

## What is at stake

letter-history = History reminds us what is at stake. The right to seek asylum is a fundamental part of human cultural and religious traditions. Many of us who are living today found refuge because States honored their obligations. Prominent examples of indifference, slow response, or inaction have cost millions of lives, those who we abandoned, left to face horrific fates, are a stain on our shared history.

letter-voices = As organizations that are built and led by people who know firsthand what it means to be forcibly displaced, our voices are critical to this issue. We are both living proof of the necessity of these protections, and partners in shaping solutions that uphold human rights and foster stability. By protecting asylum and refugee rights, we are not only protecting displaced people we are protecting the essence of humanity itself.

letter-urge = At this critical juncture, we urge all States to collaborate with one another and with civil society, particularly refugee-led organizations, to reinforce the international framework that safeguards individuals from persecution, displacement, and serious human rights violations.

## Closing, followed by the signatories

letter-closing = In solidarity,
