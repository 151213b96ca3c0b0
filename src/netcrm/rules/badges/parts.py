"""What the parts of a badge beside the name are: the title, the organisation, what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from netcrm.rules.badges.vocabulary import (
    DEPARTMENTS,
    LEGAL_FORMS,
    ORGANISATIONS,
    TITLE_ENDINGS,
    TITLES,
)
from netcrm.rules.sentence.post import is_no_post, read_post

TITLE, ORGANISATION, DEPARTMENT = "title", "organisation", "department"
UNKNOWN, CLAUSE = "unknown", "clause"
"""What stands there in capitals and is told by no word; and what is said in small letters."""

_WORDS = re.compile(r"[\s/]+")
_COMMAS = re.compile(r",(?![^(\[]*[)\]])")


@dataclass(slots=True)
class Parts:
    """The parts that were found so far; ``small`` tells that all is written in small letters."""

    small: bool
    titles: list[str] = field(default_factory=list)
    organisation: str = ""
    departments: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)

    def put(self, text: str, typed: str) -> None:
        """Take a field, which may hold several parts with commas between them.

        "Engines, Inc." is one, "CTO, Analytical Engines" are two.
        """
        pieces = pieces_of(text)
        kinds = {kind_of(piece, small=self.small) for piece in pieces}
        for piece in [", ".join(pieces)] if kinds <= {UNKNOWN, ORGANISATION} else pieces:
            self._put(piece, typed)

    def _put(self, piece: str, typed: str) -> None:
        kind = kind_of(piece, small=self.small)
        if is_no_post(piece):
            self.others.append((CLAUSE, piece))
            return
        title, organisation = read_post(piece, typed)
        is_post = not title or kind not in (CLAUSE, ORGANISATION) or _has_title(title)
        if organisation and not self.organisation and is_post:
            self.organisation = organisation
            self.titles += [title] if title else []
        elif kind == TITLE:
            self.titles.append(title or piece)
        elif kind == DEPARTMENT:
            self.departments.append(piece)
        else:
            self.others.append((kind, piece))

    def settle(self) -> tuple[str, str, str, str]:
        """Return the title, the organisation, its department, and what is none of them."""
        organisation = self.organisation or self._taken(ORGANISATION) or self._taken(UNKNOWN)
        if not organisation and self.departments:
            organisation = self.departments.pop(0)
        said = ", ".join(text for _, text in self.others)
        return ", ".join(self.titles), organisation, ", ".join(self.departments), said

    def _taken(self, wanted: str) -> str:
        for place, (kind, text) in enumerate(self.others):
            if kind == wanted:
                del self.others[place]
                return text
        return ""


def pieces_of(text: str) -> list[str]:
    """Divide at commas outside brackets, but not before a legal form: "Engines, Inc."."""
    pieces: list[str] = []
    for piece in map(trimmed, _COMMAS.split(text)):
        if pieces and piece.lower().rstrip(".") in LEGAL_FORMS:
            pieces[-1] += f", {piece}"
        elif any(map(str.isalnum, piece)):
            pieces.append(piece)
    return pieces


def trimmed(text: str) -> str:
    """Take off the signs around a part, but not the point of an initial, or of "Inc."."""
    bare = text.strip(" ,;").lstrip(" .")
    last = bare.rstrip(" .").rpartition(" ")[2]
    if len(last) == 1 or "." in last or last.lower() in LEGAL_FORMS:
        return bare
    return bare.rstrip(" .")


def _has_title(text: str) -> bool:
    return any(word.lower() in TITLES for word in text.split())


def kind_of(text: str, *, small: bool) -> str:
    """Tell what a part is, by the first of its words that tells it."""
    words = [word.strip("()[]:'\"").lower().replace(".", "") for word in _WORDS.split(text)]
    if words and words[0] in DEPARTMENTS:
        return DEPARTMENT
    for word in words:
        if word in ORGANISATIONS:
            return ORGANISATION
        if word in TITLES or word.endswith(TITLE_ENDINGS):
            return TITLE
    begins = next(filter(str.isalnum, text), "")
    named = small or not begins.islower() or bool(re.match(r"\W*(?:at\s|[a-z]+[A-Z])", text))
    return UNKNOWN if named else CLAUSE
