"""A CSV of everybody has the columns that somebody needs, and no more."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from netcrm.book.files.widths import widths
from netcrm.formats.own_csv import Widths
from netcrm.store.schema import lay

PEOPLE = """
INSERT INTO contact (id, uid, name, folded, searchable, added_on, removed_on, private_notes) VALUES
  (1, 'a', 'Ida', 'ida', 'ida', '2026-01-01', NULL, 'shy'),
  (2, 'b', 'Bo', 'bo', 'bo', '2026-01-01', '2026-02-02', NULL),
  (3, 'c', 'Cai', 'cai', 'cai', '2026-01-01', NULL, NULL);
INSERT INTO contact_point (contact_id, kind, value, normal, rank, label) VALUES
  (1, 'email', 'x', 'x', 5, 'work'), (1, 'email', 'y', 'y', 4, NULL), (1, 'phone', '1', '1', 0, ''),
  (2, 'link', 'x', 'x', 0, 'blog'), (3, 'link', 'z', 'z', 0, 'blog'), (3, 'link', 'w', 'w', 1, 'a');
INSERT INTO postal_address (contact_id, rank, label, city, region) VALUES
  (1, 7, NULL, 'Oslo', ''), (3, 0, 'home', 'Bergen', NULL), (3, 1, NULL, NULL, 'Vestland'),
  (2, 1, 'x', 'x', 'x');
INSERT INTO organisation (id, name, folded) VALUES (1, 'Works', 'works');
INSERT INTO position (contact_id, organisation_id, title, department, main, to_on) VALUES
  (1, 1, 'Nurse', NULL, 1, NULL), (1, NULL, 'Tutor', NULL, 0, NULL), (1, 1, NULL, 'B', 0, NULL),
  (1, 1, NULL, 'Old', 0, '2020-01-01'), (2, 1, NULL, 'Gone', 1, NULL);
INSERT INTO named_date (contact_id, name, folded, anniversary) VALUES
  (1, 'Zwölf', 'zwolf', '--12-12'), (3, 'grant', 'grant', '--12-12');
INSERT INTO alias (contact_id, kind, value, normal) VALUES (3, 'name', 'Cai Old', 'cai old');
"""


def test_columns_are_those_that_somebody_has_a_value_for() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        lay(connection)
        assert widths(connection) == Widths()
        connection.executescript(PEOPLE)
        assert widths(connection, private=True) == Widths(
            emails=2,
            links=2,
            more=(
                *("former_names", "email_2_label", "link_1_label", "link_2_label"),
                *("address_1_label", "address_1_city", "address_2_region"),
                *("title_2", "organisation_3", "department_3"),
                *("date:grant", "date:Zwölf", "private_notes"),
            ),
        )
        assert "private_notes" not in widths(connection).more
        connection.execute("UPDATE position SET department = 'A' WHERE main")
        assert "department" in widths(connection).more
