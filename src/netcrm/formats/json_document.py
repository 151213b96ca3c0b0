"""A JSON document in pieces: the lists of its outermost object, each record by record.

Reading goes on after what is no JSON, where the next line begins with a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.formats.json_text import CUT_OFF, BrokenError, JsonText, Value
from netcrm.formats.remarks import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO


class Document:
    """A JSON object whose members are asked for by their names, in any order.

    ``open_again`` opens the text from its beginning: what stands before the place where reading
    has come is looked for from there. ``lines`` tells where each member that was met begins,
    ``broken`` what around the members is no JSON.
    """

    def __init__(self, open_again: Callable[[], TextIO]) -> None:
        self.lines: dict[str, int] = {}
        self.broken: dict[int, Skipped] = {}
        self._open_again = open_again
        self._begin()

    def _begin(self) -> None:
        self._file = self._open_again()
        self._text = JsonText(self._file)
        self._ended = False

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def read(self) -> int:
        """How many characters were read."""
        return self._text.read

    def plain(self, *names: str) -> dict[str, Any]:
        """Return the members of these names that there are; none of what is no object."""
        found: dict[str, Any] = {}
        if self._text.sign() != "{":
            return found
        while len(found) < len(names) and (name := self._next_name()) is not None:
            if name in names:
                found[name] = self._text.value().value
            else:
                self._pass_over()
        return found

    def values(self, name: str) -> Iterator[Value | Skipped]:
        """Yield the values of the list ``name``; what of it is no JSON, or no list, is Skipped."""
        if not self._find(name):
            return
        if self._text.sign() == "[":
            yield from self._items()
            return
        line = self._text.line
        try:
            if self._text.value().value is not None:
                yield Skipped(line, f"{name} is no list")
        except BrokenError as error:
            self._note(error)

    def finish(self) -> None:
        """Look at what follows, to know whether it is more than was asked for."""
        self._find(None)
        if self._ended and self._text.sign():
            self._note(BrokenError(self._text.line, "the file goes on after its end: left out"))

    def _find(self, name: str | None) -> bool:
        """Go to the value of a member; in a file of another order, from the beginning again."""
        if self._find_from_here(name):
            return True
        if name not in self.lines:
            return False
        self.close()
        self._begin()
        return self._find_from_here(name)

    def _find_from_here(self, name: str | None) -> bool:
        try:
            while (found := self._next_name()) is not None:
                if found == name:
                    return True
                self._pass_over()
        except BrokenError as error:
            self._note(error)
        return False

    def _next_name(self) -> str | None:
        """Return the name of the next member and step to its value; None behind the last one."""
        text = self._text
        while not self._ended and (sign := text.sign()) != '"':
            if sign not in ("{", ",", "}"):
                raise self._broken()
            text.step()
            self._ended = sign == "}"
        if self._ended:
            return None
        line, name, _ = text.value()
        if text.sign() != ":":
            raise self._broken()
        text.step()
        if self.lines.setdefault(str(name), line) != line:
            self._note(BrokenError(line, f"{name} stands here a second time: left out"))
        return str(name)

    def _pass_over(self) -> None:
        if self._text.sign() == "[":
            for _ in self._items():
                pass
        else:
            self._text.value()

    def _items(self) -> Iterator[Value | Skipped]:
        """Yield the values of the list that begins here, and step behind it."""
        text = self._text
        text.step()
        while (sign := text.sign()) != "]":
            if sign == ",":
                text.step()
                continue
            try:
                yield text.value()
            except BrokenError as error:
                yield Skipped(error.line, error.reason)
                if not text.to_next_record():
                    self._ended = True
                    return
        text.step()

    def _broken(self) -> BrokenError:
        return BrokenError(self._text.line, "no JSON" if self._text.sign() else CUT_OFF)

    def _note(self, error: BrokenError) -> None:
        self.broken.setdefault(error.line, Skipped(error.line, error.reason))
