"""The address books of mail programs: Thunderbird, Windows Live Mail, Roundcube."""

from __future__ import annotations

from netcrm.formats.dialects.dialect import Dialect, columns, words

THUNDERBIRD = Dialect(
    name="thunderbird",
    marks=words("""
        primary email
        secondary email
        primäre e-mail-adresse
        adresse électronique principale
        dirección de correo electrónico principal
        email principale|email secondaria
        e-mail primário
    """),
    columns=columns("""
        given = first name|vorname|prénom|nombre|nome|imię|primeiro nome
        family = last name|nachname|nom|nom de famille|apellidos|cognome|nazwisko|último nome
        family = sobrenome
        name = display name|anzeigename|nom à afficher|nombre en pantalla|nome visualizzato
        name = mostrar nome|nazwa wyświetlana
        nickname = nickname|spitzname|surnom|apodo|soprannome|apelido|pseudonim
        email = primary email|primäre e-mail-adresse|adresse électronique principale
        email = dirección de correo electrónico principal|email principale|e-mail primário
        email = secondary email|sekundäre e-mail-adresse|adresse électronique secondaire
        email = dirección de correo electrónico secundaria|email secondaria|e-mail secundário
        phone:mobile = mobile number|mobil-tel.-nr.|portable|teléfono móvil|numero cellulare
        phone:mobile = celular
        phone:work = work phone|tel. dienstlich|tél. professionnel|teléfono (trabajo)
        phone:work = telefono lavoro|fone de trabalho
        phone:home = home phone|tel. privat|tél. personnel|teléfono particular|telefono casa
        phone:home = fone de casa
        phone:pager = pager number|pager-nummer|pager|buscapersonas|numero pager|número do pager
        phone:fax = fax number|fax-nummer|fax|numero fax|número de fax
        street:home = home address|privat: adresse|adresse privée|dirección personal
        street:home = endereço de casa
        street2:home = home address 2|home address2|privat: adresse 2|adresse privée 2
        city:home = home city|privat: ort
        region:home = home state|privat: bundesland
        postal_code:home = home zipcode|home zip|privat: plz|cap di residenza|cep de casa
        country:home = home country|privat: land|país de residencia|nazione di residenza
        country:home = país de casa
        street:work = work address|dienstlich: adresse|adresse professionnelle
        street:work = dirección de trabajo|endereço de trabalho
        street2:work = work address 2|work address2|dienstlich: adresse 2
        street2:work = adresse professionnelle 2
        city:work = work city|dienstlich: ort
        region:work = work state|dienstlich: bundesland
        postal_code:work = work zipcode|work zip|dienstlich: plz|código postal (trabajo)
        postal_code:work = cap di lavoro|cep de trabalho
        country:work = work country|dienstlich: land|país (trabajo)|nazione di lavoro
        country:work = país de trabalho
        title = job title|arbeitstitel|titre|titolo di lavoro|cargo
        department = department|abteilung|service|departamento|reparto
        organisation = organization|organisation|société|organización|organizzazione|organização
        link = web page 1|webseite 1|site web 1|página web 1|pagina web 1
        link = web page 2|webseite 2|site web 2|página web 2|pagina web 2
        birthday_year = birth year|geburtsjahr|année de naissance|año de nacimiento
        birthday_year = anno di nascita|ano de nascimento
        birthday_month = birth month|geburtsmonat|mois|mes de nacimiento|mese di nascita
        birthday_month = mês de nascimento
        birthday_day = birth day|geburtstag|jour|día de nacimiento|giorno di nascita
        birthday_day = dia de nascimento
        notes = notes|notizen|notas|note
    """),
)
"""Its Geburtstag is the day of the month alone."""

WINDOWS_MAIL = Dialect(
    name="windows-mail",
    marks=words("""
        first name|name|business web page
        first name|name|e-mail address|personal web page
        vorname|name|webseite (privat)
        vorname|name|straße (privat)
        vorname|name|telefon (geschäftlich)
    """),
    columns=columns("""
        given = first name|vorname
        family = last name|nachname
        middle = middle name|2. vorname
        name = name
        nickname = nickname|spitzname
        email = e-mail address|e-mail-adresse
        phone:mobile = mobile phone|mobiltelefon
        phone:work = business phone|telefon (geschäftlich)
        phone:home = home phone|telefon (privat)
        phone:work fax = business fax|fax (geschäftlich)
        phone:home fax = home fax|fax (privat)
        phone:pager = pager
        link:work = business web page|webseite (geschäftlich)
        link:home = personal web page|webseite (privat)
        street:work = business street|straße (geschäftlich)
        city:work = business city|ort (geschäftlich)
        postal_code:work = business postal code|postleitzahl (geschäftlich)
        region:work = business state|bundesland (geschäftlich)
        country:work = business country/region|land/region (geschäftlich)
        street:home = home street|straße (privat)
        city:home = home city|ort (privat)
        postal_code:home = home postal code|postleitzahl (privat)
        region:home = home state|bundesland (privat)
        country:home = home country/region|land/region (privat)
        organisation = company|firma
        title = job title|position
        department = department|abteilung
        notes = notes|notizen
    """),
)
"""Its Name is the name that is shown."""

ROUNDCUBE = Dialect(
    name="roundcube",
    marks=words("""
        email home|email work
        display name|email home
        display name|email work
        display name|email other
        website home page|website profile
        im jabber|im skype
    """),
    columns=columns("""
        name = display name
        prefix = title
        given = first name
        middle = middle name
        family = last name
        suffix = suffix
        nickname = nickname
        maiden = maiden name
        organisation = company|work company
        department = department|work dept
        title = job title|work title
        email:home = email home
        email:work = email work
        email:other = email other
        email = email|e-mail address
        phone:mobile = home mobile|mobile phone
        phone:work mobile = work mobile
        phone:main = primary phone
        phone:work = business phone|work phone|business phone 2
        phone:home = home phone|home phone 2
        phone:car = car phone
        phone:other = other phone
        phone:video = phone video
        phone:assistant = assistant's phone
        phone:work fax = business fax|work fax
        phone:home fax = home fax
        phone:pager = pager
        link:home = website home page|website homepage
        link:work = website work
        link:profile = website profile
        link:blog = website blog
        link:other = website other
        street:home = home street
        city:home = home city
        region:home = home state
        postal_code:home = home zip
        country:home = home country
        street:work = business street|work street
        city:work = work city
        region:work = work state
        postal_code:work = work zip
        country:work = work country
        street:other = other street
        city:other = other city
        region:other = other state
        postal_code:other = other postal code
        country:other = other country/region
        birthday = birthday|date of birth
        date:anniversary = anniversary
        notes = notes|info
        tags = categories|groups
    """),
)
