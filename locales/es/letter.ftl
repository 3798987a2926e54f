### The letter in Spanish (United Nations usage). The English of 8 October 2025 is the original.
### Figures are variables; their values and sources stand in letter.toml.
### One approach throughout: “personas refugiadas” (as in the sourced “organizaciones lideradas por personas refugiadas”);
### “refugiados” stands only in the official title of the Convention.

## Heading

letter-title =
    El asilo es un derecho.
    La protección de las personas refugiadas es ley.
# “carta abierta” has no official source in terms.tsv; it is the everyday term.
letter-subtitle =
    Carta abierta de organizaciones lideradas por personas refugiadas
    a los Estados Miembros

## Who calls, and for what

# $signatory-count: number of signatories, computed from signatories.csv
# $country-count: number of countries they come from
# $convention-year, $protocol-year: years of the two treaties
# “abajo firmantes” has no official source in terms.tsv; it is the set formula of signed instruments.
# “international human rights” among legal norms: “derecho internacional de los derechos humanos”, the name of that body of law.
letter-call = Nosotras, las { NUMBER($signatory-count) } organizaciones abajo firmantes, lideradas por personas refugiadas y procedentes de más de { NUMBER($country-count) } países, exhortamos a los Estados Miembros de las Naciones Unidas a que defiendan, preserven y refuercen el derecho internacional de los derechos humanos, la protección internacional de las personas refugiadas y el derecho internacional humanitario. Nos preocupan profundamente los intentos que podrían debilitar las normas jurídicas que salvaguardan la dignidad, la protección y la paz, en particular las consagradas en la Convención sobre el Estatuto de los Refugiados, de { NUMBER($convention-year) }, y en su Protocolo de { NUMBER($protocol-year) }.

# “experiencia vivida” has no official source in terms.tsv; it is established in Spanish and clearer to States than “vivencia”.
letter-authority = Como organizaciones lideradas por personas refugiadas e integradas por solicitantes de asilo y personas refugiadas, hablamos en nombre de las personas más directamente afectadas por las decisiones de los Estados, y junto con ellas. Nuestra autoridad nace de la experiencia vivida: sabemos lo que significa que la protección se respete, y conocemos el costo devastador de que se deniegue. Por ello podemos afirmar con claridad que las propuestas de debilitar, reformar o sustituir los marcos vigentes relativos a las personas refugiadas y a los derechos humanos no solo socavarán el derecho internacional, sino que lo quebrantarán activamente. Esos cambios suprimirían una protección que ha salvado millones de vidas y dejarían a innumerables personas más a merced de la persecución, la violencia y la inseguridad.

## The moment

# $figures-date: the day for which UNHCR counted; only its year is printed
# The figures are in millions of people. The categories overlap and do not add up to the total.
# $one-in: one in every so many people in the world is forcibly displaced
# The abbreviation “IDPs” is left out: terms.tsv has none for Spanish, and the letter does not use it again.
# “Siria”, not the UN short form “República Árabe Siria”: the English, too, says plain “Syria”.
letter-urgency = La urgencia de este momento es innegable. Al término de { DATETIME($figures-date, year: "numeric") }, { NUMBER($displaced) } millones de personas de todo el mundo se encontraban desplazadas por la fuerza a causa de la persecución, los conflictos, la violencia y los abusos contra los derechos humanos. Entre ellas había { NUMBER($refugees) } millones de personas refugiadas, { NUMBER($internally-displaced) } millones de personas desplazadas internamente y { NUMBER($asylum-seekers) } millones de solicitantes de asilo. En países como el Sudán ({ NUMBER($displaced-sudan) } millones de personas desplazadas), Siria ({ NUMBER($displaced-syria) } millones), el Afganistán ({ NUMBER($displaced-afghanistan) } millones) y Ucrania ({ NUMBER($displaced-ukraine) } millones), el desplazamiento ha alcanzado niveles sin precedentes. Hoy, una de cada { NUMBER($one-in) } personas del mundo se encuentra desplazada por la fuerza. No son estadísticas: son familias, niñas y niños, y comunidades enteras cuya seguridad y cuyo futuro dependen de que los Estados respeten el derecho internacional y protejan el derecho al asilo.

# “devolución” (refoulement) has no official source in terms.tsv; it is the word of the Spanish text of
# article 33 of the Convention (“por expulsión o devolución”) and of the sourced “no devolución”.
letter-framework = El marco jurídico internacional establecido tras la Segunda Guerra Mundial representa un logro importante de nuestra historia mundial colectiva, en el que se reconocen la necesidad de soluciones duraderas y de acceso a una protección permanente, la tragedia de la devolución y la repatriación forzada, y los derechos humanos básicos de que son titulares todas las personas refugiadas. Acuerdos como la Convención sobre el Estatuto de los Refugiados, su Protocolo y otros tratados de derechos humanos se elaboraron para salvaguardar vidas, impedir el retorno forzado a situaciones de peligro y fomentar la estabilidad y la cooperación entre las naciones. Esos acuerdos son el cimiento que sustenta la seguridad mundial, regional y nacional, y sirven al mismo tiempo a nuestros intereses económicos y fiscales mundiales.

letter-failures = Hoy en día, las crisis mundiales, la violencia prolongada y los desplazamientos masivos se ven alimentados con demasiada frecuencia por el incumplimiento de esas obligaciones jurídicas, de seguridad nacional, económicas y morales. La erosión de las normas humanitarias y de derechos humanos desemboca directamente en sufrimiento humano, inestabilidad, desorden, mayores riesgos para la seguridad y nuevos ciclos de desplazamiento. En este momento crítico, el mundo necesita un compromiso más firme, y no más débil, con el derecho internacional, así como medidas urgentes para proteger a las personas solicitantes de asilo, a las personas refugiadas y, en última instancia, nuestra humanidad compartida.

## What States are asked to do

letter-asks = Por consiguiente, alentamos a los Estados a que:

# $anniversary: which anniversary of the Refugee Convention is upcoming
# “Ceremonia de Tratados” has no official source in terms.tsv (“?Ceremonia de los Tratados”); without the article as in
# the Secretary-General's letter of 31 March 2009, Spanish version (“Ceremonia de tratados de 2009”).
# “ratificar” has no official source in terms.tsv; it is the verb of treaty practice.
letter-ask-ratify = Firmen y ratifiquen los tratados relativos a los derechos humanos, a las personas refugiadas y al derecho humanitario, y promuevan esos compromisos y marcos jurídicos mediante leyes de aplicación y foros como la Ceremonia de Tratados de la { -unga }, y en conmemoración del próximo { NUMBER($anniversary) }.º aniversario de la Convención sobre el Estatuto de los Refugiados.

letter-ask-affirm = Afirmen los beneficios de esos tratados tanto para las personas como para los Estados, subrayando que los marcos de protección sólidos que ofrecen la posibilidad de una protección permanente contribuyen a la estabilidad, la seguridad y la dignidad humana. Las soluciones duraderas dan mejores resultados en materia de integración y crean un mundo más seguro y estable para quienes más lo necesitan.

letter-ask-share = Compartan las medidas prácticas adoptadas para cumplir las obligaciones dimanantes de los tratados, entre ellas el fortalecimiento de procedimientos de asilo justos, la asignación de recursos a los mecanismos de protección de los derechos, la ampliación de las iniciativas de reasentamiento con independencia de la nacionalidad, la raza o la religión, y la prestación de asistencia a los países de acogida —en particular a los países de ingresos bajos y medios— que asumen una importante responsabilidad al acoger a la mayoría de las personas refugiadas del mundo.

# “denunciar / retirarse de” has no official source in terms.tsv; “denunciar” is the verb of treaty law (Convention, article 44).
letter-ask-oppose = Manifiesten su oposición y su rechazo a todo intento de denunciar esos tratados, retirarse de ellos o sustituirlos por marcos más débiles que en nada favorecen nuestros intereses de seguridad nacional, económicos, jurídicos o morales, y que no protegen adecuadamente contra la persecución y las violaciones de los derechos humanos. Por ejemplo, devolver por la fuerza a personas refugiadas y solicitantes de asilo al mismo peligro del que huyeron vulnera el derecho internacional y agrava el sufrimiento.

## What is at stake

letter-history = La historia nos recuerda lo que está en juego. El derecho a buscar asilo es parte fundamental de las tradiciones culturales y religiosas de la humanidad. Muchas de las personas que hoy estamos con vida encontramos refugio porque los Estados cumplieron sus obligaciones. Casos notorios de indiferencia, de lentitud en la respuesta o de inacción han costado millones de vidas; haber abandonado a personas que quedaron a merced de un destino atroz es una mancha en nuestra historia compartida.

letter-voices = Nuestras voces, las de organizaciones creadas y lideradas por personas que saben por experiencia propia lo que significa verse desplazadas por la fuerza, son esenciales en esta cuestión. Somos a la vez prueba viva de la necesidad de esta protección y asociadas en la elaboración de soluciones que defiendan los derechos humanos y fomenten la estabilidad. Al proteger el asilo y los derechos de las personas refugiadas, no protegemos solo a las personas desplazadas: protegemos la esencia misma de la humanidad.

letter-urge = En esta coyuntura crítica, instamos a todos los Estados a que colaboren entre sí y con la sociedad civil, en particular con las organizaciones lideradas por personas refugiadas, para reforzar el marco internacional que protege a las personas de la persecución, el desplazamiento y las violaciones graves de los derechos humanos.

## Closing, followed by the signatories

letter-closing = En solidaridad,
