"""Google Contacts: what it exported from 2011 to 2024, and what it exports since."""

from __future__ import annotations

from netcrm.formats.dialects.dialect import Dialect, columns, words

GOOGLE = Dialect(
    name="google",
    marks=words("""
        e-mail 1 - value
        phone 1 - value
        given name|additional name|family name
        given name|family name|group membership
        first name|organization name|labels
        first name|phonetic first name
    """),
    columns=columns("""
        name = name
        prefix = name prefix
        given = given name|first name
        middle = additional name|middle name
        family = family name|last name
        suffix = name suffix
        nickname = nickname
        maiden = maiden name
        birthday = birthday
        notes = notes
        tags = group membership|labels
        organisation = organization name|organization # - name
        title = organization title|organization # - title
        department = organization department|organization # - department
        email.label = e-mail # - type|e-mail # - label
        email = e-mail # - value
        phone.label = phone # - type|phone # - label
        phone = phone # - value
        link.label = website # - type|website # - label
        link = website # - value
        address.label = address # - type|address # - label
        formatted = address # - formatted
        street = address # - street
        city = address # - city
        po_box = address # - po box
        region = address # - region
        postal_code = address # - postal code
        country = address # - country
        extended = address # - extended address
        date.label = event # - type|event # - label
        date = event # - value
        own.label = custom field # - type|custom field # - label
        own = custom field # - value
    """),
    written=True,
    between=" ::: ",
    between_tags=" ::: ",
    unwanted_tags=frozenset(("mycontacts", "my contacts")),
)
"""Everybody in an address book of Google's has the group myContacts: it tells nobody apart."""
