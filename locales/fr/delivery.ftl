### La page qui précède la lettre adressée à chaque délégation : formules d’adresse.
### C’est une lettre à la première personne, signée, jamais une note verbale.
###
### $of-state : nom officiel de l’État selon l’ONU, avec la préposition : « de la République française », « du Royaume du Maroc »
### $of-state-short : son nom usuel, de même : « de la France », « du Maroc »
### $seat : new-york ou geneva
### $gender : feminine, masculine, ou unknown si la liste ne le dit pas
### $addressee : nom du chef de mission, tel qu’il figure dans la liste

# Jour de la remise de la lettre
delivery-date = { DATETIME($delivery-date) }

# Chaque ligne est une ligne de la page. Sert quand la liste ne nomme personne.
delivery-recipient =
    { $gender ->
        [feminine] Son Excellence Madame la Représentante permanente
        [masculine] Son Excellence Monsieur le Représentant permanent
       *[unknown]
            Son Excellence
            la Représentante permanente ou le Représentant permanent
    } { $of-state-short }
    Mission permanente { $of-state }
    { $seat ->
        [geneva] auprès de l’Office des Nations Unies et des autres organisations internationales à Genève
       *[new-york] auprès de l’Organisation des Nations Unies
    }

# De même, quand la liste nomme le chef de mission.
delivery-recipient-named =
    { $gender ->
        [feminine]
            Son Excellence Madame { $addressee }
            Représentante permanente { $of-state-short }
        [masculine]
            Son Excellence Monsieur { $addressee }
            Représentant permanent { $of-state-short }
       *[unknown] Son Excellence { $addressee }
    }
    Mission permanente { $of-state }
    { $seat ->
        [geneva] auprès de l’Office des Nations Unies et des autres organisations internationales à Genève
       *[new-york] auprès de l’Organisation des Nations Unies
    }

delivery-salutation =
    { $gender ->
        [feminine] Madame l’Ambassadrice,
        [masculine] Monsieur l’Ambassadeur,
       *[unknown] Excellence,
    }

# $date : jour de la publication de la lettre
delivery-body = Nous avons l’honneur d’appeler votre attention sur la lettre ouverte « { letter-title } » Publiée le { DATETIME($date) }, elle est adressée aux États Membres de l’Organisation des Nations Unies par { NUMBER($signatory-count) } organisations dirigées par des réfugiés. Vous la trouverez dans les pages qui suivent, avec les noms de toutes les organisations signataires.

delivery-closing =
    { $gender ->
        [feminine] Veuillez agréer, Madame l’Ambassadrice, les assurances de notre très haute considération.
        [masculine] Veuillez agréer, Monsieur l’Ambassadeur, les assurances de notre très haute considération.
       *[unknown] Veuillez agréer, Excellence, les assurances de notre très haute considération.
    }

# Sous la formule de politesse, en guise de signature
delivery-signature = { furniture-author }

# Titre du fichier PDF
delivery-title = { letter-title } Lettre à la Mission permanente { $of-state }
