"""The text of a large JSON file, decoded value by value as it is read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from typing import TextIO

CHUNK = 1 << 20
LONGEST = 50_000_000
"""Characters in one value, at most."""

CUT_OFF = "the file breaks off here"

_BLANKS = re.compile(r"[ \t\r\n]*")
_NEXT_RECORD = re.compile(r"\n(?=[{\]])")
# What SQLite would take for the end of a text, and what is no character.
_UNWANTED = re.compile("[\0\ud800-\udfff]|\\\\u(?:0000|[dD][89a-fA-F])")
_MAY_GO_ON = re.compile(r"[-+.\w]*\Z")
# What may go on in the next piece: a word, a number, an escape.
_CUT_OFF = re.compile(r"[-+.\\\w]*\s*\Z")
_decode = json.JSONDecoder().raw_decode


class BrokenError(Exception):
    """The text is no JSON at ``line``."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Value(NamedTuple):
    """A value, and the line where it begins; ``odd`` if a text in it may need mending."""

    line: int
    value: Any
    odd: bool


class JsonText:
    """A text of which only a piece is in memory, and the place in it; ``read`` counts characters.

    The json module decodes the values: it is several times as fast as what parses event by event,
    and after something that is no JSON it can begin again where the next line does.
    """

    def __init__(self, file: TextIO) -> None:
        self.read = 0
        self._file = file
        self._text = ""
        self._place = 0
        self._line = 1
        self._counted = 0
        self._odd = False

    @property
    def line(self) -> int:
        """The number of the line where reading has come, from 1."""
        self._line += self._text.count("\n", self._counted, self._place)
        self._counted = self._place
        return self._line

    def sign(self) -> str:
        """Step over blanks and return the sign that follows, or nothing at the end."""
        while True:
            sign = self._text[self._place : self._place + 1]
            if sign > " ":
                return sign
            if found := _BLANKS.match(self._text, self._place):
                self._place = found.end()
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._read_on():
                return ""

    def step(self) -> None:
        """Step over one sign."""
        self._place += 1

    def value(self) -> Value:
        """Decode the value that comes next; BrokenError, and no step further, where there is none.

        A number counts as whole only where it is seen that something else follows.
        """
        self.sign()
        line = self.line
        while True:
            try:
                value, end = _decode(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if not self._may_be_cut_off(error):
                    raise BrokenError(line, "no JSON") from error
                if not self._read_on():
                    raise BrokenError(line, CUT_OFF) from error
                continue
            if not _MAY_GO_ON.match(self._text, end) or not self._read_on():
                break
        odd = self._odd and bool(_UNWANTED.search(self._text, self._place, end))
        self._place = end
        return Value(line, value, odd)

    def to_next_record(self) -> bool:
        """Go to the next line that begins with a record or ends a list; False where there is none.

        netcrm writes each record on a line of its own, from the first column.
        """
        while True:
            if found := _NEXT_RECORD.search(self._text, self._place):
                self._place = found.end()
                return True
            self._place = max(self._place, len(self._text) - 1)
            if not self._read_on():
                self._place = len(self._text)
                return False

    def _may_be_cut_off(self, error: Exception) -> bool:
        if not isinstance(error, json.JSONDecodeError):
            return False
        return error.msg.startswith("Unterminated") or bool(_CUT_OFF.match(self._text, error.pos))

    def _read_on(self) -> bool:
        """Read a further piece, larger than what it goes on with; False at the end."""
        rest = len(self._text) - self._place
        if rest > LONGEST:
            raise BrokenError(self.line, f"more than {LONGEST:,} characters in one record")
        more = self._file.read(max(CHUNK, rest))
        if not more:
            return False
        self.read += len(more)
        self._line = self.line
        self._odd = (self._odd and rest > 0) or _is_odd(more)
        self._text = self._text[self._place :] + more
        self._place = self._counted = 0
        return True


def _is_odd(text: str) -> bool:
    """Say whether there may be something unwanted in a text: quickly, for most have nothing."""
    if "\\u" in text or "\0" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def mended(value: Any) -> Any:  # noqa: ANN401  any value of JSON
    """Return a value with U+FFFD for halves of characters, and without U+0000."""
    if isinstance(value, str):
        return (
            value.replace("\0", "")
            .encode("utf-16-le", "surrogatepass")
            .decode("utf-16-le", "replace")
        )
    if isinstance(value, list):
        return [mended(one) for one in value]
    if isinstance(value, dict):
        return {mended(name): mended(one) for name, one in value.items()}
    return value
