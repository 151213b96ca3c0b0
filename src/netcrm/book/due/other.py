"""What is due beside the rhythm: promises, days of the year, new posts, and drift."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from netcrm.book.due.facts import IS_CONTACT
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.due import NEWS_FOR, News, Occasion, Promise, Standing, standing
from netcrm.rules.posts import Post
from netcrm.rules.rhythm import Facts
from netcrm.store.reading import rows

YEAR = 366


class Other(NamedTuple):
    """What is due beside the rhythm, by contact, as far ahead as ``soon``.

    ``returning`` has those, too, who are hidden today and will come back by then.
    """

    promises: Mapping[int, list[Promise]]
    occasions: Mapping[int, list[Occasion]]
    news: Mapping[int, News]
    adrift: Mapping[int, date]
    soon: timedelta
    returning: bool = False

    @property
    def ids(self) -> str:
        """The ids of those who have any of it, as a SELECT."""
        ids = sorted({*self.promises, *self.occasions, *self.news, *self.adrift})
        return f"VALUES {', '.join(f'({one})' for one in ids)}" if ids else "SELECT 0 WHERE 0"

    @property
    def listed(self) -> str:
        """The condition on a contact ``c`` that they have any of it."""
        return f"c.id IN ({self.ids})"

    def standing(self, fact: Facts, today: date) -> Standing | None:
        """Decide about somebody, with all that is due with them."""
        return standing(
            fact,
            today,
            promises=self.promises.get(fact.id, ()),
            occasions=self.occasions.get(fact.id, ()),
            news=self.news.get(fact.id),
            drifting_since=self.adrift.get(fact.id),
            soon=self.soon,
            returning=self.returning,
        )


def other(
    connection: sqlite3.Connection,
    today: date,
    soon: timedelta = timedelta(0),
    *,
    drift: bool = False,
    only: int | None = None,
    returning: bool = False,
) -> Other:
    """Read what is due beside the rhythm; drift where it is asked for, of ``only`` one perhaps."""
    return Other(
        promises=_promises(connection, today + soon),
        occasions=occasions(connection, today, soon),
        news=_news(connection, today),
        adrift=_adrift(connection, today, only) if drift else {},
        soon=soon,
        returning=returning,
    )


def _promises(connection: sqlite3.Connection, until: date) -> Mapping[int, list[Promise]]:
    """Return the open follow-ups that are due until a day, by contact."""
    found: dict[int, list[Promise]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT contact_id, id, what, due_on, theirs FROM open_followup"
        " WHERE due_on <= :until ORDER BY due_on, id",
        until=until,
    ):
        found[row.pop("contact_id")].append(Promise(**row))
    return found


def occasions(
    connection: sqlite3.Connection, today: date, soon: timedelta
) -> Mapping[int, list[Occasion]]:
    """Return the days of the year that may fall between today and the horizon, by contact."""
    ahead = min(soon.days, YEAR, (date.max - today).days)
    days = {(today + timedelta(days=n)).strftime("%m-%d") for n in range(ahead + 1)}
    if "02-28" in days:
        days.add("02-29")
    found: dict[int, list[Occasion]] = defaultdict(list)
    listed = ", ".join(f"'{day}'" for day in sorted(days))
    for row in rows(
        connection,
        "SELECT contact_id, name, anniversary FROM person_date"
        f" WHERE substr(anniversary, -5) IN ({listed}) ORDER BY name",
    ):
        one = Occasion(row["name"], Anniversary.from_stored(row["anniversary"]))
        found[row["contact_id"]].append(one)
    return found


def _news(connection: sqlite3.Connection, today: date) -> Mapping[int, News]:
    """Return the main posts of which an import has told of late, by contact.

    Whom there was contact with since then is left out at once: after a large import few are left.
    """
    found = rows(
        connection,
        "SELECT n.contact_id, n.noticed_on, n.title, o.name AS organisation"
        " FROM position AS n INDEXED BY ix_position_noticed"
        " LEFT JOIN organisation AS o ON o.id = n.organisation_id"
        " WHERE n.noticed_on IS NOT NULL AND n.main AND n.to_on IS NULL"
        " AND n.noticed_on BETWEEN :since AND :today AND NOT EXISTS (SELECT 1 FROM participation"
        f" AS p WHERE p.contact_id = n.contact_id AND {IS_CONTACT} AND p.day >= n.noticed_on)",
        since=date.fromordinal(max(1, today.toordinal() - NEWS_FOR.days)),
        today=today,
    )
    return {
        row["contact_id"]: News(
            Post(row["organisation"] or "", row["title"] or ""), row["noticed_on"]
        )
        for row in found
    }


def _adrift(connection: sqlite3.Connection, today: date, only: int | None) -> Mapping[int, date]:
    """Return the last contact with everybody who drifts by their own rhythm, by contact."""
    from netcrm.rules.drift import FEWEST_GAPS, drifting

    contacts = connection.execute(
        f"SELECT DISTINCT p.contact_id, p.day FROM participation AS p WHERE {IS_CONTACT}"
        f"{'' if only is None else ' AND p.contact_id = :only'} ORDER BY p.contact_id, p.day",
        {"today": today.isoformat(), "only": only},
    )
    found: dict[int, date] = {}
    for number, group in groupby(contacts, key=itemgetter(0)):
        days = [day for _, day in group]
        if len(days) > FEWEST_GAPS:
            dates = [date.fromisoformat(day) for day in days]
            if drifting(dates, today):
                found[number] = dates[-1]
    return found
