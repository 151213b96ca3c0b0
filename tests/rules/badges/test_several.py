"""Lines of which it must be told whether they are about one person or about several."""

from __future__ import annotations

import pytest
from tests.rules.sentence.network import CALENDAR

from netcrm.errors import UsageError
from netcrm.rules.badges.reading import read_badge


@pytest.mark.parametrize(
    "line",
    [
        '"Müller, Jörg" <joerg@x.example>; "Weber, Ute" <ute@x.example>',
        "Jörg Müller <joerg@x.example>, Ute Weber <uw7@x.example>",
        "Jörg Müller <joerg@x.example> Ute Weber <uw7@x.example>",
        "Müller, Jörg joerg@x.example; Weber, Ute ute@x.example",
        "jörg müller, joerg@x.example, ute weber, uweber@x.example",
        "Ada Lovelace <a@x.example>; Ada Byron <b@x.example>",
        "Ada Lovelace, ada@x.example, a2@x.example, Bob Moss <bob@x.example>",
    ],
)
def test_several_people_are_refused(line: str) -> None:
    with pytest.raises(UsageError, match="several people"):
        read_badge(line, CALENDAR)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lovelace <ada@x.example>, <ada@y.example>",
        "Ada Lovelace, CTO at Engines, ada@x.example, ada@y.example",
        "Ada Lovelace <ada@x.example>, CTO at Engines <ada@y.example>",
        "Ada Lovelace <ada@x.example>; Ada Lovelace <ada@y.example>",
        "Ada Lovelace <ada@x.example>, Analytical Engines, lovelace@y.example",
        "Ada Lovelace ada@x.example, e-mail: office@y.example",
        "Ada Lovelace; Lund University; ada@x.example; lovelace@lund.example",
    ],
)
def test_further_addresses_of_one_person_are_kept(line: str) -> None:
    badge = read_badge(line, CALENDAR)
    assert (badge.name, len(badge.emails)) == ("Ada Lovelace", 2)


def test_one_address_twice_and_who_is_written_to_next_are_no_further_person() -> None:
    same = "Ada Lovelace <ada@x.example>; Countess Byron <ADA@x.example>"
    assert read_badge(same, CALENDAR).name == "Ada Lovelace"
    then = "Ada Lovelace <ada@x.example> next: write to Bob Moss <bob@x.example> in 2 weeks"
    assert read_badge(then, CALENDAR).emails == ("ada@x.example",)
