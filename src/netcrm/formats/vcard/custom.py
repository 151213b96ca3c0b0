"""A word of the user's own for what something is for, as phones with Android write it in 2.1.

Samsung's have ``X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4D=75=6D)``, which no grammar of
vCards allows, others ``X-Mum`` where the word is made of letters, digits and hyphens.
"""

from __future__ import annotations

import re
from binascii import a2b_qp

from netcrm.formats.vcard.decoding import codec_of
from netcrm.rules.text import without_controls

_BEGIN = "X-CUSTOM("
_CUSTOM = re.compile(
    r"X-CUSTOM\((?:CHARSET=([^,)]*),)?(ENCODING=QUOTED-PRINTABLE,)?(.*)\)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"X-([A-Z0-9-]+)", re.IGNORECASE)


def custom_label(parameter: str) -> str:
    """Return the word that a parameter without a name stands for; empty where it is none."""
    found = _CUSTOM.fullmatch(parameter.strip())
    if found is None:
        bare = _BARE.fullmatch(parameter.strip())
        return bare[1] if bare else ""
    charset, quoted, word = found.groups("")
    if quoted:
        data = a2b_qp(word.encode("utf-8", "surrogateescape"))
        word = data.decode(codec_of(charset) or "utf-8", "replace")
    return without_controls(word).strip()


def is_cut(line: str) -> bool:
    """Tell a line that ends within such a word, at a ``=``, and goes on in the next one."""
    return line.endswith("=") and ":" not in line and _BEGIN in line.upper()
