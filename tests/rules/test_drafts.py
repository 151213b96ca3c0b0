"""Which letter fits, by what happened last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netcrm.rules.drafts import DRAFTS, FRESH, SILENT, Situation, chosen, draft_named

TODAY = date(2026, 3, 2)
NOTHING = Situation(None, None, None, None, None)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def talked(days: int) -> Situation:
    return NOTHING._replace(talked_on=days_ago(days), last_contact_on=days_ago(days))


FITS = {
    "nothing yet": (NOTHING, "intro", "there was no contact yet"),
    "a talk today": (talked(0), "thanks", "you talked today, and nobody has written since"),
    "the last fresh day": (talked(FRESH.days), "thanks", "2 weeks ago"),
    "the day after it": (talked(FRESH.days + 1), "follow-up", "the last contact was 2 weeks ago"),
    "a letter since": (talked(5)._replace(written_on=days_ago(5)), "follow-up", "5 days ago"),
    "a letter before": (talked(5)._replace(written_on=days_ago(6)), "thanks", "5 days ago"),
    "a promise after a letter": (
        talked(5)._replace(written_on=days_ago(2), promise="send it"),
        "follow-up",
        "there is an open promise: send it",
    ),
    "a new post": (
        talked(90)._replace(noticed_on=days_ago(4)),
        "congratulate",
        "a new post was noticed 4 days ago",
    ),
    "a new post of somebody unknown": (
        NOTHING._replace(noticed_on=TODAY),
        "congratulate",
        "noticed today",
    ),
    "a post that was talked of": (talked(20)._replace(noticed_on=days_ago(20)), "follow-up", ""),
    "a promise in a silence": (talked(SILENT.days)._replace(promise="call"), "follow-up", "call"),
    "a silence": (talked(SILENT.days), "reconnect", "the last contact was 6 months ago"),
    "nearly one": (talked(SILENT.days - 1), "follow-up", "5 months ago"),
}


@pytest.mark.parametrize("case", FITS)
def test_the_letter_that_fits_and_why(case: str) -> None:
    situation, wanted, because = FITS[case]
    kind, why = chosen(situation, TODAY)
    assert kind == wanted
    assert because in why


def test_every_kind_has_one_writing() -> None:
    assert [draft_named(one.upper()) for one in DRAFTS] == list(DRAFTS)
    assert draft_named("followup") == "follow-up"
    assert draft_named("Thank-you") == "thanks"
    assert draft_named("own") == "own"
