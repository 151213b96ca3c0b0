"""Phone numbers in one form, so that those written in different ways are compared."""

from __future__ import annotations

from functools import cache


@cache
def comparable_phone(normal: str, region: str | None) -> str:
    """Return a number, in its normal form, as E.164 where it can be one, else as it is.

    ``region`` (``GB``) is the country of the numbers that do not tell theirs.
    """
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        return str(format_number(parse(normal, region), PhoneNumberFormat.E164))
    except NumberParseException:
        return normal
