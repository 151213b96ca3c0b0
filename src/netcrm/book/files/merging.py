"""What a card changes in a contact who is here already: a merge of three sides.

The sides are what the file says, what the same source said last time, and what is kept. A value
is news only where it differs from last time; news replaces what the source had brought, and never
what the user has written since, nor anything by something empty. What is kept may hold control
characters, of which a file such as a vCard has only the pictures: neither is news beside the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import NAME_PARTS, comparable, full_name_key
from netcrm.book.files.adding_to import addresses, labels, posts
from netcrm.book.files.saying import APART, DATE, LISTS, PHOTO, SINGLE, all_told
from netcrm.rules.fields import field_key
from netcrm.rules.names.folding import fold
from netcrm.rules.names.parts import NameParts, display_name, read_name
from netcrm.rules.text import shown_alike, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netcrm.book.files.adding_to import Postal
    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card
    from netcrm.rules.posts import FullPost


@dataclass(slots=True)
class News:
    """What a card brings: values that change, values that are further ones, and what was kept.

    ``labels`` are what e-mails, phones and links are for, before and after. ``kept`` has what is
    here and stays, and what the file says otherwise.
    """

    changed: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    further: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    addresses: Postal | None = None
    posts: list[FullPost] = field(default_factory=list)
    kept: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.changed, self.further, self.labels, self.addresses, self.posts))


def news(
    card: Card,
    said: Mapping[str, Any],
    kept: Person,
    before: Mapping[str, Any] | None,
    *,
    own: bool = False,
    again: bool = False,
    older: bool = False,
) -> News:
    """Compare a card with the contact and with what its source said ``before``, if anything.

    ``own`` is netcrm's own file: the user has edited it, so its values count wherever they differ.
    ``again`` is a further card of the same command, ``older`` one of before what its source has
    said already: they bring only what is missing, lest two of them change the contact to and fro.
    What was told and is not here is not missing: it was taken away.
    """
    found = News()
    told = all_told(before or {})
    ignored = {*APART, *(NAME_PARTS if own and contradicts_itself(card) else ())}
    single = {name: value for name, value in said.items() if name not in ignored}
    _compare(found, single, kept, told, own=own, again=again or older)
    if "organisation" in found.changed and "department" in said:
        found.changed["department"] = ("", said["department"])  # that of the new post
        found.kept.pop("department", None)
    in_one_piece = own or not (card.given or card.family)
    if in_one_piece and "name" in found.changed and found.changed.keys().isdisjoint(NAME_PARTS):
        found.changed.update(_parts(found.changed["name"][1], kept))
    settled = frozenset(told) if older else frozenset()
    _add_to_lists(found, card, kept, told, [name for name in LISTS if name not in settled], own=own)
    if "labels" not in settled:
        found.labels = labels(card, kept, told, own=own, again=again)
    if "addresses" not in settled:
        found.addresses = addresses(card, kept, told, again=again)
    if "further_posts" not in settled:
        found.posts = posts(card, kept, told)
    return found


def _compare(
    found: News,
    single: Mapping[str, str],
    kept: Person,
    told: Mapping[str, Any],
    *,
    own: bool,
    again: bool,
) -> None:
    """Compare what there is one of: a value changes, or is kept, or neither."""
    for name, value in single.items():
        current = _current(kept, name)
        last = told.get(name, "")
        if value in (last, current) or (not own and shown_alike(value, current)):
            continue
        if name in NAME_PARTS and not (last or own) and kept.name == single.get("name"):
            continue  # who is shown the same is only taken apart in another way
        counts = own or (bool(told) and current == last)
        if not (current or (again and last)) or (counts and not again):
            found.changed[name] = (current, value)
        else:
            found.kept[name] = (current, value)


def _add_to_lists(
    found: News,
    card: Card,
    kept: Person,
    told: Mapping[str, Any],
    names: Iterable[str],
    *,
    own: bool,
) -> None:
    """Find what is further of that of which there are several, and a name that goes."""
    lost = [] if own else _lost(found)
    for name in names:
        known = {_comparable(name, one) for one in (*getattr(kept, name), *told.get(name, ()))}
        brought = [*getattr(card, name), *(lost if name == "former_names" else ())]
        further = [one for one in brought if _comparable(name, one) not in known]
        if further:
            found.further[name] = list(dict.fromkeys(further))


def _comparable(name: str, value: str) -> str:
    return comparable(name, without_controls(value))


def _lost(found: News) -> list[str]:
    """Return the name that goes because a file has another one: they were called so.

    In netcrm's own file the user has edited it, and it was perhaps but mistyped.
    """
    if "name" not in found.changed:
        return []
    then, now = found.changed["name"]
    return [then] if full_name_key(then) != full_name_key(now) else []


def contradicts_itself(card: Card) -> bool:
    """Say whether the parts of a name are not those of the name: one of both was edited.

    Where the name was, its parts follow it; the old parts that stand beside it do not come back.
    """
    parts = NameParts(*(getattr(card, name) for name in NAME_PARTS))
    return bool(card.name) and fold(display_name(parts) or card.name) != fold(card.name)


def _parts(name: str, kept: Person) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what becomes of the parts of a name that was written anew in one piece."""
    parts = read_name(name)[1]
    for part in NAME_PARTS:
        now, then = _current(kept, part), getattr(parts, part)
        if now != then:
            yield part, (now, then)


def _current(kept: Person, name: str) -> str:
    if name not in (*SINGLE, PHOTO):
        return _own(kept, name)
    value = kept.own_every if name == "every" else getattr(kept, name)
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value.isoformat())


def _own(kept: Person, name: str) -> str:
    """Return a date, or a field of the user's own, under whatever writing of its name."""
    if name.startswith(DATE):
        dates = {fold(without_controls(called)): day for called, day in kept.dates.items()}
        return dates.get(fold(without_controls(name.removeprefix(DATE))), "")
    fields = {field_key(called): value for called, value in kept.fields.items()}
    return fields.get(field_key(name), "")
