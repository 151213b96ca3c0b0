"""What people write into one cell of a table: several addresses, or an address as a mail has it."""

from __future__ import annotations

import re

_BETWEEN_EMAILS = re.compile(r"[,;\s]+")
_EMAIL = re.compile(r"[^@]+@[^@]+")
_BRACKETED = re.compile(r"<(?:mailto:)?([^<>@\s]+@[^<>@\s]+)>", re.IGNORECASE)
_MAIL_TO = re.compile("^mailto:", re.IGNORECASE)

_BETWEEN_PHONES = re.compile(r"\s*[,;\n]\s*|\s+/\s+")
_PHONE = re.compile(r"\+?[-0-9 ()./]+")
_FEWEST_DIGITS = 6
_LONGEST = 200  # characters of several phones; a longer cell is no such thing


def divided(cell: str) -> list[str]:
    """Return the e-mail addresses of a cell, where it is several of them, else the cell."""
    if cell.count("@") > 1:
        several = [*filter(None, _BETWEEN_EMAILS.split(cell))]
        if all(map(_EMAIL.fullmatch, several)):
            return several
    return [cell]


def emails_of(cell: str) -> list[str]:
    """Return e-mail addresses also where names stand before them: Eva <eva@lang.example>."""
    found = _BRACKETED.findall(cell)
    if found and len(found) == cell.count("@"):
        return [str(one) for one in found]
    return [_MAIL_TO.sub("", one, count=1) for one in divided(cell)]


def phones_of(cell: str) -> list[str]:
    """Return the phones of a cell, where it is several whole ones: 01 23 45 67 / 89 has one."""
    several = _BETWEEN_PHONES.split(cell) if len(cell) <= _LONGEST else []
    if len(several) > 1 and all(map(_is_whole, several)):
        return several
    return [cell.removeprefix("tel:")]


def _is_whole(phone: str) -> bool:
    digits = sum(map(str.isdigit, phone))
    return bool(_PHONE.fullmatch(phone)) and digits >= _FEWEST_DIGITS
