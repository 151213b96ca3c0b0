"""Outlook: on the desktop, on the web, as Google writes it; its columns have localised names."""

from __future__ import annotations

from netcrm.formats.dialects.dialect import Dialect, columns, words

OUTLOOK = Dialect(
    name="outlook",
    written=True,
    marks=words("""
        e-mail 2 address
        e-mail address|e-mail display name
        e-mail address|business phone
        e-mail address|business street
        first name|business phone|home phone
        first name|business country/region
        weitere vornamen
        e-mail 2: adresse
        e-mail-adresse|telefon geschäftlich
        vorname|telefon geschäftlich
        deuxième prénom
        adresse de messagerie|téléphone (bureau)
        prénom|téléphone (bureau)
        prénom|tél. mobile
        dirección de correo electrónico 2
        nombre|teléfono del trabajo
        segundo nombre|apellidos|puesto
        indirizzo e-mail 2
        nome|telefono di lavoro
        nome|secondo nome|cognome
        adres e-mail|telefon służbowy
        imię|telefon służbowy
        imię|drugie imię|nazwisko
        endereço de e-mail 2
        primeiro nome|fone comercial
        primeiro nome|nome do meio
    """),
    columns=columns("""
        prefix = title|anrede|titre|titolo|tytuł|título
        given = first name|vorname|prénom|nombre|nome|imię|primeiro nome
        middle = middle name|weitere vornamen|deuxième prénom|segundo nombre|secondo nome
        middle = drugie imię|nome do meio
        family = last name|nachname|nom|apellidos|cognome|nazwisko|último nome
        suffix = suffix|suffixe|suffisso|sufijo|sufixo
        nickname = nickname|spitzname|surnom|apodo|soprannome|przydomek|apelido
        organisation = company|firma|société|organización|società|empresa
        title = job title|position|profession|puesto|qualifica|stanowisko|cargo
        department = department|abteilung|service|reparto|oddział|departamento
        email = e-mail address|e-mail-adresse|adresse de messagerie|indirizzo e-mail
        email = dirección de correo electrónico|adres e-mail|endereço de e-mail
        email = e-mail 2 address|e-mail 2: adresse|e-mail-adresse 2|adresse de messagerie 2
        email = indirizzo e-mail 2|dirección de correo electrónico 2|adres e-mail 2
        email = endereço de e-mail 2
        email = e-mail 3 address|e-mail 3: adresse|e-mail-adresse 3|adresse de messagerie 3
        email = indirizzo e-mail 3|dirección de correo electrónico 3|adres e-mail 3
        email = dirección del correo electrónico 3|endereço de e-mail 3
        phone:mobile = mobile phone|mobiltelefon|tél. mobile|teléfono móvil|telefono mobile
        phone:mobile = telefon komórkowy|celular|mobiltelefon 2
        phone:main = primary phone|haupttelefon|téléphone principal|teléfono principal
        phone:main = telefono principale|telefon główny|fone primario
        phone:work = business phone|telefon geschäftlich|téléphone (bureau)|teléfono del trabajo
        phone:work = telefono di lavoro|telefon służbowy|fone comercial
        phone:work = business phone 2|telefon geschäftlich 2|téléphone 2 (bureau)
        phone:work = telefono di lavoro 2|telefon służbowy 2|fone comercial 2
        phone:home = home phone|telefon privat|téléphone (domicile)|particular|telefono di casa
        phone:home = telefon domowy|fone de casa
        phone:home = home phone 2|telefon privat 2|téléphone 2 (domicile)|telefono di casa 2
        phone:home = fone de casa 2
        phone:company = company main phone|telefon firma|téléphone société
        phone:car = car phone|autotelefon|téléphone (voiture)|telefono dell'auto|fone do carro
        phone:other = other phone|weiteres telefon|téléphone (autre)|otro teléfono|phone altro
        phone:other = outro fone
        phone:callback = callback|rückmeldung|rappel
        phone:radio = radio phone|funkruf
        phone:ISDN = isdn
        phone:TTY = tty/tdd phone|telefon für hörbehinderte
        phone:assistant = assistant's phone|telefon assistent|téléphone de l'assistant(e)
        phone:assistant = telefono dell'assistente|telefon asystenta|fone do assistente
        phone:work fax = business fax|fax geschäftlich|télécopie (bureau)|fax di lavoro
        phone:work fax = faks służbowy|fax comercial
        phone:home fax = home fax|fax privat|télécopie (domicile)|fax di casa|faks domowy
        phone:home fax = fax de casa
        phone:fax = other fax|weiteres fax|télécopie (autre)|otro fax|fax altro|outro fax
        phone:pager = pager|récepteur de radiomessagerie|numero cercapersone
        link = web page|webseite|page web|página web|pagina web|osobista strona sieci web
        link:home = personal web page
        formatted:work = business address
        street:work = business street|straße geschäftlich|rue (bureau)|calle del trabajo
        street:work = indirizzo di lavoro|ulica (biuro)|rua comercial
        street2:work = business street 2|straße geschäftlich 2|rue (bureau) 2
        street3:work = business street 3|straße geschäftlich 3|rue (bureau) 3
        po_box:work = business address po box|postfach geschäftlich
        city:work = business city|ort geschäftlich|ville (bureau)|ciudad de trabajo
        city:work = città di lavoro|miasto (biuro)|cidade comercial
        region:work = business state|region geschäftlich|bundesland/kanton geschäftlich
        region:work = dép/région (bureau)|provincia o estado de trabajo|provincia di lavoro
        region:work = województwo (biuro)|estado comercial
        postal_code:work = business postal code|postleitzahl geschäftlich|code postal (bureau)
        postal_code:work = código postal del trabajo|cap di lavoro|kod pocztowy (biuro)
        postal_code:work = código postal comercial
        country:work = business country/region|business country|land/region geschäftlich
        country:work = land geschäftlich|pays/région (bureau)|país o región del trabajo
        country:work = nazione/regione di lavoro|kraj/region (biuro)|região/país comercial
        formatted:home = home address
        street:home = home street|straße privat|rue (domicile)|indirizzo di casa|ulica (dom)
        street:home = rua de casa
        street2:home = home street 2|straße privat 2|rue (domicile) 2
        street3:home = home street 3|straße privat 3|rue (domicile) 3
        po_box:home = home address po box|postfach privat
        city:home = home city|ort privat|ville (domicile)|città di residenza|miasto (dom)
        city:home = cidade de casa
        region:home = home state|region privat|bundesland/kanton privat|dép/région (domicile)
        region:home = provincia di residenza|województwo (dom)|estado de casa
        postal_code:home = home postal code|postleitzahl privat|code postal (domicile)
        postal_code:home = cap di casa|kod pocztowy (dom)|código postal de casa
        country:home = home country/region|home country|land/region privat|land privat
        country:home = pays/région (domicile)|país o región del domicilio|kraj/region (dom)
        country:home = nazione/regione di casa|região/país de casa
        formatted:other = other address
        street:other = other street|weitere straße|rue (autre)|otra calle|via altro|outra rua
        street2:other = other street 2|weitere straße 2|rue (autre) 2
        street3:other = other street 3|weitere straße 3|rue (autre) 3
        po_box:other = other address po box|weiteres postfach
        city:other = other city|weiterer ort|ville (autre)|otra ciudad|città altro|outra cidade
        region:other = other state|weitere region|weiteres/r bundesland/kanton
        region:other = dép/région (autre)|otra provincia o estado|stato altro|outro estado
        postal_code:other = other postal code|weitere postleitzahl|code postal (autre)
        postal_code:other = otro código postal|cap postale altro|outro código postal
        country:other = other country/region|other country|weiteres/e land/region|weiteres land
        country:other = pays/région (autre)|otro país o región|nazione/regione altro
        country:other = outro país/região
        birthday = birthday|geburtstag|anniversaire|cumpleaños|compleanno|urodziny|aniversário
        date:anniversary = anniversary|jahrestag|anniversaire de mariage ou fête|aniversario
        date:anniversary = anniversario|rocznica
        notes = notes|notizen|notas|note|notatki
        tags = categories|kategorien|catégories|categorías|categorie|kategorie|categorias
    """),
)
"""Its Title is the prefix of a name, its Job Title the title."""
