"""Contact points in their normal forms: two of the same normal form reach the same person.

What was typed is kept and shown; the normal form is stored beside it, for finding people and for
noticing that somebody is there already. A wrong likeness would join two people while a missed one
only costs a duplicate, so in doubt two forms stay different.
"""

from __future__ import annotations

import re
import unicodedata

from netcrm.errors import UsageError
from netcrm.rules import orcid

# Where a person's page is: the host, what stands before the handle in the path, our short name.
PROFILES = {
    "linkedin.com": ("in/", "linkedin"),
    "x.com": ("", "x"),
    "twitter.com": ("", "x"),
    "github.com": ("", "github"),
    "orcid.org": ("", "orcid"),
    "researchgate.net": ("profile/", "researchgate"),
    "bsky.app": ("profile/", "bluesky"),
    "instagram.com": ("", "instagram"),
    "xing.com": ("profile/", "xing"),
}
PLATFORMS = frozenset({name for _, name in PROFILES.values()} | {"scholar", "mastodon"})
_MIRRORS = frozenset({"m", "mobile"})  # and the two letters of a country
# First words of a path that are not people.
_NOT_HANDLES = frozenset({"home", "search", "explore", "login", "settings", "about", "i"})
# They write /@handle as Mastodon does, and are no part of it.
_NOT_MASTODON = frozenset(
    {"medium.com", "youtube.com", "tiktok.com", "threads.net", "threads.com", "substack.com"}
)
_TRACKING = frozenset({"trk", "ref", "fbclid", "gclid", "igshid", "lang", "hl"})

_COMMON = "https://www.linkedin.com/in/"
_NOT_IN_EMAIL = r"\s@<>,;:\"()\[\]\\\x00-\x1f\x7f"
_EMAIL = rf"[^{_NOT_IN_EMAIL}]+@[^{_NOT_IN_EMAIL}.]+(?:\.[^{_NOT_IN_EMAIL}.]+)+"
FEDERATED = r"@([\w.-]+)@([\w-]+(?:\.[\w-]+)+)"
_EXTENSION = "(?<=[^a-z])(?:ext|x|#|,|;)"
_AFTER_PHONE = r"\s*(?:(?:extension|ext|x|#|,|;)[.:=\s]*)+[0-9]{1,7}"
_LINK = r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S+"
_PHONE = r"\+?[0-9(][0-9()\s./-]+"
_DATE = r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}"
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15  # the most that the international numbering plan allows
_LONGEST_PHONE = 80  # with blanks, signs and an extension; a long text is none, and soon told


def normal_email(text: str) -> str:
    """Return an e-mail address for comparing; what follows a plus sign in it stays."""
    bare = text.strip().casefold().removeprefix("mailto:")
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare)


def normal_phone(text: str) -> str:
    """Return the digits of a phone number, after ``+`` where the country is told, for comparing.

    An extension is left out: it reaches the same desk. Empty where there is no digit to compare.
    """
    number = re.split(_EXTENSION, _with_ascii_digits(text).casefold(), maxsplit=1)[0]
    international = number.lstrip("tel:. (").startswith("+")
    if international:
        number = number.replace("(0)", "")  # +44 (0)20: the 0 is dialled at home only
    # Letters after the first digit are part of the number (1-800-FLOWERS), those before a label.
    signs = "".join(filter(str.isalnum, number)).lstrip("abcdefghijklmnopqrstuvwxyz")
    if not international and signs.startswith("00"):
        international, signs = True, signs[2:]
    return f"+{signs}" if international and signs else signs


def normal_link(text: str) -> str:
    """Return a web address or handle for comparing: ``linkedin:ada-lovelace``, ``example.org/ada``.

    Pages of the known platforms become ``platform:handle`` whatever their country, case, language
    or tracking. Of other addresses the scheme, ``www.``, the fragment and tracking are left out.
    """
    if text.startswith(_COMMON):  # nearly every link of a large import, so it has a short way
        slug = text[len(_COMMON) :]
        if slug.isascii() and slug.replace("-", "").isalnum():
            return f"linkedin:{slug.lower()}"
    address = text.strip()
    platform, _, handle = address.partition(":")
    if platform.casefold() in PLATFORMS and handle and not handle.startswith("//"):
        return _handle_on(platform.casefold(), handle)
    if found := re.fullmatch(FEDERATED, address):
        return f"mastodon:@{found[1]}@{found[2]}".casefold()
    if re.fullmatch(orcid.BARE, address):
        return f"orcid:{address.casefold()}"
    return _normal_address(address)


def normal_handle(text: str) -> str:
    """Return a bare handle for comparing with the handle of a link: ``@Grace`` is ``grace``."""
    return text.strip().lstrip("@").casefold()


def handles_of(text: str) -> list[str]:
    """Return the normal forms of a bare handle: on each known platform, and on none."""
    bare = normal_handle(text)
    return [bare, f"@{bare}", *(f"{platform}:{bare}" for platform in sorted(PLATFORMS))]


def looks_like_email(text: str) -> bool:
    """Tell whether a text can be an e-mail address with a domain, and nothing else."""
    return bool(re.fullmatch(_EMAIL, text.strip()))


def checked_email(text: str) -> str:
    """Return an e-mail address as typed, without ``<>`` and blanks around it.

    Raises ``UsageError`` where it can be none.
    """
    address = text.strip().removeprefix("<").removesuffix(">").strip()
    if not re.fullmatch(_EMAIL, address):
        raise UsageError(f"'{text}' is not an e-mail address: write it like ada@example.org.")
    return address


def checked_link(text: str) -> str:
    """Return a web address or handle as typed, without blanks around it.

    Raises ``UsageError`` for an ORCID iD whose check digit says that it is mistyped.
    """
    address = text.strip()
    platform, _, handle = normal_link(address).partition(":")
    if platform == "orcid" and (fault := orcid.fault(handle)):
        raise UsageError(f"'{address}' is no ORCID iD: {fault}.")
    return address


def looks_like_phone(text: str) -> bool:
    """Tell whether a text can be a phone number and is neither a date nor a short number."""
    if len(text) > _LONGEST_PHONE:
        return False
    number = _with_ascii_digits(text.strip()).casefold().removeprefix("tel:")
    number = re.sub(f"{_AFTER_PHONE}$", "", number)
    digits = sum(map(str.isdigit, number))
    return (
        _FEWEST_DIGITS <= digits <= _MOST_DIGITS
        and bool(re.fullmatch(_PHONE, number))
        and not re.fullmatch(_DATE, number)
    )


def looks_like_link(text: str) -> bool:
    """Tell whether a text is a web address with a path, or a handle that names its platform."""
    address = text.strip().casefold()
    platform, _, handle = address.partition(":")
    if platform in PLATFORMS and handle and not handle[0].isspace():
        return True
    return bool(re.fullmatch(f"{_LINK}|{FEDERATED}|{orcid.BARE}", address))


def _with_ascii_digits(text: str) -> str:
    """Write digits, plus and hyphens in ASCII, without the signs that tell the way of writing."""
    if text.isascii():
        return text
    return "".join(map(_in_ascii, text))


def _in_ascii(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Cf", "Pd"}:
        return "-" if category == "Pd" else ""
    return "+" if sign == "\uff0b" else str(unicodedata.decimal(sign, sign))


def _normal_address(address: str) -> str:
    """Return the normal form of an address that is written with its host."""
    if "%" in address:
        # Only for names with accents: no other link pays for the import.
        from urllib.parse import unquote

        address = unquote(address)
    address = re.sub("^[A-Za-z][A-Za-z0-9+.-]*://", "", unicodedata.normalize("NFC", address))
    rest, _, query = address.partition("#")[0].partition("?")
    host, _, path = rest.partition("/")
    host = _site(host)
    path = path.strip("/")
    person = _person(host, path, query)
    if person:
        return person
    told = "&".join(field for field in query.split("&") if field and not _is_tracking(field))
    return f"{host}{'/' if path else ''}{path}{'?' if told else ''}{told}"


def _site(host: str) -> str:
    """Return a host without www, port and, on the known platforms, its country or mobile form."""
    name = re.sub(r"\.?(?::(?:80|443))?$", "", host.casefold()).removeprefix("www.")
    first, _, rest = name.partition(".")
    mirrored = rest in PROFILES and (len(first) == 2 or first in _MIRRORS)  # noqa: PLR2004
    return rest if mirrored else name


def _person(host: str, path: str, query: str) -> str:
    """Return ``platform:handle`` where the page is that of a person; else nothing."""
    if host in PROFILES:
        before, platform = PROFILES[host]
        first, _, others = path[len(before) :].partition("/")
        is_page = path.casefold().startswith(before) and (before or not others)
        if is_page and first and first.casefold() not in _NOT_HANDLES:
            return _handle_on(platform, first)
    if host.startswith("scholar.google."):
        users = [field[5:] for field in query.split("&") if field.startswith("user=")]
        return _handle_on("scholar", users[0]) if users else ""
    if re.fullmatch(r"@[\w.-]+", path) and host not in _NOT_MASTODON:
        return f"mastodon:{path}@{host}".casefold()
    return f"mastodon:{path}".casefold() if re.fullmatch(FEDERATED, path) else ""


def _handle_on(platform: str, handle: str) -> str:
    """Put platform and handle together; Google Scholar alone tells capitals from small letters."""
    if platform == "scholar":
        return f"scholar:{handle}"
    return f"{platform}:{handle.casefold() if platform == 'mastodon' else normal_handle(handle)}"


def _is_tracking(field: str) -> bool:
    name = field.partition("=")[0].casefold()
    return name in _TRACKING or name.startswith("utm_")
