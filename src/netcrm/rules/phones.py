"""Phone numbers in all their writings: with the country, without it, from abroad."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.handles import normal_phone

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGIONS = frozenset(
    """
    AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC
    EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB
    LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY
    MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL
    TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""The countries of which phone numbers are known, by their two letters."""


def parse_region(typed: str) -> str:
    """Read a country by its two letters, such as IE; UsageError for what is none."""
    region = typed.strip().upper()
    if region not in REGIONS:
        raise UsageError(f"'{typed}' is no country of two letters, such as IE or US.")
    return region


def phone_forms(text: str, region: str | None = None) -> list[str]:
    """Return the normal forms under which a phone number may be stored, its own first.

    ``region`` is where the user's numbers are from that do not tell their country. Where it is not
    told, or not that of the number, the number without its country is another one.
    """
    own = normal_phone(text)
    number = _understood(own, region)
    if number is None:
        return [own]
    import phonenumbers

    country = number.country_code or 0
    within = phonenumbers.national_significant_number(number)
    forms = [own, f"+{country}{within}", f"{country}{within}"]
    if region is not None and country == phonenumbers.country_code_for_region(region):
        home = phonenumbers.region_code_for_country_code(country)
        before = phonenumbers.ndd_prefix_for_region(home, strip_non_digits=True) or ""
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        forms += [within, before + within, normal_phone(national)]
    if region is not None:
        dialled = phonenumbers.format_out_of_country_calling_number(number, region)
        forms.append(normal_phone(dialled))
    return list(dict.fromkeys(forms))


@cache
def comparable_phone(normal: str, region: str | None) -> str:
    """Return a number, in its normal form, as E.164 where it can be one, else as it is.

    So those that were written in different ways are compared.
    """
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        return str(format_number(parse(normal, region), PhoneNumberFormat.E164))
    except NumberParseException:
        return normal


def _understood(own: str, region: str | None) -> PhoneNumber | None:
    """Return the number that a normal form means, if that can be said.

    Digits that tell no country are of the region, or else begin with their country.
    """
    import phonenumbers

    for written, fits in (
        (own, phonenumbers.is_possible_number),
        (f"+{own}", phonenumbers.is_valid_number),
    ):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if fits(number):
            return number
    return None
