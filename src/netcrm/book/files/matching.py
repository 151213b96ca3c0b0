"""Who on a card is here already: by uid, link, e-mail, then by name with organisation.

Two people of one name stay two: a name alone is never enough where anything speaks against it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.files.recognising import read_keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from netcrm.book.files.recognising import Keys


class Known:
    """The people who may be on the cards of one file, as they are found and as they are added.

    ``taken`` are those whom a card of this file was already found to be. ``otherwise`` has the
    names by which its source calls people who are called otherwise here.
    """

    def __init__(self, otherwise: Mapping[int, str] | None = None) -> None:
        self._otherwise = otherwise or {}
        self._by_told: dict[str, tuple[int, ...]] = {}
        for number, name in self._otherwise.items():
            _put(self._by_told, name, number)
        self.keys: dict[int, Keys] = {}
        self.taken: set[int] = set()
        self._first: dict[int, frozenset[str]] = {}
        self._by_uid: dict[str, int] = {}
        self._by_link: dict[str, int] = {}
        self._by_email: dict[str, tuple[int, ...]] = {}
        self._by_name: dict[str, tuple[int, ...]] = {}
        self._read: set[int] = set()

    def add(self, number: int, keys: Keys) -> None:
        """Remember one contact; what was known of it before is replaced."""
        self.keys[number] = keys
        if keys.uid:
            self._by_uid[keys.uid] = number
        for link in keys.links:
            self._by_link.setdefault(link, number)
        for email in keys.emails:
            _put(self._by_email, email, number)
        _put(self._by_name, keys.folded, number)
        for kind, normal in keys.also:
            if kind == "uid":
                self._by_uid.setdefault(normal, number)  # whoever has it is meant first
            else:
                _put(self._by_name, normal, number)

    def take(self, number: int, card: Keys) -> None:
        """Remember whom a card was found to be, and by what the first such card reaches them."""
        self.taken.add(number)
        if number not in self._first:
            self._first[number] = _reached_by(card)

    def look_up(self, connection: sqlite3.Connection, cards: Sequence[Keys]) -> None:
        """Read whoever in the database shares a uid, link, e-mail or full name with a card.

        Those who were removed are among them: a file does not bring them back.
        """
        found = connection.execute(
            "SELECT id FROM contact WHERE"
            " uid IN (SELECT value FROM json_each(:uids))"
            " OR folded IN (SELECT value FROM json_each(:names))"
            " OR id IN (SELECT contact_id FROM contact_point WHERE kind IN ('link', 'email')"
            "  AND normal IN (SELECT value FROM json_each(:normals)))"
            " OR id IN (SELECT contact_id FROM alias"
            "  WHERE kind = 'uid' AND normal IN (SELECT value FROM json_each(:uids))"
            "  OR kind = 'name' AND normal IN (SELECT value FROM json_each(:names)))",
            {
                "uids": json.dumps([one.uid for one in cards if one.uid]),
                "names": json.dumps([one.folded for one in cards if one.folded]),
                "normals": json.dumps([n for one in cards for n in (*one.links, *one.emails)]),
            },
        )
        ids = {number for (number,) in found}
        ids.update(number for one in cards for number in self._by_told.get(one.folded, ()))
        new = sorted(ids - self.keys.keys())
        if new:
            for number, keys in read_keys(connection, new).items():
                told = {("name", one) for one in [self._otherwise.get(number)] if one}
                self.add(number, keys._replace(also=keys.also | told))
                self._read.add(number)

    def match(self, card: Keys) -> int | None:
        """Return the contact whom a card means, or None for somebody new.

        Only where it means nobody else it may mean somebody who was removed.
        """
        number = self._by_uid.get(card.uid) if card.uid else None
        if number and (number not in self.taken or self._is_like(card, number)):
            return number
        if not self._has_anything_of(card):
            return None
        return self._match(card, removed=False) or self._match(card, removed=True)

    def _has_anything_of(self, card: Keys) -> bool:
        """Say whether anybody shares a name, link or e-mail with a card: mostly nobody does."""
        return (
            card.folded in self._by_name
            or not self._by_link.keys().isdisjoint(card.links)
            or not self._by_email.keys().isdisjoint(card.emails)
        )

    def _match(self, card: Keys, *, removed: bool) -> int | None:
        for link in card.links:
            number = self._by_link.get(link)
            if number and self.keys[number].removed == removed and self._agrees(card, number):
                return number
        for email in card.emails:
            for number in sorted(self._by_email.get(email, ())):
                other = self.keys[number]
                agree = self._agrees(card, number) and _same_given(card, other)
                if agree and other.removed == removed:
                    return number
        return self._match_name(card, removed=removed)

    def has_uid(self, uid: str) -> bool:
        """Say whether a uid is somebody's."""
        return uid in self._by_uid

    def also(self, number: int, uid: str) -> None:
        """Remember one more uid of somebody."""
        self._by_uid.setdefault(uid, number)

    def namesakes(self, card: Keys) -> list[int]:
        """Return those of the same full name, but for the removed."""
        same = self._by_name.get(card.folded, ())
        return sorted(number for number in same if not self.keys[number].removed)

    def called(self, card: Keys) -> list[int]:
        """Return those who were read and have, or had, the full name of a card."""
        return sorted(
            number for number in self._by_name.get(card.folded, ()) if number in self._read
        )

    def at_address(self, card: Keys) -> list[int]:
        """Return those who have an e-mail address of the card, but for the removed."""
        same = {one for email in card.emails for one in self._by_email.get(email, ())}
        return sorted(number for number in same if not self.keys[number].removed)

    def _match_name(self, card: Keys, *, removed: bool) -> int | None:
        same = [
            number
            for number in sorted(self._by_name.get(card.folded, ()))
            if self.keys[number].removed == removed
            and self._is_reached_alike(card, number)
            and self._agrees(card, number)
        ]
        alike = [number for number in same if self.keys[number].title == card.title]
        free, others = ([n for n in some if n not in self.taken] for some in (alike, same))
        # A row that stands there twice is no change of title of somebody else of that name.
        twice = [n for n in alike if self._first.get(n) == _reached_by(card)]
        return self._only(card, free) or next(iter(twice), None) or self._only(card, others)

    def _only(self, card: Keys, numbers: Sequence[int]) -> int | None:
        """Return the one of several who is meant; None where it may be any of them.

        Whoever has just the same addresses is, else who alone has a phone of the card.
        """
        equal = [n for n in numbers if _equal(self.keys[n], card)]
        reached = [n for n in numbers if self.keys[n].phones & card.phones]
        return next((some[0] for some in (equal[:1], reached, numbers) if len(some) == 1), None)

    def _is_reached_alike(self, card: Keys, number: int) -> bool:
        """Say whether two of one name are one: at one organisation, or by one phone.

        Where neither tells an organisation, nothing may speak against it: all have names like that.
        """
        other = self.keys[number]
        if other.phones & card.phones:
            return True
        if card.organisation or other.organisation:
            return other.organisation == card.organisation
        days = {other.birthday, card.birthday} - {""}
        return len(days) < 2 and not (_reached_by(card) and _reached_by(other))  # noqa: PLR2004

    def _is_like(self, card: Keys, number: int) -> bool:
        """Say whether a second card with somebody's uid is theirs, and not a slip of the source."""
        other = self.keys[number]
        return _same_given(card, other) or bool(other.emails & card.emails)

    def _agrees(self, card: Keys, number: int) -> bool:
        """Say whether nothing speaks against it: other links of one platform, or another uid.

        A uid of another database says nothing, unless both are of this file.
        """
        other = self.keys[number]
        if card.uid and card.uid != other.uid and number in self.taken:
            return False
        shared = _platforms(card.links) & _platforms(other.links)
        return not shared or bool(card.links & other.links)


def _put(found: dict[str, tuple[int, ...]], key: str, number: int) -> None:
    """Add to the numbers under a key: nearly always the only one, for which a set is large."""
    known = found.get(key, ())
    if number not in known:
        found[key] = (*known, number)


def _equal(one: Keys, other: Keys) -> bool:
    return _reached_by(one) == _reached_by(other)


def _reached_by(one: Keys) -> frozenset[str]:
    kinds = [kind for kind in (one.links, one.emails, one.phones) if kind]
    return kinds[0] if len(kinds) == 1 else frozenset().union(*kinds)


def _platforms(links: Iterable[str]) -> set[str]:
    return {link.partition(":")[0] for link in links}


def _same_given(card: Keys, known: Keys) -> bool:
    """Say whether names agree so far as one person's do: a family may share its address.

    Somebody who has another name by now is known by the former ones as well.
    """
    names = [known.folded, *(normal for kind, normal in known.also if kind == "name")]
    return not card.folded or card.folded.split()[0] in [name.split()[0] for name in names if name]
