### La página que precede a la carta dirigida a cada delegación: fórmulas de tratamiento.
### Es una carta en primera persona y firmada, nunca una nota verbal.
###
### $of-state: nombre oficial del Estado según las Naciones Unidas, con su preposición: «de la República Francesa», «del Reino de Marruecos»
### $of-state-short: su nombre corto, igualmente: «de Francia», «del Brasil»
### $seat: new-york o geneva
### $gender: feminine, masculine, o unknown si la lista no lo dice
### $addressee: nombre de la Representante o el Representante Permanente, tal como figura en la lista

# Día en que se entrega la carta
delivery-date = { DATETIME($delivery-date) }

# Cada línea es una línea de la página. Se usa cuando la lista no nombra a nadie.
delivery-recipient =
    { $gender ->
        [feminine] Excma. Sra. Representante Permanente
        [masculine] Excmo. Sr. Representante Permanente
       *[unknown]
            Su Excelencia
            la Representante o el Representante Permanente
    } { $of-state-short }
    Misión Permanente { $of-state }
    { $seat ->
        [geneva] ante la Oficina de las Naciones Unidas y otras organizaciones internacionales con sede en Ginebra
       *[new-york] ante las Naciones Unidas
    }

# Lo mismo, cuando la lista nombra a la persona.
delivery-recipient-named =
    { $gender ->
        [feminine] Excma. Sra. { $addressee }
        [masculine] Excmo. Sr. { $addressee }
       *[unknown] Su Excelencia { $addressee }
    }
    Representante Permanente { $of-state-short }
    Misión Permanente { $of-state }
    { $seat ->
        [geneva] ante la Oficina de las Naciones Unidas y otras organizaciones internacionales con sede en Ginebra
       *[new-york] ante las Naciones Unidas
    }

delivery-salutation =
    { $gender ->
        [feminine] Excelentísima Señora:
        [masculine] Excelentísimo Señor:
       *[unknown] Excelencia:
    }

# $date: día en que se publicó la carta
delivery-body = Tenemos el honor de señalar a su atención la carta abierta «{ letter-title }» Publicada el { DATETIME($date) }, la carta está dirigida a los Estados Miembros de las Naciones Unidas por { NUMBER($signatory-count) } organizaciones lideradas por personas refugiadas. La encontrará en las páginas que siguen, con los nombres de todas las organizaciones firmantes.

delivery-closing = Acepte, Excelencia, las seguridades de nuestra consideración más distinguida.

# Bajo la fórmula de despedida, en lugar de una firma
delivery-signature = { furniture-author }

# Título del archivo PDF
delivery-title = { letter-title } Carta a la Misión Permanente { $of-state }
