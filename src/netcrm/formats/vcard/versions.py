"""In what vCard 3.0 (RFC 2426) and 4.0 (RFC 6350) differ, where netcrm writes them."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from netcrm.formats.vcard.lines import address_of_page, parameter, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.formats.card import Photo

_NO_YEAR = "1604"
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")


class Version(NamedTuple):
    """How one version writes things: the names of properties and parameters, and the forms.

    ``formatted`` returns a parameter; the others what stands before and after the colon.
    """

    number: str
    preferred: str
    anniversary: str
    pronouns: str
    time_zone: str
    formatted: Callable[[str], str]
    day: Callable[[str, str], tuple[str, str]]
    uid: Callable[[str], tuple[str, str]]
    photo: Callable[[Photo], tuple[str, str]]


def day_with_hyphens(name: str, day: str) -> tuple[str, str]:
    """Write a day of the year as 3.0 and Apple do, who know no day without a year."""
    if day.startswith("--"):
        return f"{name};X-APPLE-OMIT-YEAR={_NO_YEAR}", f"{_NO_YEAR}-{text(day[2:])}"
    return name, text(day)


def _day_without(name: str, day: str) -> tuple[str, str]:
    """Write a day as 4.0 does: ``19800322``, ``--0322``."""
    return name, text(f"--{day[2:].replace('-', '')}" if day[:2] == "--" else day.replace("-", ""))


def _label(label: str) -> str:
    """Write an address as it is on an envelope: a text, in which backslashes are escaped."""
    return "LABEL=" + parameter(label.replace("\\", "\\\\"))


def _uid(uid: str) -> tuple[str, str]:
    """Write the uid: in 4.0 it is a URI unless it says that it is none."""
    if _SCHEME.match(uid):
        return "UID", address_of_page(uid)
    return "UID;VALUE=text", text(uid)


def _encoded(photo: Photo) -> tuple[str, str]:
    return f"PHOTO;ENCODING=b;TYPE={photo.kind.upper()}", b64encode(photo.data).decode()


def _as_data(photo: Photo) -> tuple[str, str]:
    return "PHOTO", f"data:image/{photo.kind};base64,{b64encode(photo.data).decode()}"


VERSIONS = {
    "3.0": Version(
        number="3.0",
        preferred="TYPE=pref",
        anniversary="X-ANNIVERSARY",
        pronouns="X-PRONOUNS",
        time_zone="TZ;VALUE=text",
        formatted=lambda label: f"X-NETCRM-FORMATTED={parameter(label)}",
        day=day_with_hyphens,
        uid=lambda uid: ("UID", text(uid)),
        photo=_encoded,
    ),
    "4.0": Version(
        number="4.0",
        preferred="PREF=1",
        anniversary="ANNIVERSARY",
        pronouns="PRONOUNS",
        time_zone="TZ",
        formatted=_label,
        day=_day_without,
        uid=_uid,
        photo=_as_data,
    ),
}
