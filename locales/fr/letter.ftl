### The letter in French (United Nations usage). English is the original.
### Figures are variables; their values and sources stand in letter.toml.

## Heading

letter-title =
    L’asile est un droit.
    La protection des réfugiés
    a force de loi.
# "open letter": no official source in terms.tsv; « lettre ouverte » is the only everyday French form.
letter-subtitle =
    Lettre ouverte adressée aux États Membres
    par des organisations dirigées par des réfugiés

## Who calls, and for what

# $signatory-count: number of signatories, computed from signatories.csv
# $country-count: number of countries they come from
# $convention-year, $protocol-year: years of the two treaties
# "undersigned": no official source in terms.tsv; « soussignées », the form of treaty and contract clauses.
# "humanitarian law": no official source in terms.tsv; « droit international humanitaire », its full name in UN French.
# "international human rights" is rendered « droit international des droits de l’homme »: the law is what one upholds and reinforces.
letter-call = Nous, les { NUMBER($signatory-count) } organisations soussignées, dirigées par des réfugiés et issues de plus de { NUMBER($country-count) } pays, appelons les États Membres de l’Organisation des Nations Unies à défendre, à préserver et à renforcer le droit international des droits de l’homme, la protection internationale des réfugiés et le droit international humanitaire. Nous sommes profondément préoccupées par les tentatives susceptibles d’affaiblir les normes juridiques qui garantissent la dignité, la protection et la paix, en particulier celles de la Convention de { NUMBER($convention-year) } relative au statut des réfugiés et du Protocole de { NUMBER($protocol-year) }.

# "lived experience": no official source in terms.tsv; « expérience vécue », the established noun, without any administrative colour.
letter-authority = Organisations dirigées par des réfugiés et composées de demandeurs d’asile et de réfugiés, nous parlons au nom des personnes que les décisions des États touchent le plus directement, et avec elles. Notre autorité nous vient de notre expérience vécue : nous savons ce que signifie le respect de ces protections, et nous savons à quel prix dévastateur se paie leur refus. C’est pourquoi nous pouvons affirmer clairement que les propositions visant à affaiblir, à réformer ou à remplacer les cadres existants relatifs aux réfugiés et aux droits de l’homme ne se borneront pas à fragiliser le droit international : elles le violeront bel et bien. De tels changements supprimeraient des protections qui ont sauvé des millions de vies, et ils abandonneraient d’innombrables autres personnes à la persécution, à la violence et à l’insécurité.

## The moment

# $figures-date: the day for which UNHCR counted; only its year is printed
# The figures are in millions of people. The categories overlap and do not add up to the total.
# $one-in: one in every so many people in the world is forcibly displaced
# The abbreviation (IDPs) is rendered by « déplacés internes », the short French form given in terms.tsv.
# "right to asylum" (not in terms.tsv): « droit d’asile », as in the French of international instruments; "right to seek asylum" below is « droit de chercher asile ».
letter-urgency = L’urgence de l’heure est indéniable. À la fin de { DATETIME($figures-date, year: "numeric") }, { NUMBER($displaced) } millions de personnes dans le monde étaient déplacées de force en raison de persécutions, de conflits, de violences et d’atteintes aux droits de l’homme. Parmi elles figuraient { NUMBER($refugees) } millions de réfugiés, { NUMBER($internally-displaced) } millions de personnes déplacées dans leur propre pays (déplacés internes) et { NUMBER($asylum-seekers) } millions de demandeurs d’asile. Dans des pays tels que le Soudan ({ NUMBER($displaced-sudan) } millions de personnes déplacées), la Syrie ({ NUMBER($displaced-syria) } millions), l’Afghanistan ({ NUMBER($displaced-afghanistan) } millions) et l’Ukraine ({ NUMBER($displaced-ukraine) } millions), les déplacements ont atteint des niveaux sans précédent. Aujourd’hui, une personne sur { NUMBER($one-in) } dans le monde est déplacée de force. Ce ne sont pas des statistiques : ce sont des familles, des enfants et des communautés entières dont la sécurité et l’avenir dépendent du respect du droit international et de la protection du droit d’asile par les États.

letter-framework = Le cadre juridique international établi au lendemain de la Seconde Guerre mondiale représente une avancée importante de notre histoire mondiale collective : il reconnaît la nécessité de solutions durables et d’un accès à une protection permanente, la tragédie que constituent le refoulement et le rapatriement forcé, ainsi que les droits fondamentaux de l’homme dont tous les réfugiés sont titulaires. Des accords tels que la Convention relative au statut des réfugiés, son Protocole et d’autres traités relatifs aux droits de l’homme ont été élaborés pour protéger des vies, empêcher les retours forcés vers le danger et favoriser la stabilité et la coopération entre les nations. Ces accords sont le socle sur lequel repose la sécurité mondiale, régionale et nationale, et ils servent en même temps nos intérêts économiques et budgétaires à l’échelle mondiale.

letter-failures = Aujourd’hui, les crises mondiales, les violences prolongées et les déplacements massifs sont trop souvent alimentés par des manquements à ces obligations, qu’elles relèvent du droit, de la sécurité nationale, de l’économie ou de la morale. L’érosion des normes relatives aux droits de l’homme et des normes humanitaires conduit directement à la souffrance humaine, à l’instabilité, au désordre, à l’aggravation des risques pour la sécurité et à de nouveaux cycles de déplacement. En ce moment critique, le monde a besoin d’un engagement renforcé, et non affaibli, en faveur du droit international, ainsi que d’une action urgente pour protéger les demandeurs d’asile, les réfugiés et, en définitive, notre humanité commune.

## What States are asked to do

letter-asks = C’est pourquoi nous encourageons les États à :

# $anniversary: which anniversary of the Refugee Convention is upcoming
# "ratify": no official source in terms.tsv; « ratifier » follows art. 39 of the French authentic text of the Convention (« devra être ratifiée »).
# "Treaty Event": no official source in terms.tsv; « Cérémonie des traités » is the name in UN press releases (L/T/4442 of 2015, LT/4466 of 2018).
letter-ask-ratify = Signer et ratifier les traités relatifs aux droits de l’homme, aux réfugiés et au droit humanitaire, et promouvoir ces engagements et ces cadres juridiques au moyen de mesures législatives d’application et de tribunes telles que la Cérémonie des traités de l’{ -unga }, et ce, également dans la perspective du { NUMBER($anniversary) }<sup>e</sup> anniversaire de la Convention relative au statut des réfugiés.

letter-ask-affirm = Affirmer les bienfaits de ces traités, tant pour les personnes que pour les États, en soulignant que des cadres de protection solides offrant la possibilité d’une protection permanente contribuent à la stabilité, à la sécurité et à la dignité humaine. Les solutions durables donnent de meilleurs résultats en matière d’intégration et créent un monde plus sûr et plus stable pour les personnes qui en ont le plus besoin.

# "low- and middle-income": no official source in terms.tsv; « à revenu faible ou intermédiaire », the set phrase of UN and World Bank French.
letter-ask-share = Faire connaître les mesures concrètes prises pour respecter les obligations conventionnelles, notamment le renforcement des procédures d’asile équitables, l’affectation de ressources aux mécanismes de protection des droits, l’élargissement des initiatives de réinstallation sans distinction de nationalité, de race ou de religion, et l’octroi d’une assistance aux pays d’accueil – en particulier aux pays à revenu faible ou intermédiaire – qui assument une responsabilité considérable en accueillant la majorité des réfugiés du monde.

# "denounce / withdraw from": no official source in terms.tsv; « dénoncer » is the verb of art. 44 of the French authentic text of the Convention, « se retirer de » the usual French for withdrawal from a treaty.
letter-ask-oppose = S’opposer à toute initiative et rejeter toute tentative visant à dénoncer ces traités, à s’en retirer ou à les remplacer par des cadres plus faibles qui ne servent en rien nos intérêts en matière de sécurité nationale ni nos intérêts économiques, juridiques ou moraux, et qui n’assurent pas de protection adéquate contre la persécution et les violations des droits de l’homme. Par exemple, le renvoi forcé de réfugiés et de demandeurs d’asile vers les périls mêmes qu’ils ont fuis constitue une violation du droit international et aggrave les souffrances.

## What is at stake

letter-history = L’histoire nous rappelle ce qui est en jeu. Le droit de chercher asile est un élément fondamental des traditions culturelles et religieuses de l’humanité. Nombre d’entre nous, aujourd’hui en vie, ont trouvé refuge parce que des États ont honoré leurs obligations. Des cas notoires d’indifférence, de réaction tardive ou d’inaction ont coûté des millions de vies ; le sort effroyable auquel ont été livrées les personnes que nous avons abandonnées est une tache sur notre histoire commune.

letter-voices = Émanant d’organisations bâties et dirigées par des personnes qui savent, pour l’avoir vécu, ce que signifie le déplacement forcé, nos voix sont essentielles sur cette question. Nous sommes à la fois la preuve vivante de la nécessité de ces protections et des partenaires dans l’élaboration de solutions qui défendent les droits de l’homme et favorisent la stabilité. En protégeant l’asile et les droits des réfugiés, nous ne protégeons pas seulement les personnes déplacées : nous protégeons l’essence même de l’humanité.

# "civil society": no official source in terms.tsv; « société civile » is the sole term in UN French.
letter-urge = À cette heure décisive, nous exhortons tous les États à collaborer entre eux et avec la société civile, en particulier avec les organisations dirigées par des réfugiés, afin de renforcer le cadre international qui protège les personnes contre la persécution, le déplacement et les violations graves des droits de l’homme.

## Closing, followed by the signatories

letter-closing = En toute solidarité,
