"""Names that people give to columns by themselves, in English and six other languages.

They are compared without signs: ``E-Mail`` is ``e mail``.
"""

from __future__ import annotations

import re

from netcrm.formats.dialects.dialect import NUMBER, columns
from netcrm.formats.dialects.meanings import POINTS

_WRITTEN = """
    name = name|nom|nombre|nome|full name|fullname|display name|contact|contact name|contact person
    name = person|vollständiger name|anzeigename|ansprechpartner|kontakt|nom complet|nom et prénom
    name = nombre completo|nome completo|imię i nazwisko|contacto|contatto|contato|file as
    prefix = prefix|name prefix|salutation|honorific|anrede|titel|civilité|tratamiento
    given = first name|firstname|given name|givenname|forename|first|vorname|rufname|prénom
    given = primer nombre|nombre de pila|imię|primeiro nome
    middle = middle name|middlename|middle|zweiter vorname|weitere vornamen|deuxième prénom
    middle = segundo nombre|secondo nome|drugie imię|nome do meio
    family = last name|lastname|family name|surname|last|nachname|familienname|nom de famille
    family = apellidos|apellido|cognome|nazwisko|último nome|sobrenome
    suffix = suffix|name suffix|post nominals|credentials|degrees
    nickname = nickname|nick|alias|known as|spitzname|surnom|apodo|soprannome|pseudonim|apelido
    maiden = maiden name|birth name|former name|geburtsname|mädchenname|nom de jeune fille
    pronouns = pronouns|pronomen|pronoms|pronombres|pronomi|pronomes
    email = email|e mail|mail|email address|e mail address|mail address|emails|e mails|primary email
    email = e mail adresse|email adresse|mailadresse|courriel|adresse e mail|adresse email
    email = adresse de messagerie|correo|correo electrónico|dirección de correo electrónico
    email = indirizzo email|indirizzo e mail|posta elettronica|adres e mail|adres email
    email = endereço de e mail|endereço de email|secondary email|other email
    email:work = work email|business email|email work|e mail work|office email|company email
    email:work = e mail geschäftlich|e mail dienstlich|email professionnel
    email:home = home email|personal email|private email|email home|e mail home|e mail privat
    phone = phone|telephone|tel|phone number|telephone number|contact number|phones|phonenumbers
    phone = telefon|telefonnummer|rufnummer|téléphone|numéro de téléphone|teléfono|telefono
    phone = numer telefonu|telefone|fone
    phone:mobile = mobile|mobile phone|mobile number|cell|cell phone|cellphone|mobil|handy
    phone:mobile = mobiltelefon|mobilnummer|handynummer|portable|téléphone portable|tél mobile|móvil
    phone:mobile = teléfono móvil|celular|cellulare|telefon komórkowy|komórka|telemóvel|phone mobile
    phone:work = work phone|business phone|office phone|phone work|telefon geschäftlich
    phone:work = telefon dienstlich|tel dienstlich|téléphone professionnel|teléfono trabajo
    phone:home = home phone|phone home|landline|telefon privat|festnetz|tel privat|téléphone fixe
    phone:main = main phone|primary phone
    phone:other = other phone
    phone:fax = fax|fax number|telefax|faxnummer|télécopie
    link = url|website|web site|web page|webpage|web|homepage|link|profile|profiles|sites
    link = webseite|internet|site web|page web|sitio web|página web|sito|sito web|strona www
    link = strona internetowa|site|linkedin|linkedin url|linkedin profile|linkedin profil
    link = twitter|mastodon|github|xing|instagram|facebook|bluesky|orcid
    organisation = company|organisation|organization|org|company name|employer|institution
    organisation = business|business name|organisation name|organization name|affiliation|firm
    organisation = companies|firma|unternehmen
    organisation = arbeitgeber|institut|société|entreprise|organización|empresa|società|azienda
    organisation = organizzazione|organizacja|organização|associated company
    title = job title|jobtitle|position|role|job|occupation|profession|funktion|beruf
    title = berufsbezeichnung|fonction|poste|puesto|cargo|qualifica|ruolo|posizione|stanowisko
    title = função|headline
    prefix = title|titre|titolo|título|tytuł
    department = department|dept|division|abteilung|département|departamento|reparto
    department = oddział|dział
    formatted = address|adresse|postal address|postanschrift|anschrift|dirección|indirizzo|adres
    formatted = endereço|addresses|full address|mailing address
    street = street|street address|address 1|address line 1|straße|strasse|rue|calle|via|ulica|rua
    house_number = house number|house no|street number|street no|building number|hausnummer
    house_number = haus nr|hausnr|numéro de rue|numéro de voie|número de casa|número da porta
    house_number = numero civico|civico|nr domu|numer domu|huisnummer|husnummer
    house_number = nr|no|number|n|num|numéro|número|numero|numer
    po_box = po box|p o box|post office box|postfach|boîte postale
    street2 = street 2|address 2|address line 2|straße 2|adresszusatz
    city = city|town|location|ort|stadt|wohnort|ville|ciudad|localidad|città|miasto|cidade
    region = state|st|region|province|county|state region|bundesland|kanton|région|provincia
    region = estado|województwo
    postal_code = zip|zip code|zipcode|postal code|postcode|plz|postleitzahl|code postal|cp
    postal_code = código postal|cap|kod pocztowy|cep
    country = country|country region|land|pays|país|paese|nazione|kraj
    formatted:home = home address|privatadresse
    street:home = home street|straße privat
    city:home = home city|ort privat
    region:home = home state
    postal_code:home = home zip|home postal code|plz privat
    country:home = home country|land privat
    formatted:work = work address|business address|office address
    street:work = work street|business street
    city:work = work city|business city
    region:work = work state|business state
    postal_code:work = work zip|business zip|work postal code|business postal code
    country:work = work country|business country
    birthday = birthday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum
    birthday = bday|geb datum|geboren am
    birthday = geboren|anniversaire|date de naissance|cumpleaños|fecha de nacimiento|compleanno
    birthday = data di nascita|urodziny|data urodzenia|aniversário|data de nascimento
    birthday_year = birth year|year of birth|geburtsjahr|année de naissance|año de nacimiento
    birthday_month = birth month|geburtsmonat|mois de naissance|mes de nacimiento
    birthday_day = birth day|jour de naissance|día de nacimiento
    date:anniversary = anniversary|wedding anniversary|jahrestag|hochzeitstag|anniversario|rocznica
    notes = notes|note|comment|comments|remarks|description|info|notizen|notiz|bemerkung
    notes = bemerkungen|kommentar|remarques|commentaire|commentaires|notas|comentarios|uwagi
    notes = notatki|observações|anmerkung|anmerkungen|memo
    tags = tags|tag|labels|label|categories|category|groups|group|kategorie|kategorien|gruppe
    tags = gruppen|étiquettes|catégorie|catégories|etiquetas|categoría|categorías|categoria
    tags = categorie|etichette|etykiety|categorias
    met = met|how we met|where we met|met at|kennengelernt
    met_on = met on|date met|connected on|kennengelernt am
"""

ONE_WORD_NAMES = frozenset(("name", "nom", "nombre", "nome"))
"""The family name, beside a given name; the given name, beside a family name; else the name."""

TITLES = frozenset(("title", "titre", "titolo", "título", "tytuł"))
"""Of a post, unless another column is that: then what stands before a name."""

BARE_NUMBERS = frozenset(("nr", "no", "number", "n", "num", "numéro", "número", "numero", "numer"))
"""Of a house only beside the street; elsewhere of anything."""


def plain(name: str) -> str:
    """Return the name of a column without signs, as the vocabulary has it."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def vocabulary() -> dict[str, str]:
    """Return what the words mean; e-mails, phones and links can also be numbered."""
    found: dict[str, str] = {}
    for name, what in columns(_WRITTEN).items():
        found[plain(name)] = what
        if what.partition(":")[0] in POINTS:
            found[f"{plain(name)} {NUMBER}"] = what
    return found
