from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.query import DUE_VALUES, KEYS, Kind, Query, Term, parse_query

TODAY = date(2026, 6, 10)


def only_term(*words: str) -> Term:
    query = parse_query(words, TODAY)
    assert query.words == ()
    (term,) = query.terms
    return term


def refusal(*words: str) -> str:
    with pytest.raises(UsageError) as caught:
        parse_query(words, TODAY)
    return caught.value.message


def test_words_and_terms_are_told_apart() -> None:
    words = ["Grace", "tag:x", "org:Acme", "-tag:y", "Hopper"]
    assert parse_query(words, TODAY) == Query(
        words=(("grace", False), ("hopper", False)),
        terms=(Term("tag", "x"), Term("org", "acme"), Term("tag", "y", negated=True)),
    )


def test_no_words_are_a_query_that_everybody_fits() -> None:
    assert parse_query([], TODAY) == parse_query(["", " "], TODAY) == Query()


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("tag:Maths", Term("tag", "maths")),
        ("TAG:maths", Term("tag", "maths")),
        ("tag: maths ", Term("tag", "maths")),
        ("city:New York", Term("city", "new york")),
        ("city:São Paulo", Term("city", "sao paulo")),
        ("-country:Österreich", Term("country", "osterreich", negated=True)),
        ("tier:none", Term("tier", "none")),
        ("tag:none", Term("tag", "none")),
        ("org:a:b", Term("org", "a b")),
        ("email:Ada@X.org", Term("email", "ada@x.org")),
        ("every:3 months", Term("every", "3m")),
        ("every:None", Term("every", "none")),
        ("every:never", Term("every", "never")),
        ("due:Overdue", Term("due", "overdue")),
        ("-due:paused", Term("due", "paused", negated=True)),
    ],
)
def test_a_term_and_its_value_for_comparing(word: str, term: Term) -> None:
    assert only_term(word) == term


@pytest.mark.parametrize("value", DUE_VALUES)
def test_every_state_can_be_asked_for(value: str) -> None:
    assert only_term(f"due:{value}") == Term("due", value)


@pytest.mark.parametrize("key", ["last", "met", "added"])
@pytest.mark.parametrize(
    ("value", "op", "day"),
    [
        (">90d", "<", date(2026, 3, 12)),
        (">=90d", "<=", date(2026, 3, 12)),
        ("<2w", ">", date(2026, 5, 27)),
        ("<=2w", ">=", date(2026, 5, 27)),
        ("2w", ">=", date(2026, 5, 27)),
        ("=1d", "=", date(2026, 6, 9)),
        ("> 2 weeks", "<", date(2026, 5, 27)),
        (">a month", "<", date(2026, 5, 10)),
        (">1M", "<", date(2026, 5, 10)),
        ("2026-03-01", "=", date(2026, 3, 1)),
        (">2026-03-01", ">", date(2026, 3, 1)),
        ("<=2026-01-01", "<=", date(2026, 1, 1)),
        ("yesterday", "=", date(2026, 6, 9)),
        (">=friday", ">=", date(2026, 6, 5)),
        ("<12 mar", "<", date(2026, 3, 12)),
        ("20260301", "=", date(2026, 3, 1)),
    ],
)
def test_an_age_and_a_day_become_a_comparison_of_days(
    key: str, value: str, op: str, day: date
) -> None:
    term = only_term(f"{key}:{value}")
    assert (term.key, term.op, term.day, term.negated) == (key, op, day, False)


@pytest.mark.parametrize("value", ["never", "Never", "none"])
def test_never_has_no_day(value: str) -> None:
    assert only_term(f"-last:{value}") == Term("last", "never", negated=True, op="never")


def test_a_quoted_argument_may_hold_several_terms() -> None:
    assert parse_query(["tag:x city:New York -tier:close"], TODAY) == Query(
        terms=(Term("tag", "x"), Term("city", "new york"), Term("tier", "close", negated=True))
    )


def test_words_may_be_negated_and_quoted() -> None:
    assert parse_query(["Grace HOPPER", "-New York", "-ada"], TODAY).words == (
        ("grace", False),
        ("hopper", False),
        ("new york", True),
        ("ada", True),
    )


@pytest.mark.parametrize("word", ["https://example.org/ada", "10:30", "3:1", ":x", "c++:x"])
def test_what_only_looks_like_a_key_is_a_word(word: str) -> None:
    query = parse_query([word], TODAY)
    assert query.terms == ()
    assert len(query.words) == 1


def test_t26_nothing_that_is_typed_needs_an_exclamation_mark_or_hash() -> None:
    written = " ".join(f"{name} {key.kind.value} {key.meaning}" for name, key in KEYS.items())
    assert not set("!#") & set(written)
    assert only_term("-tag:x").negated


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("speciality:Paediatrics", Term("speciality", "paediatrics")),
        ("-Career-Stage:none", Term("career-stage", "none", negated=True)),
        ("spécialité:Ärztin", Term("spécialité", "arztin")),
        ("tga:", Term("tga", "")),
    ],
)
def test_any_other_key_asks_for_a_field_of_ones_own(word: str, term: Term) -> None:
    assert only_term(word) == term
    assert term.is_field


def test_fields_may_stand_among_others_in_one_piece() -> None:
    assert parse_query(["city:New York career-stage:very senior -x:y 10:30"], TODAY).terms == (
        Term("city", "new york"),
        Term("career-stage", "very senior"),
        Term("x", "y 10 30", negated=True),
    )
    assert only_term("org:Sun: the works") == Term("org", "sun the works")


def test_an_unknown_state_is_refused_with_the_known_ones() -> None:
    assert refusal("due:late") == (
        "'due:late' has no meaning: write due: and promise, waiting, date, overdue, due, news, "
        "soon, today, any, none, neglected, drifting, paused, snoozed."
    )


@pytest.mark.parametrize("key", KEYS)
def test_a_key_needs_a_value(key: str) -> None:
    assert refusal(f"{key}: ").startswith(f"'{key}:' needs a value ({KEYS[key].kind.value})")


def test_a_comparison_that_the_shell_took_away_is_explained() -> None:
    assert refusal("last:") == (
        "'last:' needs a value (>90d, <2w, a day, >=a day, or never), and in quotes: 'last:>90d'."
    )


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("last:>90", "'90' is not a span of time"),
        ("last:>6x", "'6x' is not a span of time"),
        ("last:soonish", "'soonish' is not a day"),
        ("last:>", "'' is not a day"),
        ("met:03/04/2026", "can be 2026-04-03 or 2026-03-04"),
        ("every:sometimes", "'sometimes' is not a span of time"),
        ("-", "'-' alone has no meaning here"),
        ("- ", "'-' alone has no meaning here"),
    ],
)
def test_a_value_without_meaning_is_refused(word: str, sentence: str) -> None:
    assert sentence in refusal(word)


@given(st.lists(st.text(st.sampled_from("tag:lstdue-<>=90 w'é"), max_size=12), max_size=4))
def test_no_text_breaks_the_reader(words: list[str]) -> None:
    try:
        query = parse_query(words, TODAY)
    except UsageError as error:
        assert error.message.endswith(".")  # noqa: PT017
    else:
        known = (term for term in query.terms if not term.is_field)
        assert all(term.day for term in known if KEYS[term.key].kind is Kind.DAY)
