"""Where a contact point leads: an address that a browser opens, or none.

What comes from an imported file is opened only if it is a web page, a mail or a call. Everything
else (``javascript:``, ``file:``, what begins like an option) leads nowhere.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from netcrm.rules.handles import FEDERATED, PLATFORMS, PROFILES, looks_like_email, normal_phone

EMAIL, PHONE, WEB = "email", "phone", "web"
KINDS = frozenset({EMAIL, PHONE, WEB}) | PLATFORMS
"""What a contact point can be: a page on a known platform or elsewhere, a mail address, a phone."""

SCHEMES = ("https://", "http://", "mailto:", "tel:")

_ALIASES = {"twitter": "x", "mail": EMAIL, "e-mail": EMAIL, "tel": PHONE, "website": WEB}
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_PAGE = r"((?i:https?))://([^\s/?#@\[\]-][^\s/?#\[\]]*(?:[/?#].*)?)"
_WITHOUT_SCHEME = r"\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::[0-9]+)?(?:[/?#]\S*)?"


def kind_of(typed: str) -> str | None:
    """Return the kind of contact point that a word names, if it names one."""
    word = typed.casefold()
    word = _ALIASES.get(word, word)
    return word if word in KINDS else None


def mail_url(address: str) -> str | None:
    """Return what writes to an e-mail address; nothing in it becomes a subject or a copy."""
    bare = address.strip().removeprefix("mailto:").strip("<> ")
    return f"mailto:{quote(bare, safe='@+')}" if looks_like_email(bare) else None


def letter_url(mail: str, subject: str, text: str) -> str:
    """Return what begins a mail with a subject and a text (RFC 6068), to what writes to somebody.

    Its lines end as they do in mails; nothing in it becomes a further header.
    """
    said = {"subject": " ".join(subject.split()), "body": "\r\n".join(text.splitlines())}
    told = "&".join(f"{name}={quote(value, safe='')}" for name, value in said.items() if value)
    return f"{mail}?{told}"


def phone_url(number: str) -> str | None:
    """Return what calls a phone number; one with letters cannot be called like that."""
    digits = normal_phone(number)
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]+", digits) else None


def page_url(link: str, normal: str) -> str | None:
    """Return the page of a web address or handle, whose normal form is ``normal``."""
    address = link.strip()
    if found := re.fullmatch(_PAGE, address, re.DOTALL):
        return f"{found[1].lower()}://{quote(found[2], safe=_IN_ADDRESSES)}"
    platform, _, handle = normal.partition(":")
    if platform in PLATFORMS:
        return _profile(platform, handle)
    if re.fullmatch(_WITHOUT_SCHEME, address):
        return f"https://{quote(address, safe=_IN_ADDRESSES)}"
    return None


def platform_of(normal: str) -> str:
    """Return the platform of a link in its normal form, or that it is somewhere else."""
    platform = normal.partition(":")[0]
    return platform if platform in PLATFORMS else WEB


def _profile(platform: str, handle: str) -> str | None:
    if platform == "scholar":
        return f"https://scholar.google.com/citations?user={quote(handle, safe='')}"
    if platform == "mastodon":
        found = re.fullmatch(FEDERATED, handle)
        return f"https://{found[2]}/@{found[1]}" if found else None
    return next(
        f"https://{host}/{before}{quote(handle, safe='')}"
        for host, (before, name) in PROFILES.items()
        if name == platform
    )
