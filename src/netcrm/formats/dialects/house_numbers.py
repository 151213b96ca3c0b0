"""A street and a house number in columns of their own: one line, in the order of the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for line in text.strip().splitlines() for word in line.split("|"))


_BEFORE_STREET = _words("""
united states|united states of america|usa|us|u.s.|u.s.a.|vereinigte staaten|états-unis
united kingdom|uk|gb|great britain|england|scotland|wales|northern ireland|großbritannien
vereinigtes königreich|royaume-uni|ireland|ie|irland|irlande|éire|canada|ca|kanada
australia|au|australien|australie|new zealand|nz|neuseeland|france|fr|frankreich
south africa|za|südafrika|india|in|indien|inde|luxembourg|lu|luxemburg
""")
_BEHIND_STREET = _words("""
germany|de|deutschland|allemagne|austria|at|österreich|autriche|switzerland|ch|schweiz|suisse
svizzera|liechtenstein|li|netherlands|the netherlands|nl|niederlande|nederland|pays-bas
belgium|be|belgien|belgique|belgië|italy|it|italien|italie|italia|spain|es|spanien|espagne|españa
portugal|pt|poland|pl|polen|pologne|polska|czechia|czech republic|cz|tschechien|česko
slovakia|sk|slowakei|slovensko|slovenia|si|slowenien|slovenija|croatia|hr|kroatien|hrvatska
hungary|hu|ungarn|magyarország|denmark|dk|dänemark|danmark|sweden|se|schweden|sverige
norway|no|norwegen|norge|finland|fi|finnland|suomi|iceland|is|island|estonia|ee|estland
latvia|lv|lettland|lithuania|lt|litauen|greece|gr|griechenland|brazil|br|brasilien|brasil
argentina|ar|argentinien|chile|cl|mexico|mx|mexiko|méxico
""")
_HEADINGS_OF_BEFORE = frozenset(("street", "house", "road", "rue", "numéro"))
"""Words of the columns' names in English and French, in which the number stands first."""


def names_put_first(headings: Iterable[str]) -> bool:
    """Tell by the names of the columns, without signs, whether the number stands first."""
    return not _HEADINGS_OF_BEFORE.isdisjoint(word for name in headings for word in name.split())


def with_number(street: str, number: str, country: str, *, first: bool) -> str:
    """Put a street and its number together; ``first`` counts where the country does not tell."""
    if not street or not number or number.casefold() in street.casefold().split():
        return street or number
    where = fold(country)
    if where in _BEFORE_STREET or (first and where not in _BEHIND_STREET):
        return f"{number} {street}"
    return f"{street} {number}"
