"""Sentences about somebody new, and how each is read; a name is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.sentence.network import CALENDAR

from netcrm.errors import UsageError
from netcrm.rules.days import written
from netcrm.rules.names.folding import fold_words
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
    "Ólafur Grímsson, at University of Iceland, olafur@hi.example": (
        "Ólafur Grímsson: at University of Iceland, olafur@hi.example"
    ),
    "Petra Alm, at LiU, met at AMEE": "Petra Alm: at LiU, met: AMEE",
    "Per Sjöberg, per@liu.example, at LiU": "Per Sjöberg: at LiU, per@liu.example",
    "Per Sjöberg <per@liu.example> at LiU": "Per Sjöberg: at LiU, per@liu.example",
    "Per Sjöberg, dean, at LiU": "Per Sjöberg: dean at LiU",
    "Olga; at HSE": "Olga: at HSE",
    "Petra Åman, works at LiU": "Petra Åman: at LiU",
    "Petra Åman, now working for LiU": "Petra Åman: at LiU",
    "Petra Åman, works as a nurse at LiU": "Petra Åman: nurse at LiU",
    "Petra Åman, Works Manager at LiU": "Petra Åman: Works Manager at LiU",
    "Ada Lovelace, dean at University of Illinois at Chicago": (
        "Ada Lovelace: dean at University of Illinois at Chicago"
    ),
    "Petra Ost, born 12 May #eu": "Petra Ost: #eu, born 12 May",
    "Petra Ost born 12 May 1980, dean at LiU": "Petra Ost: dean at LiU, born 12 May 1980",
    "Petra Ost, born on May 12, 1980, dean": "Petra Ost: dean, born 12 May 1980",
    "Max Born, physicist at Göttingen": "Max Born: physicist at Göttingen",
    "PETRA JANSSON, DEAN AT LIU, MET AT AMEE, p@liu.example": (
        "PETRA JANSSON: DEAN at LIU, p@liu.example, met: AMEE"
    ),
    "SARA LIND, PHD STUDENT AT LUND UNIVERSITY #phd": (
        "SARA LIND: PHD STUDENT at LUND UNIVERSITY, #phd"
    ),
    "Petra Isaksson AT LiU MET AT AMEE": "Petra Isaksson: at LiU, met: AMEE",
    "Petra Karlsson @ LiU met at AMEE": "Petra Karlsson: at LiU, met: AMEE",
    "Mohammed Ali (Moe), dean at LiU": "Mohammed Ali: called Moe, dean at LiU",
    "Eva 'Evi' Gruber at LiU": "Eva Gruber: called Evi, at LiU",
    "Eva “Evi” O'Neill at LiU": "Eva O'Neill: called Evi, at LiU",
    "Terence (TJ) O'Neill, MD at LiU": "Terence O'Neill: called TJ, MD at LiU",
    "Öberg, Åsa <asa@mau.example>": "Åsa Öberg: asa@mau.example",
    '"Öberg, Åsa" <asa@mau.example>, lecturer at MaU': (
        "Åsa Öberg: lecturer at MaU, asa@mau.example"
    ),
    "van der Berg, Anna M. <a@x.org> #x": "Anna M. van der Berg: a@x.org, #x",
    "ÖBERG, ÅSA <asa@mau.example>": "ÅSA ÖBERG: asa@mau.example",
    "Lovelace, Dr Ada <ada@x.org>": "Dr Ada Lovelace: ada@x.org",
    "ada, <ada@x.org>": "ada: ada@x.org",
    " , Ada <ada@x.org>": "Ada: ada@x.org",
    "Cher, CEO <cher@x.org>": "Cher: CEO, cher@x.org",
    '"Ada Lovelace, MD" <ada@x.org>': "Ada Lovelace, MD: ada@x.org",
    "Fatima al-Zahra El-Amrani met at Rabat workshop #morocco": (
        "Fatima al-Zahra El-Amrani: #morocco, met: Rabat workshop"
    ),
    "Anne d'Arcy at LiU": "Anne d'Arcy: at LiU",
    "Jacobus van 't Hoff at LiU": "Jacobus van 't Hoff: at LiU",
    "Dr. med. Hans Meier at LiU": "Dr. med. Hans Meier: at LiU",
    "Prof em Ann Lee, at LiU": "Prof em Ann Lee: at LiU",
    "Ada Lovelace met on March 12, 2025 at ACM": ("Ada Lovelace: met: ACM, met on 12 Mar 2025"),
}

REFUSED = {
    "Ada Lovelace CTO at Analytical Engines": "'CTO' is no part of one",
    "Ada Lovelace lecturer at X": "'lecturer' is no part of one",
    "Lovelace, Ada at X": "a title or a given name",
    "Lovelace, Ada, ada@x.org": "a title or a given name",
    "LOVELACE, ADA AT X": "a title or a given name",
    "Ruiz Soto, Ana <ana.ruiz@x.org>": "a title or a given name",
    "lovelace, ada <ada@x.org>": "a title or a given name",
    "Ada Lovelace, Dean of Maths at King's and editor at Nature": "more than one organisation",
    "Ada Lovelace, Dean at King's College and editor of Nature": "more than one organisation",
    "Ada Lovelace, works in London #x": "'works in London'",
    "Ada Lovelace works at King's": "'works' is no part of one",
    "Ada Lovelace works for King's": "'works' is no part of one",
    "ADA LOVELACE WORKS AT KING'S": "'WORKS' is no part of one",
    "Ada Lovelace, dean, lecturer at King's": "'lecturer at King's'",
    "Dr Ada Lovelace MBBS at King's #x 12/03/2025": "What was on '12/03/2025'",
    "Ada Lovelace, dean 13/12/2025 #x": "What was on '13/12/2025'",
    "Ada Lovelace, born 32 May #x": "no day of the year",
    "Ada Lovelace, born in spring #x": "'born in spring'",
    "Ada Lovelace (she/her) at X": r"Is '\(she/her\)'",
    "Ada Lovelace (ACM) at X": r"Is '\(ACM\)'",
    "Lovelace, Ada (LiU) <ada@x.org>": r"Is '\(LiU\)'",
    "Ada Lovelace, student at KI since 2020": "says since when",
    "Ada Lovelace, dean until May at KI": "says since when",
    "Ada Lovelace (PhD) at X": r"Is '\(PhD\)'",
    "Ada Lovelace (née Byron) at X": r"Is '\(née Byron\)'",
    "Ada Lovelace (Ada (Addie)) at X": r"'\(' is no part of one",
    "Ada (Addie) Lovelace 'Countess' at X": "two nicknames",
    "(Ada) at X": "has no name",
    "at X, Ada Lovelace #x": "has no name",
    "Ada Lovelace - King's #x": "'-' is no part of one",
    "Ada Lovelace @King's met at ACM": "'@' is no part of one",
    "Ada Lovelace e-Health at X": "'e-Health' is no part of one",
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

UNDERSTOOD = {
    *("at", "on", "in", "works", "working", "for", "as", "a", "now", "e", "mail", "tel"),
    *("yesterday", "march"),
}
"""Words that say what others are, and are not kept themselves; a day is written otherwise."""


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


@pytest.mark.parametrize("sentence", READ)
def test_a_title_and_an_organisation_can_be_told_apart(sentence: str) -> None:
    """The answer says "TITLE at ORGANISATION": no title may hold such an "at" itself."""
    said = read_introduction(sentence, CALENDAR)
    assert " at " not in f" {said.title} ".lower()


@pytest.mark.parametrize("sentence", READ)
def test_no_word_is_lost(sentence: str) -> None:
    said = read_introduction(sentence, CALENDAR)
    parts = described(said, lambda day: written(day, CALENDAR.today))
    kept = set(fold_words(" ".join([said.name, *parts])))
    assert set(fold_words(sentence)) - kept <= UNDERSTOOD


def test_the_next_step_is_read() -> None:
    said = read_introduction("Ada Lovelace at X next: send slides in 2 weeks", CALENDAR)
    assert said.then == ("send slides", date(2026, 3, 16), False)
    assert (said.name, said.organisation) == ("Ada Lovelace", "X")
