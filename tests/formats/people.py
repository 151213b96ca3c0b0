"""People of any text, and what belongs to them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from netcrm.formats.card import Card
from netcrm.formats.records import Followup, Interaction, Who
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

TEXT = st.text(
    "aé:'=+-@;\\\"`, \n\t\r#*<>[](){}/_%&!|\x1b\x07\x85\u2028\ufeff\uffff😀", max_size=12
)
ANY = TEXT | st.text(max_size=12)
DAYS = st.dates()
STORED = DAYS.map(date.isoformat) | st.just("--02-29")
SEVERAL = st.lists(ANY.filter(bool), max_size=3)
NAMED = st.dictionaries(ANY.filter(bool), ANY.filter(bool), max_size=2)

CARDS = st.builds(
    Card,
    uid=ANY,
    name=ANY,
    nickname=ANY,
    former_names=SEVERAL,
    emails=SEVERAL,
    links=SEVERAL,
    labels=NAMED,
    addresses=st.lists(st.builds(Address, label=ANY, street=ANY, city=ANY), max_size=2),
    organisation=ANY,
    title=ANY,
    department=ANY,
    further_posts=st.lists(st.builds(FullPost, ANY, ANY, ANY), max_size=2),
    tags=SEVERAL,
    city=ANY,
    country=ANY,
    birthday=STORED | st.just(""),
    met=ANY,
    met_on=st.none() | DAYS,
    notes=ANY,
    private_notes=ANY,
    dates=st.dictionaries(ANY.filter(bool), STORED, max_size=2),
    fields=NAMED,
    added_on=st.none() | DAYS,
)
SOMEBODY = st.builds(Who, ANY, ANY)
TALKS = st.builds(
    Interaction,
    *(st.just(1), ANY, DAYS.map(date.isoformat), st.sampled_from(["call", "note"])),
    *(st.none() | ANY, st.none() | ANY, st.none(), SEVERAL, st.booleans(), st.none()),
    st.lists(SOMEBODY, max_size=3),
)
PROMISES = st.builds(
    Followup,
    *(st.just(1), ANY, ANY.filter(bool), SOMEBODY, st.none(), DAYS.map(date.isoformat)),
    st.booleans(),
    *(st.none(), st.none(), st.none(), st.none() | DAYS.map(date.isoformat), st.none(), st.none()),
)
