"""Where people come from: several files at once, standard input, archives, any encoding."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Netcrm

HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
AMARA = "Amara,Okafor,amara@example.org,St Brigid,Director,12 Mar 2023\n"
BELA = "Bela,Varga,bela@example.org,Tisza Works,Engineer,01 Feb 2022\n"


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return given


def written(file: Path, text: str, encoding: str = "utf-8") -> str:
    file.write_bytes(text.encode(encoding))
    return str(file)


def archive(file: Path, **members: str) -> str:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("_", "."), text)
    return str(file)


def names(crm: Netcrm) -> list[str]:
    return [one["name"] for one in crm.json("list")]


def test_standard_input_is_a_file_like_any_other(
    crm: Netcrm, piped: Callable[[bytes], None]
) -> None:
    piped((HEADER + AMARA).encode("utf-16"))
    assert crm("import", "-").lines == [
        "1 added, 0 updated, 0 unchanged, 0 skipped. Undo: netcrm undo",
        "New: Amara Okafor",
    ]
    assert "standard input: 1 added" in crm("history").out
    piped((HEADER + AMARA).encode())
    assert crm.json("import", "-", "--from", "linkedin")["unchanged"] == 1


def test_standard_input_of_a_real_process(crm: Netcrm) -> None:
    assert crm.process("import", "-", stdin=HEADER + BELA).code == 0
    everything = crm("export", "--to", "json").out
    crm("undo")
    assert crm.process("import", "-", stdin=everything).code == 0
    assert names(crm) == ["Bela Varga"]
    assert crm.process("import", "-", stdin="").err == "Standard input is empty.\n"
    assert crm.shell("netcrm import - <&-").code == 6


def test_standard_input_is_named_in_what_is_wrong_with_it(
    crm: Netcrm, piped: Callable[[bytes], None]
) -> None:
    piped(b"hello\n")
    told = crm.fails(6, "import", "-").err
    assert told.startswith("Standard input is no list of people: ")
    told = crm.fails(2, "import", "-", "-").err
    assert told == "Standard input can be read only once: name - once.\n"


def test_several_files_are_one_step(crm: Netcrm, piped: Callable[[bytes], None]) -> None:
    piped((HEADER + AMARA).encode())
    other = written(crm.home / "other.csv", HEADER + BELA)
    packed = archive(crm.home / "more.zip", third_csv=HEADER + "Cleo,Diaz,,,,\n")
    found = crm.json("import", "-", other, packed)
    assert found["added"] == 3
    crm("undo")
    assert names(crm) == []


@pytest.mark.parametrize("first", [True, False])
def test_one_that_cannot_be_read_is_named_and_nothing_is_done(crm: Netcrm, first: bool) -> None:
    crm("add", "Amara Okafor")
    before = crm.kept()
    good = written(crm.home / "good.csv", HEADER + BELA)
    bad = [written(crm.home / "bad.csv", "hello\n"), str(crm.home / "none.csv")]
    bad.append(archive(crm.home / "bad.zip", messages_csv="FROM,TO\n"))
    for one in bad:
        files = (one, good) if first else (good, one)
        assert crm.fails(6, "import", *files).err.count(one) == 1
        assert crm.kept() == before
    assert not list(crm.home.glob("*-backups"))


def test_the_archive_of_linkedin_is_read_as_it_is(crm: Netcrm) -> None:
    packed = archive(
        crm.home / "Basic_LinkedInDataExport.zip",
        Connections_csv=HEADER + AMARA + ",,,,,01 Jan 2023\n",
        Profile_csv="First Name,Last Name,Company,Position\nMe,Myself,Acme,Boss\n",
        messages_csv="FROM,TO\n",
    )
    told = crm("import", packed)
    assert told.err.splitlines() == [
        "line 3: skipped: no name (a closed account?)",
        "in Basic_LinkedInDataExport.zip, not read: Profile.csv, messages.csv",
    ]
    assert names(crm) == ["Amara Okafor"]
    step = crm("history").out
    assert "Imported Basic_LinkedInDataExport.zip: Connections.csv: 1 added" in step


def test_each_list_of_an_archive_is_a_file_of_its_own(crm: Netcrm) -> None:
    own = "uid,name,email_1\n,Cleo Diaz,cleo@example.org\n"
    packed = archive(crm.home / "all.zip", a_csv=HEADER + AMARA + "x" * 5 + "\n", b_csv=own)
    found = crm.json("import", packed)
    assert found["source"] == "linkedin, netcrm"
    assert found["added"] == 3
    many = {f"{number:03}_csv": f"{HEADER}Ada{number},Lund,,,,\n" for number in range(60)}
    crm("import", archive(crm.home / "many.zip", **many))
    assert "; and 55 more files" in crm("history").out


def test_of_several_files_each_remark_says_which_one_it_is_about(crm: Netcrm) -> None:
    rows = HEADER + AMARA + ",,,,,01 Jan 2023\n"
    packed = archive(crm.home / "all.zip", a_csv=rows, b_csv=rows, c_txt="x")
    for folder in ("one", "two"):
        (crm.home / folder).mkdir()
        written(crm.home / folder / "list.csv", rows)
    same = [str(crm.home / folder / "list.csv") for folder in ("one", "two")]
    skipped = "skipped: no name (a closed account?)"
    assert crm("import", packed, *same, "--dry-run").err.splitlines() == [
        *(f"all.zip: {name}.csv, line 3: {skipped}" for name in "ab"),
        *(f"{file}, line 3: {skipped}" for file in same),
        "in all.zip, not read: c.txt",
    ]
    assert crm.json("import", packed)["warnings"] == [
        {"line": 0, "reason": "in all.zip, not read: c.txt"}
    ]


def test_an_encoding_is_guessed_and_said_or_named(crm: Netcrm) -> None:
    rows = HEADER + "Łukasz,Żak,,Škoda,,\nJiří,Dvořák,,Česká pošta,,\nŚwiętosław,Gąsior,,,,\n"
    file = written(crm.home / "people.csv", rows, "cp1250")
    told = crm("import", file, "--dry-run")
    assert told.err == "not UTF-8; read as Windows-1250; --encoding says otherwise\n"
    told = crm("import", file, "--encoding", "windows-1250")
    assert not told.err
    assert "Łukasz Żak" in names(crm)


def test_an_encoding_that_is_none_or_not_that_of_the_file(crm: Netcrm) -> None:
    file = written(crm.home / "people.csv", HEADER + "Zoë,Lund,,,,\n")
    assert "nonsense" in crm.fails(2, "import", file, "--encoding", "nonsense").err
    told = crm.fails(6, "import", file, "--encoding", "ascii").err
    assert told == f"{file} is not in the encoding ascii: line 2 has bytes that are none of it.\n"
    packed = archive(crm.home / "all.zip", a_csv=HEADER + "Zoë,Lund,,,,\n")
    told = crm.fails(6, "import", packed, "--encoding", "ascii").err
    assert told.startswith(f"{packed}: a.csv is not in the encoding ascii: line 2")
    everything = written(crm.home / "all.json", '{"format": "netcrm", "version": 1, "ë": 1}')
    told = crm.fails(6, "import", everything, "--encoding", "ascii").err
    assert "all.json is not in the encoding ascii: line 1" in told


def test_a_file_of_too_many_records_is_refused(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm("add", "Amara Okafor")
    before = crm.kept()
    monkeypatch.setattr("netcrm.formats.reading.RECORDS", 3000)
    rows = "".join(f"P{number},Lund,,,,\n" for number in range(3001))
    file = written(crm.home / "people.csv", HEADER + rows)
    told = crm.fails(6, "import", file).err
    assert f"{file}: it has more than 3,000 records; divide it.\n" in told
    assert crm.kept() == before
    written(crm.home / "people.csv", HEADER + rows.removesuffix("P3000,Lund,,,,\n"))
    assert crm.json("import", file)["added"] == 3000


def crowd(file: Path, people: int) -> str:
    with file.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for number in range(people):
            out.write(f"Given{number},Family{number},p{number}@example.org,Org,Head,12 Mar 2023\n")
    return str(file)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    return crowd(tmp_path_factory.mktemp("crowd") / "Connections.csv", 100_000)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
@pytest.mark.parametrize("packed", [False, True])
def test_an_import_shows_how_far_it_is_and_ctrl_c_leaves_nothing(
    crm: Netcrm, many: str, packed: bool
) -> None:
    pexpect = pytest.importorskip("pexpect")
    crm("add", "Amara Okafor", "--email", "amara@example.org")
    before = crm.kept()
    files = {one.name for one in crm.home.iterdir()}
    if packed:
        with zipfile.ZipFile(crm.home / "all.zip", "w", zipfile.ZIP_DEFLATED) as whole:
            whole.write(many, "Connections.csv")
        files.add("all.zip")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "netcrm", "import", str(crm.home / "all.zip") if packed else many],
        env={**os.environ, **crm.environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 120),
    )
    child.expect(r"Importing (all\.zip: )?Connections\.csv.* [1-9][0-9]?%.*0:[0-9]{2}:[0-9]{2}")
    child.sendintr()
    child.expect(pexpect.EOF)
    shown = child.before
    child.close()
    assert child.exitstatus == 130, shown
    assert "Stopped; nothing was changed." in shown
    assert "Traceback" not in shown
    assert crm.kept() == before
    with closing(sqlite3.connect(crm.db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    left = {one.name for one in crm.home.iterdir()} - files
    assert left <= {"netcrm.db-backups"}  # what is there from before is whole
    assert not list(crm.home.rglob("*.new*"))
    assert names(crm) == ["Amara Okafor"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_pipe_that_is_slow_keeps_nobody_waiting_and_can_be_left(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    child = subprocess.Popen(
        [sys.executable, "-m", "netcrm", "import", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **crm.environment},
    )
    assert child.stdin is not None
    child.stdin.write(HEADER.encode())
    child.stdin.flush()
    time.sleep(1.5)  # it has started, and waits for more
    assert crm("add", "Bela Varga").code == 0
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=20)
    assert child.returncode == 130
    assert told.decode() == "Stopped; nothing was changed.\n"
    assert names(crm) == ["Amara Okafor", "Bela Varga"]


def test_on_a_terminal_it_says_that_it_waits(crm: Netcrm) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "netcrm", "import", "-"],
        env={**os.environ, **crm.environment},
        encoding="utf-8",
        timeout=20,
    )
    child.expect("ends it")
    child.send(HEADER + AMARA)
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert names(crm) == ["Amara Okafor"]


def test_a_table_that_begins_like_a_vcard_is_read_as_the_table_it_is_called(
    crm: Netcrm, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(b"BEGIN:VCARD\nFirst Name,Last Name,Email\nZo\xeb,Lind,zoe@lind.example\n")
    crm("import", str(file), "--from", "csv")
    assert crm.json("show", "zoe@lind.example")["name"] == "Zoë Lind"


def test_a_line_of_a_vcard_that_is_no_text_can_be_told_of(crm: Netcrm, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_bytes(b"BEGIN:VCARD\nVERSION:2.1\nFN:Zoe Lind\nno \xf8 line\nEND:VCARD\n")
    (told,) = crm.process("import", str(file), "--json").json["warnings"]
    assert told["reason"] == "a line that is none of a vCard left out: 'no ø line'"
