"""All dialects, in the order in which a file is tried on them: the most distinctive ones first."""

from __future__ import annotations

from netcrm.formats.dialects.any_table import ANY_TABLE
from netcrm.formats.dialects.customer_systems import HUBSPOT, PIPEDRIVE, ZOHO
from netcrm.formats.dialects.google import GOOGLE
from netcrm.formats.dialects.mail_programs import ROUNDCUBE, THUNDERBIRD, WINDOWS_MAIL
from netcrm.formats.dialects.outlook import OUTLOOK

_ORDER = (
    GOOGLE,
    WINDOWS_MAIL,
    ROUNDCUBE,
    THUNDERBIRD,
    OUTLOOK,
    ZOHO,
    HUBSPOT,
    PIPEDRIVE,
    ANY_TABLE,
)

DIALECTS = {dialect.name: dialect for dialect in _ORDER}
"""The dialects by the names that ``import --from`` takes."""
