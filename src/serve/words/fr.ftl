### Les mots propres au pupitre. Jamais ceux d’une lettre.

title = openletter · le pupitre de traduction
skip = Aller à l’éditeur
pages = Pages
messages = Messages
editor = Éditeur
documents = Documents
document-letter = Lettre
document-announcement = Annonce
beside = Original en regard
page-alt = Page { $page } sur { $pages }, { $language }
parts = Parties du pupitre
tab-page = Page
tab-messages = Messages
tab-edit = Modifier

locales = Langues de la lettre
words-language = Langue du pupitre
the-original = L’original
settled = Terminé à { $share }
count-missing = { $count ->
    [one] { $count } manquant
   *[other] { $count } manquants
    }
count-stale = { $count ->
    [one] { $count } dépassé
   *[other] { $count } dépassés
    }
count-draft = { $count ->
    [one] { $count } ébauche
   *[other] { $count } ébauches
    }
count-errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
    }
count-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
    }

build-one = Produire en { $language }
build-all = Produire dans toutes les langues
building = Production des fichiers en cours
building-count = Langues traitées : { $done } sur { $total }
build-failed = Rien n’a été produit. Ce qui ne va pas :
built = Les fichiers sont prêts
draft = ébauche
file-about = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
    }, { $kilobytes } ko

search = Rechercher
filters = Afficher
filter-all = Tous
filter-missing = Manquants
filter-stale = Dépassés
filter-problems = Avec problèmes
filter-unreviewed = Non relus
progress = { $messages ->
    [one] { $messages } message terminé
   *[other] { $messages } messages terminés
    } sur { $total } · { $words ->
    [one] { $words } mot
   *[other] { $words } mots
    } sur { $words_total }
nothing-found = Aucun message ne correspond.
status-missing = manquant
status-stale = dépassé
status-draft = ébauche
status-translated = traduit
status-reviewed = relu
problems = { $count ->
    [one] { $count } problème
   *[other] { $count } problèmes
    }
unsaved = non enregistré

original = Original ({ $language })
original-note = Ceci est l’original. Si vous le modifiez, ses traductions seront dépassées jusqu’à ce que quelqu’un les ait vérifiées.
translation = Traduction ({ $language })
text = Texte
changed-since = Ce qui a changé depuis dans l’original
removed = supprimé :
added = ajouté :
as-text = En texte Fluent
choice = Selon { $name }
plural-zero = zéro
plural-one = un
plural-two = deux
plural-few = quelques-uns
plural-many = beaucoup
plural-other = autres
default-form = par défaut
add-form = Ajouter la forme « { $form } »
remove-form = Retirer cette forme
pieces = Ce que contient l’original
characters = Caractères
insert = Insérer { $what }
findings = Ce que dirait un correcteur
nothing-found-wrong = Rien à redire.
error = Erreur
warning = Avertissement
save = Enregistrer
revert = Abandonner les modifications
undo = Annuler le dernier enregistrement
saved = Enregistré
not-saved = Non enregistré : { $reason }
settle = Quelqu’un l’a-t-il vérifié ?
who = Nom (tel qu’il sera consigné)
mark-translated = Dit ce que dit l’original
mark-reviewed = Lu et approuvé
settled-translated = Consigné comme traduit
settled-reviewed = Consigné comme relu
conflict = Ce texte a été modifié ailleurs
conflict-help = Rien n’a été écrasé. Lisez les deux, puis gardez-en un.
theirs = Actuellement dans le fichier
mine = Le vôtre, non enregistré
keep-mine = Enregistrer le mien
take-theirs = Prendre l’autre
terms = Termes convenus ({ $count })
not = et non :

signatory = Signataire { $number }
signatory-place = Les noms sont imprimés exactement comme dans la liste. Celui-ci se trouve dans { $path }, ligne { $line }.
lost = Le pupitre s’est arrêté. Copiez ce que vous n’avez pas enregistré, relancez le pupitre avec « openletter preview » et ouvrez sa nouvelle adresse.
unreadable = La lettre ne peut pas être lue
last-good = Voici les dernières pages correctes. Ce qui fait obstacle :
no-pages = Il n’y a pas encore de pages. Ce qui fait obstacle :

character-NBSP = Espace insécable
character-NNBSP = Espace fine insécable
character-SHY = Trait d’union conditionnel
character-ZWNJ = Antiliant sans chasse
character-ZWJ = Liant sans chasse
character-LRM = Marque gauche-à-droite
character-RLM = Marque droite-à-gauche
character-LRE = Enchâssement gauche-à-droite
character-RLE = Enchâssement droite-à-gauche
character-LRO = Forçage gauche-à-droite
character-RLO = Forçage droite-à-gauche
character-PDF = Fin d’enchâssement
character-LRI = Isolat gauche-à-droite
character-RLI = Isolat droite-à-gauche
character-FSI = Début d’isolat
character-PDI = Fin d’isolat

# Pourquoi une action n’a pas pu aboutir, selon le `kind` du refus.
refusal-empty = Un texte ne peut pas être vide. Écrivez quelque chose.
refusal-malformed = Ce texte ne peut pas être lu comme du Fluent. Le plus souvent, une accolade ou un guillemet est resté ouvert, ou une forme est vide.
refusal-nothing-here = Il n’y a plus rien ici. Ouvrez la dernière adresse affichée par la commande.
refusal-lost = Le pupitre ne répond pas.
refusal-not-found = Ce texte n’est plus dans la lettre, ou son fichier est illisible à cet endroit. Voyez ce qui a été relevé pour cette langue.
refusal-conflict = Entre-temps, le texte a changé dans le fichier. Rien n’a été écrit.
refusal-out-of-bounds = Le fichier est un lien, n’est pas du texte ou se trouve hors du dossier de la lettre. Rien n’a été écrit. Mettez un fichier ordinaire à sa place.
refusal-unreadable = La lettre ne peut pas être lue, et rien n’a été écrit. Corrigez ce que le pupitre signale plus haut.
refusal-machine = L’ordinateur n’y est pas parvenu. Vérifiez que le disque n’est pas plein et qu’il est permis d’écrire dans le dossier.
refusal-busy = Des fichiers sont déjà en cours de production. Attendez qu’ils soient prêts.
refusal-missing = Ce texte n’est pas traduit : il n’y a donc rien à consigner. Traduisez-le d’abord.
refusal-name = Ce n’est pas le nom d’une personne. Donnez un nom, sur une seule ligne.
refusal-body = Ce texte dépasse la longueur permise. Répartissez-le en plusieurs messages.

# Un bouton à côté d’une remarque ; ce qu’il change dans le texte figure à côté de ces mots.
fix = Corriger :
# Avant la même remarque en anglais, qui nomme les détails.
in-english = En anglais, avec les détails
# La page qui précède une lettre remise à la délégation d’un État Membre et qui la lui adresse.
broken-text = Ce texte est abîmé dans son fichier. Il ne pourra être enregistré qu’une fois corrigé à cet endroit : voyez les problèmes relevés dans cette langue.
other-findings = Problèmes relevés ailleurs : { $count }
nobody-addressed = Aucune lettre ne peut être adressée dans cette langue : les noms des États Membres n’y sont pas disponibles.
document-delivery = À une délégation
