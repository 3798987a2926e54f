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

locales = Idiomas de la carta
words-language = Idioma de la mesa
the-original = El original
settled = { $share } listo
count-missing = { $count } sin traducir
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

build-one = Generar en { $language }
build-all = Generar en todos los idiomas
building = Se están generando los archivos
building-count = Archivos generados en { $done } de { $total } idiomas
build-failed = No se ha generado nada. Esto es lo que falla:
built = Los archivos se han generado
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
original-note = Este es el original. Si lo cambia, sus traducciones quedarán desactualizadas hasta que alguien las compruebe.
translation = Traducción ({ $language })
text = Texto
changed-since = Lo que ha cambiado en el original desde la traducción
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
undo = Deshacer el último guardado
saved = Guardado
not-saved = No se ha guardado: { $reason }
settle = ¿Lo ha comprobado alguien?
who = Nombre (tal como constará)
mark-translated = Dice lo que dice el original
mark-reviewed = Leído y aprobado
settled-translated = Consta como traducido
settled-reviewed = Consta como revisado
conflict = Este texto se ha cambiado en otro lugar
conflict-help = No se ha sobrescrito nada. Lea los dos textos y quédese con uno.
theirs = El que está ahora en el archivo
mine = El que ha escrito usted, sin guardar
keep-mine = Guardar el mío
take-theirs = Usar el otro
terms = Términos acordados ({ $count })
not = no:

signatory = Firmante { $number }
signatory-place = Los nombres se imprimen exactamente como figuran en la lista. Este está en { $path }, línea { $line }.
lost = La mesa se ha detenido. Copie lo que no haya guardado, vuelva a iniciarla con «openletter preview» y abra la nueva dirección.
unreadable = No se puede leer la carta
last-good = Estas son las últimas páginas correctas. Esto es lo que impide actualizarlas:
no-pages = Todavía no hay páginas. Esto es lo que impide componerlas:

character-NBSP = Espacio de no separación
character-NNBSP = Espacio fino de no separación
character-SHY = Guion opcional
character-ZWNJ = Carácter de no unión de ancho cero
character-ZWJ = Carácter de unión de ancho cero
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

# Por qué no se ha podido hacer algo, según el `kind` de la negativa.
refusal-empty = Un texto no puede quedar vacío. Escriba algo.
refusal-malformed = Esto no se puede leer como texto de Fluent. Lo más frecuente es que falte cerrar una llave o unas comillas, o que una forma esté vacía.
refusal-nothing-here = Aquí ya no hay nada. Abra la última dirección que mostró el programa.
refusal-lost = La mesa no responde.
refusal-not-found = La carta ya no contiene este texto, o su archivo no se puede leer en ese lugar. Vea lo que se ha encontrado en este idioma.
refusal-conflict = Entretanto ha cambiado el texto en el archivo. No se ha escrito nada.
refusal-out-of-bounds = El archivo es un enlace simbólico, no es de texto o está fuera de la carpeta de la carta. No se ha escrito nada. Ponga en su lugar un archivo corriente.
refusal-unreadable = No se puede leer la carta y no se ha escrito nada. Corrija lo que la mesa muestra arriba.
refusal-machine = El equipo no ha podido hacerlo. Compruebe que el disco no esté lleno y que se pueda escribir en la carpeta.
refusal-busy = Ya se están generando archivos. Espere a que termine el proceso.
refusal-missing = Este texto no está traducido, así que no hay nada que hacer constar. Tradúzcalo primero.
refusal-name = Esto no es el nombre de una persona. Escriba un nombre, en una sola línea.
refusal-body = Esto es más largo de lo que puede ser un texto. Divídalo en varios mensajes.

# Un botón junto a una observación; lo que cambia en el texto se muestra al lado de estas palabras.
fix = Corregir:
# Antes de la misma observación en inglés, que da los detalles.
in-english = En inglés, con detalle
# La página que precede a una carta que se entrega a la delegación de un Estado Miembro y que la dirige a ella.
broken-text = Este texto está dañado en su archivo. No se podrá guardar hasta que se corrija allí; consulte los problemas encontrados en este idioma.
other-findings = Problemas encontrados en otros lugares: { $count }
nobody-addressed = En este idioma no se puede dirigir ninguna carta: en él no se dispone de los nombres de los Estados Miembros.
document-delivery = A una delegación
