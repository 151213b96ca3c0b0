"""The exports of customer systems. A column that is not here becomes a field of the user's own."""

from __future__ import annotations

from netcrm.formats.dialects.dialect import Dialect, columns, words

HUBSPOT = Dialect(
    name="hubspot",
    marks=words("""
        record id|associated company
        record id|first name|lead status
        record id|first name|contact owner
    """),
    columns=columns("""
        uid = record id
        given = first name
        family = last name
        email = email
        phone = phone number
        phone:mobile = mobile phone number
        phone:fax = fax number
        organisation = associated company|company name
        title = job title
        street = street address
        city = city
        region = state/region
        postal_code = postal code
        country = country/region
        link = website url|linkedin url
        birthday = date of birth
        revised = last modified date
    """),
    own_fields=True,
)

PIPEDRIVE = Dialect(
    name="pipedrive",
    marks=words("person - name"),
    columns=columns("""
        uid = person - id
        name = person - name
        given = person - first name
        family = person - last name
        organisation = person - organization
        title = person - job title
        email:work = person - email - work
        email:home = person - email - home
        email:other = person - email - other
        email = person - email
        phone:mobile = person - phone - mobile
        phone:work = person - phone - work
        phone:home = person - phone - home
        phone:other = person - phone - other
        phone = person - phone
        tags = person - label|person - labels
        formatted = person - address|person - postal address
        birthday = person - birthday
        notes = person - notes
        revised = person - update time
    """),
    own_fields=True,
)

ZOHO = Dialect(
    name="zoho",
    marks=words("""
        record id|account name
        first name|account name|mailing street
        last name|mailing street|lead source
    """),
    columns=columns("""
        uid = record id
        prefix = salutation
        given = first name
        family = last name
        organisation = account name
        title = title
        department = department
        email = email|secondary email
        phone = phone
        phone:home = home phone
        phone:mobile = mobile
        phone:other = other phone
        phone:assistant = asst phone
        phone:fax = fax
        street = mailing street
        city = mailing city
        region = mailing state
        postal_code = mailing zip
        country = mailing country
        street:other = other street
        city:other = other city
        region:other = other state
        postal_code:other = other zip
        country:other = other country
        birthday = date of birth
        notes = description
        revised = modified time
        tags = tag
    """),
    own_fields=True,
)
"""Its Title is that of a post."""
