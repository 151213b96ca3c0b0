"""Files that are not what they should be: import files, settings, the day in the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netcrm.formats.reading import JSON, READERS

if TYPE_CHECKING:
    from tests.conftest import Netcrm, Result

UNREADABLE = {
    "empty.csv": b"",
    "blank.csv": b"\n \n\r\n",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "noise.csv": bytes(range(256)) * 40,
    "archive.csv": b"PK\x03\x04" + b"\0" * 200,
    "empty.zip": b"PK\x05\x06" + b"\0" * 18,
    "people.csv.gz": b"\x1f\x8b\x08\0" + b"\0" * 200,
    "sheet.xls": b"\xd0\xcf\x11\xe0" + b"\0" * 200,
    "noise in UTF-16.csv": bytes(range(1, 32)).decode("latin-1").encode("utf-16") * 9,
    "nested.json": b"[" * 100_000,
    "nested again.json": b'{"format": ' * 100_000,
    "database.csv": b"SQLite format 3\0" + b"\0" * 200,
    "no columns.csv": b"colour,weight\nred,12\n",
    "prose.csv": b"Dear all,\nthe meeting is moved to Friday.\n",
    "one word.csv": b"hello\n",
}


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--every", "3w")
    return crm


def one_sentence(told: Result) -> str:
    assert told.err.count("\n") == 1, told.err
    assert told.err.endswith((".\n", "?\n")), told.err
    assert not told.out
    return told.err


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_list_of_people(amara: Netcrm, name: str) -> None:
    (amara.home / name).write_bytes(UNREADABLE[name])
    before = amara.kept()
    told = one_sentence(amara.fails(6, "import", str(amara.home / name)))
    assert name in told
    assert amara.kept() == before
    as_json = amara.fails(6, "import", str(amara.home / name), "--json")
    assert as_json.error["code"] == "unreadable_file"


@pytest.mark.parametrize("source", [*READERS, JSON])
def test_a_file_of_another_kind_than_it_is_called(amara: Netcrm, source: str) -> None:
    before = amara.kept()
    for name, data in UNREADABLE.items():
        (amara.home / name).write_bytes(data)
        assert name in one_sentence(
            amara.fails(6, "import", "--from", source, str(amara.home / name))
        )
    assert amara.kept() == before


def test_a_file_that_is_none(amara: Netcrm) -> None:
    before = amara.kept()
    for name in (str(amara.home), "nowhere.csv", "/dev/null", str(amara.db / "x.csv"), "x" * 300):
        one_sentence(amara.fails(6, "import", name))
    assert amara.kept() == before


def test_a_file_without_permission(amara: Netcrm) -> None:
    file = amara.home / "locked.csv"
    file.write_text("name\nBela Varga\n", encoding="utf-8")
    file.chmod(0)
    try:
        file.read_bytes()
    except PermissionError:
        assert "permission" in one_sentence(amara.fails(6, "import", str(file)))
    else:
        pytest.skip("whoever runs this may read every file")


def test_one_unreadable_file_of_two_takes_in_neither(amara: Netcrm) -> None:
    good = amara.home / "good.csv"
    good.write_text("name,email_1\nBela Varga,bela@example.org\n", encoding="utf-8")
    bad = amara.home / "bad.csv"
    bad.touch()
    before = amara.kept()
    one_sentence(amara.fails(6, "import", str(good), str(bad)))
    assert amara.kept() == before
    assert amara.json("import", str(good))["added"] == 1


def test_an_export_that_cannot_be_written_leaves_what_was_there(amara: Netcrm) -> None:
    for file in (amara.home / "none" / "x.csv", amara.home / ("x" * 300 + ".csv")):
        one_sentence(amara.fails(1, "export", str(file)))
    folder = amara.home / "folder.csv"
    folder.mkdir()
    one_sentence(amara.fails(1, "export", str(folder)))
    assert sorted(one.name for one in amara.home.iterdir()) == [
        "config.toml",
        "folder.csv",
        "netcrm.db",
    ]


SETTINGS = {
    "colour = 'red'": "colour",
    "[due]\nmxa = 3": "due.mxa",
    "[due]\nmax = 0": "due.max",
    "[due]\nmax = 'ten'": "due.max",
    "[due]\nmax = true": "due.max",
    "[due]\nmax = 2.5": "due.max",
    "[due]\nmax = 2026-03-01": "due.max",
    "[due]\nmax = [3]": "due.max",
    "due = 3": "due",
    "[date]\norder = 'ymd'": "date.order",
    "[date]\norder = 1": "date.order",
    "[due": "TOML",
    "max = ": "TOML",
    "\x00": "TOML",
}


@pytest.mark.parametrize("text", SETTINGS)
@pytest.mark.parametrize("command", [("due",), ("add", "Bela Varga"), ("show", "amara")])
def test_settings_that_mean_nothing_name_the_file_and_the_key(
    amara: Netcrm, text: str, command: tuple[str, ...]
) -> None:
    before = amara.kept()
    amara.configure(text)
    told = one_sentence(amara.fails(2, *command))
    assert SETTINGS[text] in told
    assert "config.toml" in told
    assert "datetime" not in told
    assert amara.kept() == before


def test_settings_that_cannot_be_read(amara: Netcrm) -> None:
    file = amara.home / "config.toml"
    file.write_bytes(b"\xff\xfe[due]")
    assert "UTF-8" in one_sentence(amara.fails(2, "due"))
    file.unlink()
    assert "config.toml" in one_sentence(amara.fails(2, "due"))
    file.mkdir()
    assert "config.toml" in one_sentence(amara.fails(2, "due"))


def test_settings_that_hold_are_followed(amara: Netcrm) -> None:
    amara.configure("[due]\nmax = 1\n[date]\norder = 'dmy'\n")
    amara("add", "Bela Varga", "--every", "1w", "--met-on", "03/02/2026")
    assert amara.json("show", "bela")["met_on"] == "2026-02-03"
    amara.on("2027-01-01")
    assert len(amara.json("due")) == 1
    assert len(amara.json("due", "--max", "5")) == 2


DAYS = ["yesterday", "2026-02-30", "2026-3-1", "20260301", "03/04/2026", "2026-03-01T10:00", "0"]


@pytest.mark.parametrize("day", DAYS)
def test_a_today_that_is_no_day(amara: Netcrm, day: str) -> None:
    before = amara.kept()
    told = amara.on(day).fails(2, "due")
    assert "NETCRM_TODAY" in one_sentence(told)
    assert day in told.err
    assert "--today" in one_sentence(amara.fails(2, "log", "amara", "--today", day))
    assert amara.kept() == before
    amara("due", "--today", "2026-03-02")
