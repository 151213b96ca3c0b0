"""What netcrm has no place for: kept as it stands, decoded, to be written back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.vcard.custom import custom_label
from netcrm.formats.vcard.decoding import base64
from netcrm.formats.vcard.draft import LONGEST
from netcrm.formats.vcard.lines import parameter as written
from netcrm.formats.vcard.photos import DATA, encoded_in
from netcrm.formats.vcard.properties import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_NO_BASE64 = re.compile("[^A-Za-z0-9+/=]+")
_NO_TOKEN = re.compile("[^A-Za-z0-9-]")
_NO_MEDIA = "application/octet-stream"


def rest(draft: Draft) -> list[tuple[str, str]]:
    """Return the lines that are left, in their order, with the labels of their groups."""
    return [
        (_name(one, parameters), value)
        for one in draft.unread
        if not (one.name == "X-ABLABEL" and one.group in draft.used)
        for parameters, value in _kept(draft, one)
    ]


def _kept(draft: Draft, one: Property) -> Iterator[tuple[list[str], str]]:
    encoded = encoded_in(one)
    if encoded is None:
        parameters, value = list(_text_parameters(one)), one.value.strip().replace("\n", "\\n")
    else:
        if not base64(encoded[:LONGEST]) and encoded.strip():
            draft.leave_out(one, "no base64, though it says so")
            return
        parameters, value = _binary_parameters(one), _NO_BASE64.sub("", encoded)
    if len(value) > LONGEST:
        draft.leave_out(one, f"more than {LONGEST:,} characters")
    elif value:
        yield parameters, value


def _name(one: Property, parameters: list[str]) -> str:
    """Return what stands before the colon, in signs that every program reads."""
    group = f"{_NO_TOKEN.sub('-', one.head.group)}." if one.group else ""
    return ";".join((f"{group}{one.head.written.replace('_', '-')}", *parameters))


def _text_parameters(one: Property) -> Iterator[str]:
    """Yield the parameters as version 3.0 has them, without those that told how to decode."""
    for parameter in one.head.parameters:
        name, equals, _ = parameter.partition("=")
        if label := custom_label(parameter):
            yield f"TYPE={written(label)}"
        elif not equals and not encoding_of(parameter):
            yield f"TYPE={parameter.strip()}"
        elif equals and name.strip().upper() not in {"ENCODING", "CHARSET"}:
            yield parameter


def _binary_parameters(one: Property) -> list[str]:
    found = DATA.match(one.value.strip()[:600])
    if found is None:
        return ["ENCODING=b", *_text_parameters(one)]
    media = found[1].lower()
    kind = [] if media in {"", _NO_MEDIA} else [f"TYPE={media.rpartition('/')[2].upper()}"]
    told = (text for text in _text_parameters(one) if text.partition("=")[0].upper() != "MEDIATYPE")
    return ["ENCODING=b", *kind, *told]
