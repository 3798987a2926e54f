### Las palabras propias de la mesa. Nunca las de una carta.

title = openletter · la mesa de traducción
skip = Ir al editor
pages = Páginas
messages = Mensajes
editor = Editor
documents = Documentos
document-letter = Carta
document-announcement = Anuncio
beside = Original al lado
page-alt = Página { $page } de { $pages }, { $language }
parts = Partes de la mesa
tab-page = Página
tab-messages = Mensajes
tab-edit = Editar

locales = Lenguas de la carta
words-language = Lengua de la mesa
the-original = El original
settled = { $share } listo
count-missing = { $count ->
    [one] falta { $count }
   *[other] faltan { $count }
    }
count-stale = { $count ->
    [one] { $count } desactualizado
   *[other] { $count } desactualizados
    }
count-draft = { $count ->
    [one] { $count } borrador
   *[other] { $count } borradores
    }
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errores
    }
count-warnings = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
    }

build-one = Generar { $language }
build-all = Generar todas las lenguas
building = Se están generando los archivos
building-count = { $done } de { $total } lenguas generadas
build-failed = No se generó nada. Lo que falla:
built = Los archivos están listos
draft = borrador
file-about = { $pages ->
    [one] { $pages } página
   *[other] { $pages } páginas
    }, { $kilobytes } kB

search = Buscar
filters = Mostrar
filter-all = Todos
filter-missing = Sin traducir
filter-stale = Desactualizados
filter-problems = Con problemas
filter-unreviewed = Sin revisar
progress = { $messages } de { $total } mensajes listos · { $words } de { $words_total } palabras
nothing-found = Ningún mensaje coincide.
status-missing = sin traducir
status-stale = desactualizado
status-draft = borrador
status-translated = traducido
status-reviewed = revisado
problems = { $count ->
    [one] { $count } problema
   *[other] { $count } problemas
    }
unsaved = sin guardar

original = Original ({ $language })
original-note = Este es el original. Si lo cambia, sus traducciones quedarán desactualizadas hasta que alguien las haya mirado.
translation = Traducción ({ $language })
text = Texto
changed-since = Lo que ha cambiado en el original desde entonces
removed = eliminado:
added = añadido:
as-text = Como texto de Fluent
choice = Según { $name }
plural-zero = cero
plural-one = uno
plural-two = dos
plural-few = pocos
plural-many = muchos
plural-other = otros
default-form = en los demás casos
add-form = Añadir la forma «{ $form }»
remove-form = Quitar esta forma
pieces = Lo que contiene el original
characters = Caracteres
insert = Insertar { $what }
findings = Lo que diría quien corrige
nothing-found-wrong = Nada que objetar.
error = Error
warning = Aviso
save = Guardar
revert = Descartar los cambios
undo = Deshacer lo último guardado
saved = Guardado
not-saved = No se ha guardado: { $reason }
settle = ¿Lo ha mirado alguien?
who = Nombre (tal como constará)
mark-translated = Dice lo que dice el original
mark-reviewed = Leído y aprobado
settled-translated = Consta como traducido
settled-reviewed = Consta como revisado
conflict = Este texto se cambió en otro lugar
conflict-help = No se ha sobrescrito nada. Lea los dos y quédese con uno.
theirs = Ahora en el archivo
mine = El suyo, sin guardar
keep-mine = Guardar el mío
take-theirs = Tomar el otro
terms = Términos acordados ({ $count })
not = no:

signatory = Firmante { $number }
signatory-place = Los nombres se imprimen exactamente como figuran en la lista. Este está en { $path }, línea { $line }.
lost = La mesa se ha detenido. Lo que escribió sigue aquí; vuelva a iniciarla con «openletter preview».
unreadable = No se puede leer la carta
last-good = Estas son las últimas páginas correctas. Lo que lo impide:
no-pages = Todavía no hay páginas. Lo que lo impide:

character-NBSP = Espacio de no separación
character-NNBSP = Espacio fino de no separación
character-SHY = Guion opcional
character-ZWNJ = Antiligadura de ancho cero
character-ZWJ = Ligadura de ancho cero
character-LRM = Marca de izquierda a derecha
character-RLM = Marca de derecha a izquierda
character-LRE = Incrustación de izquierda a derecha
character-RLE = Incrustación de derecha a izquierda
character-LRO = Anulación de izquierda a derecha
character-RLO = Anulación de derecha a izquierda
character-PDF = Fin de la incrustación
character-LRI = Aislamiento de izquierda a derecha
character-RLI = Aislamiento de derecha a izquierda
character-FSI = Comienzo de un aislamiento
character-PDI = Fin de un aislamiento
