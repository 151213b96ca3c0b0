"""Sentences about somebody new, and how each is read; a name is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.sentence.network import CALENDAR

from netcrm.errors import UsageError
from netcrm.rules.days import written
from netcrm.rules.sentence.introduction import described, is_introduction, read_introduction

READ = {
    "Ada Lovelace, CTO at Analytical Engines <ada@x.org> #maths met at ACM": (
        "Ada Lovelace: CTO at Analytical Engines, ada@x.org, #maths, met: ACM"
    ),
    "Ada Lovelace ada@x.org": "Ada Lovelace: ada@x.org",
    "Ada Lovelace <ada@x.org>": "Ada Lovelace: ada@x.org",
    "Ada Lovelace <ada@x.org>, ada@y.org": "Ada Lovelace: ada@x.org, ada@y.org",
    "Ada Lovelace, e-mail: ada@x.org": "Ada Lovelace: ada@x.org",
    "Ada Lovelace +44 20 7946 0018": "Ada Lovelace: +44 20 7946 0018",
    "Ada Lovelace, tel: 020 7946 0018": "Ada Lovelace: 020 7946 0018",
    "Ada Lovelace, +44 (0)20 7946 0018, ada@x.org, https://x.com/ada": (
        "Ada Lovelace: ada@x.org, +44 (0)20 7946 0018, https://x.com/ada"
    ),
    "Ada Lovelace linkedin:ada-lovelace #maths": "Ada Lovelace: linkedin:ada-lovelace, #maths",
    "Ada Lovelace @ada@mathstodon.xyz #maths": "Ada Lovelace: @ada@mathstodon.xyz, #maths",
    "Ada Lovelace at Analytical Engines": "Ada Lovelace: at Analytical Engines",
    "ada lovelace at analytical engines": "ada lovelace: at analytical engines",
    "Ada Lovelace, MD, professor of maths at King's College London #x #y": (
        "Ada Lovelace, MD: professor of maths at King's College London, #x, #y"
    ),
    "Dr. Ada Lovelace, PhD at X": "Dr. Ada Lovelace: PhD at X",
    "Marie de la Cruz at Nile Works": "Marie de la Cruz: at Nile Works",
    "王小明 at 清华大学": "王小明: at 清华大学",
    "Cher, singer at Large <cher@x.org>": "Cher: singer at Large, cher@x.org",
    "Ada Lovelace, CTO <ada@x.org>": "Ada Lovelace: CTO, ada@x.org",
    "Ada Lovelace #berlin": "Ada Lovelace: #berlin",
    "Ada Lovelace met at the congress": "Ada Lovelace: met: the congress",
    "Ada Lovelace met yesterday": "Ada Lovelace: met on Sun 1 Mar",
    "Ada Lovelace met on 12 March in Berlin": "Ada Lovelace: met: Berlin, met on 12 Mar 2025",
    "Ada Lovelace met through Grace": "Ada Lovelace: met: through Grace",
    "Ada Lovelace met at ACM on 12 March 2025, CTO at X": (
        "Ada Lovelace: CTO at X, met: ACM, met on 12 Mar 2025"
    ),
    "Ada Lovelace met on March 12, 2025 at ACM": ("Ada Lovelace: met: ACM, met on 12 Mar 2025"),
}

REFUSED = {
    "Ada Lovelace CTO at Analytical Engines": "'CTO' is no part of one",
    "Ada Lovelace lecturer at X": "'lecturer' is no part of one",
    "Lovelace, Ada at X": "a title or a given name",
    "Lovelace, Ada <ada@x.org>": "a title or a given name",
    "coffee with Ada at ACM": "is no part of one",
    "met Ada at ACM": "has no name",
    "<ada@x.org>": "has no name",
    "#maths": "has no name",
    "Ada Lovelace, CTO, Analytical Engines <a@x.org>": "'Analytical Engines'",
    "Ada Lovelace at X, London <a@x.org>": "'London'",
    "Ada Lovelace 42 at X": "'42' is no part of one",
    "Ada Lovelace met tomorrow at X": "day to come",
    "Ada Lovelace met at ACM, met at AMEE": "says twice",
    "Ada Lovelace #x next: ring": "needs a day",
}


@pytest.mark.parametrize("sentence", READ)
def test_a_sentence_is_read_so(sentence: str) -> None:
    assert is_introduction(sentence)
    said = read_introduction(sentence, CALENDAR)
    parts = described(said, lambda day: written(day, CALENDAR.today))
    assert f"{said.name}: {', '.join(parts)}" == READ[sentence]


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_not_sure_is_refused(sentence: str) -> None:
    assert is_introduction(sentence)
    with pytest.raises(UsageError, match=REFUSED[sentence]):
        read_introduction(sentence, CALENDAR)


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace",
        "Lovelace, Ada",
        "Ada Lovelace, MD",
        "Ada Lovelace, CTO",
        "Attila the Hun",
        "Metin Atalay",
        "Matt Athey",
        "John Smith 3",
        "王小明",
    ],
)
def test_a_name_is_no_sentence(name: str) -> None:
    assert not is_introduction(name)


def test_the_next_step_is_read() -> None:
    said = read_introduction("Ada Lovelace at X next: send slides in 2 weeks", CALENDAR)
    assert said.then == ("send slides", date(2026, 3, 16))
    assert (said.name, said.organisation) == ("Ada Lovelace", "X")
