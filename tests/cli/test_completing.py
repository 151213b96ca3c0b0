"""What a shell is offered when somebody presses TAB, by what it asks and what it is answered."""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foci import put_focus

from netcrm.cli import asked, shells
from netcrm.cli.verbs import MODULES
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Netcrm, Result

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths are written as in bash")

BREAKS = re.compile(r"([:=@]+)")
"""Where bash breaks words, besides at blanks."""


class Tab:
    """``tab("show jo")`` gives what is offered when TAB is pressed there."""

    def __init__(self, crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
        self._crm = crm
        self._monkeypatch = monkeypatch

    def __call__(self, line: str, shell: str = "bash") -> list[str]:
        return [one.partition("\t")[0] for one in self.said(line, shell).lines]

    def said(self, line: str, shell: str = "bash", **more: str) -> Result:
        """Return the whole answer to a shell."""
        if shell == "bash":
            pieces = [piece for word in line.split(" ") for piece in broken(word)]
            asking = {
                "COMP_WORDS": "\n".join(["netcrm", *pieces]),
                "COMP_CWORD": str(len(pieces)),
            }
        else:
            asking = {
                "_TYPER_COMPLETE_ARGS": f"netcrm {line}",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
                "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
            }
        with self._monkeypatch.context() as patch:
            for name, value in {**asking, **more, asked.COMPLETING: f"complete_{shell}"}.items():
                patch.setenv(name, value)
            result = self._crm.run()
        assert not result.err
        return result


def broken(word: str) -> list[str]:
    return [piece for piece in BREAKS.split(word) if piece] or [""]


@pytest.fixture
def tab(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> Tab:
    return Tab(crm, monkeypatch)


@pytest.fixture
def people(crm: Netcrm) -> Netcrm:
    crm("add", "João Silva", "--org", "Acme", "--tag", "mentor", "--city", "Porto")
    crm("add", "Mei-Ling Zhao", "--tag", "New York", "--tag", "C++", "--country", "Singapore")
    crm("add", "Grace O'Neill", "--email", "grace@example.org", "--org", "St Brigid Hospital")
    crm("add", "Grace Hopper, PhD", "--tier", "close", "--org", "Navy")
    crm("followup", "grace hopper", "send the paper", "--in", "2w")
    crm("edit", "grace hopper", "--set", "speciality=surgery")
    crm("edit", "joao", "--set", "speciality=Paediatric care")
    return crm


FOCI = [
    ("event ", {"add", "list", "show", "edit", "remove", "join", "leave", "capture", "review",
                "report"}),
    ("group re", {"remove", "renew"}),
    ("event show ", {"AMEE\\ 2026", "Faculty\\ day"}),
    ("event show am", {"AMEE\\ 2026"}),
    ("event edit FAC", {"Faculty\\ day"}),
    ("project show ", {"OSCE"}),
    ("group show ", set()),
    ("event show amee --with gra", {"Grace"}),
    ("event join e1 gra", {"Grace"}),
    ("event join e1 joao ", {"Silva"}),
    ("event join e1 joao silva gra", {"Grace"}),
    ("event join 'AMEE 2026' mei", {"Mei-Ling"}),
    ("project add x --from tod", {"today"}),
    ("post grace --from tod", {"today"}),
    ("import --from goo", {"google"}),
    ("project add x --org St", {"St\\ Brigid\\ Hospital"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "offered"), FOCI)
def test_events_projects_and_groups_and_who_is_in_them(
    line: str, offered: set[str], tab: Tab, people: Netcrm
) -> None:
    people("event", "add", "AMEE 2026", "--on", "2026-08-24..26")
    people("event", "add", "Faculty day")
    people("project", "add", "OSCE")
    assert {one.strip() for one in tab(line)} == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("role joao men", {"mentor", "mentee"}),
        ("role joao DOKTOR", {"Doktorvater"}),
        ("list role:co-a", {"co-author"}),
        ("list -role:no", {"none"}),
        ("list event:am", {r"AMEE\ 2026"}),
        ("due project:", {"Engines", "none"}),
        ("outcomes --event am", {r"AMEE\ 2026"}),
        ("outcome add joao --project eng", {"Engines"}),
        ("outcome add gra", {"Grace"}),
        ("relate gra", {"Grace"}),
        ("relate joao men", {"mentor-of", "mentee-of"}),
        ("relate joao mentor-of gra", {"Grace"}),
        ("relate joao mentor-of grace hop", {"Hopper"}),
        ("outcome re", {"remove"}),
    ],
)
def test_roles_and_where_networks_grow(
    people: Netcrm, tab: Tab, line: str, offered: set[str]
) -> None:
    put_focus(people, "event", "AMEE 2026")
    put_focus(people, "project", "Engines")
    people("role", "joao", "Doktorvater")
    assert {one.rpartition(":")[2] for one in tab(line)} == offered


def test_verbs_and_what_they_do(tab: Tab) -> None:
    assert tab("") == list(MODULES)
    assert tab("sh") == ["show"]
    assert tab("UN") == ["untrack", *(verb for verb in MODULES if verb in ("untag", "undo"))]
    assert tab("nothing-like-that") == []
    assert tab.said("due", "fish").out == "due\tShow who is due today, and why.\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("show jo", {"João"}),
        ("show joa", {"João"}),
        ("show JOÃ", {"João"}),
        ("show joao ", {"Silva"}),
        ("show joao silva ", set()),
        ("show silva ", {"João"}),
        ("dupes gra", {"Grace"}),
        ("merge gra", {"Grace"}),
        ("show gra", {"Grace"}),
        ("show grace ", {"ONeill", "Hopper"}),
        ("show grace o", {"ONeill"}),
        ("show grace hopper ", {"PhD"}),
        ("show mei", {"Mei-Ling"}),
        ("show ling", {"Ling"}),
        ("show mei ", {"Zhao"}),
        ("show zhao mei-", {"Mei-Ling"}),
        ("show grace@ex", {"@example.org"}),
        ("show nobody", set()),
        ("show nobody ", set()),
        ("log joao ", {"Silva"}),
        ("log joao silva had cof", set()),
        ("log grace --with mei", {"Mei-Ling"}),
        ("followup gra", {"Grace"}),
        ("history jo", {"João"}),
        ("add Bela --via gra", {"Grace"}),
        ("done f", {"f1"}),
        ("done gra", {"Grace"}),
        ("post p1", {"p1"}),
        ("post p9", set()),
        ("post p", {"PhD"}),
        ("post gra", {"Grace"}),
        ("list sil", {"Silva"}),
    ],
)
@pytest.mark.usefixtures("people")
def test_people_word_by_word(tab: Tab, line: str, offered: set[str]) -> None:
    assert set(tab(line)) == offered


@pytest.mark.usefixtures("people")
def test_everybody_where_nothing_is_typed_yet_and_the_last_touched_first(tab: Tab) -> None:
    assert tab("show ") == ["João", "Grace", "Mei-Ling"]


def test_many_people_are_cut_and_those_removed_are_only_brought_back(crm: Netcrm, tab: Tab) -> None:
    for number in range(60):
        crm("add", f"Ada{number:02} Lovelace", "--force")
    assert len(tab("show ad")) == 50
    assert len(tab("show ")) == 50
    assert tab("show ada4") == [f"Ada4{number}" for number in range(10)]
    crm("remove", "Ada40")
    assert "Ada40" not in tab("show ada4")
    assert tab("restore ada") == ["Ada40"]


@pytest.mark.usefixtures("people")
def test_a_name_says_whom_it_means(tab: Tab) -> None:
    assert tab.said("show jo", "fish").out == "João\tJoão Silva, Acme\n"
    assert tab.said("show gra", "fish").out == "Grace\tGrace O'Neill and 1 more\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("list tag:", {"mentor", r"New\ York", "C++", "none"}),
        ("list tag:n", {r"new\ York", "none"}),
        ("list tag:c", {"C++"}),
        ("list ta", {"tag:mentor", r"tag:New\ York", "tag:C++", "tag:none"}),
        ("list -tag:m", {"mentor"}),
        ("list -ta", {"-tag:mentor", r"-tag:New\ York", "-tag:C++", "-tag:none"}),
        ("list ti", {f"tier:{name}" for name in ("core", "close", "steady", "light", "none")}),
        ("list c", {"city:", "country:"}),
        ("list org:st", {r"St\ Brigid\ Hospital"}),
        ("list city:p", {"Porto"}),
        ("list country:", {"Singapore", "none"}),
        ("list due:over", {"overdue"}),
        (r"list last:\>9", {r"\>90d"}),
        ("list every:2", {"2w", "2m"}),
        ("list wrong:", set()),
        ("due tag:m", {"mentor"}),
        ("export tag:m", {"mentor"}),
        ("export people.csv tag:m", {"mentor"}),
        ("export ", set()),
        ("tag tag:m", {"mentor"}),
        ("tag grace hopper me", {"mentor"}),
        ("--tag m", {"mentor"}),
        ("due -t m", {"mentor"}),
        ("list --tag=m", set()),
        ("due --tag=m", {"mentor"}),
        ("add Bela --org na", {"Navy"}),
        ("add Bela --city ", {"Porto"}),
        ("track joao --tier c", {"core", "close"}),
        ("track joao --every 6", {"6m"}),
        ("cadence ", {"set", "unset"}),
        ("cadence set ti", {f"tier:{name}" for name in ("core", "close", "steady", "light")}),
        ("cadence set tag:m", {"mentor"}),
        ("cadence set tag:mentor 2", {"2w", "2m"}),
        ("log joao --kind v", {"video"}),
        ("log joao --on y", {"yesterday"}),
        ("snooze joao --for 2", {"2w", "2m"}),
        ("list --sort f", {"family"}),
        ("list spec", {"speciality:surgery", "speciality:Paediatric\\ care"}),
        ("list speciality:", {"surgery", r"Paediatric\ care"}),
        ("list -speciality:p", {r"Paediatric\ care"}),
        ("edit joao --set spec", {"speciality="}),
        ("edit joao --set speciality=s", {"surgery"}),
        ("edit joao --add-tag m", {"mentor"}),
        ("edit joao --org na", {"Navy"}),
        ("edit joao --rm-email ", set()),
        ("list --format j", {"json"}),
        ("list --format=j", {"json"}),
        ("import x.csv --from l", {"linkedin"}),
        ("import ", set()),
        ("config set d", {"due.max", "date.order"}),
        ("config set due.max ", set()),
        ("config un", {"unset"}),
        ("config path ", set()),
        ("db che", {"check"}),
        ("undo ", set()),
        ("redo ", set()),
        ("open joao lin", {"linkedin"}),
        ("show joao --db ", set()),
        ("no-such-verb ", set()),
        ("no-such-verb --", {"--help"}),
    ],
)
@pytest.mark.usefixtures("people")
def test_values(tab: Tab, line: str, offered: set[str]) -> None:
    assert set(tab(line)) == offered


@pytest.mark.usefixtures("people")
def test_options_of_the_verb_that_are_not_there_yet(tab: Tab) -> None:
    assert {"--sort", "--limit", "--json", "--db", "--help"} <= set(tab("list --"))
    assert tab("list --so") == ["--sort"]
    assert tab("list --sort name --so") == []
    assert tab("log joao --tag x --ta") == ["--tag"]
    assert tab("log joao -- --ta") == []
    assert tab("list --no-such-thing") == []
    assert "--sort\tname, family" in tab.said("list --sor", "fish").out


def test_without_a_verb_there_are_the_options_of_netcrm_and_of_due(tab: Tab) -> None:
    assert {"--version", "--install-completion", "--show-completion", "--max", "--json"} <= set(
        tab("--")
    )
    assert tab("--json sh") == ["show"]
    assert tab("--format c") == ["csv"]
    assert tab("--ma") == ["--max"]


def test_the_database_is_the_one_that_is_named(people: Netcrm, tab: Tab) -> None:
    other = people.home / "other.db"
    people("add", "Zora Quill", "--db", str(other))
    for line in ("--db {} show ", "show --db {} ", "show --db={} "):
        assert tab(line.format(other)) == ["Zora"]
    assert tab("show --db $HOME/other.db z") == ["Zora"]
    assert tab("show zo") == []


def _damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:2000] + b"\0" * 5000)


def _of_somebody_else(file: Path) -> None:
    file.unlink()
    sqlite3.connect(file).execute("CREATE TABLE contact (id)").connection.close()


def _older(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()


@pytest.mark.parametrize(
    "spoil", [_damaged, _of_somebody_else, _older, lambda file: file.write_text("no database")]
)
def test_a_database_that_cannot_be_read_offers_nobody_and_stays_as_it_is(
    people: Netcrm, tab: Tab, spoil: Callable[[Path], object]
) -> None:
    spoil(people.db)
    before = {file: file.read_bytes() for file in people.home.iterdir() if file.is_file()}
    for line in ("show ", "show gra", "list tag:", "done f", "list city:p"):
        assert set(tab(line)) <= {"none"}
    assert tab("list ta") == ["tag:none"]
    assert {file: file.read_bytes() for file in people.home.iterdir() if file.is_file()} == before


def test_a_locked_database_is_not_waited_for(people: Netcrm, tab: Tab) -> None:
    connection = sqlite3.connect(people.db, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("UPDATE contact SET city = 'Faro'")
    assert tab("show gra") == []
    connection.close()
    assert tab("show gra") == ["Grace"]


def test_no_database_is_made(crm: Netcrm, tab: Tab) -> None:
    before = sorted(crm.home.rglob("*"))
    assert tab("show ") == []
    assert tab("show --db nowhere/x.db ") == []
    assert tab("show --db ~nobody/x.db ") == []
    assert sorted(crm.home.rglob("*")) == before


def test_nonsense_is_answered_with_nothing(tab: Tab) -> None:
    for line in ("show '", 'show "a b', "show \\", "list :", "list ::", "= =", "- ", "@", "-"):
        for shell in shells.SHELLS:
            assert tab.said(line, shell).code == 0
    assert tab.said("show", COMP_CWORD="x").code == 1
    assert tab.said("show", COMP_CWORD="99").code == 0


def test_other_questions(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(asked.COMPLETING, "source_fish")
    assert crm().out.startswith("complete --command netcrm")
    for wrong in ("complete_tcsh", "dance_bash", "complete", "_"):
        monkeypatch.setenv(asked.COMPLETING, wrong)
        result = crm.run()
        assert (result.out, result.err, result.code) == ("", "", 1)


@pytest.mark.usefixtures("people")
def test_fish_asks_first_whether_there_is_anything(tab: Tab) -> None:
    def has(line: str) -> int:
        return tab.said(line, "fish", _TYPER_COMPLETE_FISH_ACTION="is-args").code

    assert has("show gra") == has("sh") == has("db ") == has("export tag:m") == 0
    assert has("import ") == has("export x") == has("show --db ") == 1


def test_offers_begin_as_was_typed_where_a_shell_would_shorten_that(crm: Netcrm, tab: Tab) -> None:
    crm("add", "João Silva")
    crm("add", "Joanna Brandt")
    assert set(tab("show jo")) == {"João", "Joanna"}
    for shell in ("bash", "fish"):
        assert set(tab("show joa", shell)) == {"joao", "joanna"}
    assert tab("show joan", "bash") == ["Joanna"]
    assert tab("show joao", "fish") == ["joao"]
    assert [one.partition(":::")[0] for one in tab("show joa", "powershell")] == ["João", "Joanna"]


NASTY = [
    "$(touch pwned)", "`touch pwned`", "\\$(touch pwned)", "'; touch pwned; '",
    '"; touch pwned; "', "a\nb", "a\x1b[31mb", "* ?", "!!", "a b", "~root", "-rf", "--json",
    "%s", "{a,b}", "<(touch pwned)", "a;touch pwned", "a&touch pwned", "a|touch pwned",
    "\u202egnp", "tab\there", "#x", "a'b", 'a"b', "[x]", "a\\", "a:b", "a=b", "a,b", "x:::y",
    "\u2018touch pwned\u2019", "c\rd", "=touch", "a\u00a0b", "(e:touch pwned:)",
]  # fmt: skip


def fill(crm: Netcrm) -> None:
    """Let people, tags and organisations be called like that, unchecked."""
    crm("add", "Nat Nat")
    with sqlite3.connect(crm.db) as connection:
        for number, nasty in enumerate(NASTY, 100):
            connection.execute(
                "INSERT INTO contact (id, uid, name, folded, searchable, added_on, city)"
                " VALUES (?, ?, ?, ?, ?, '2026-01-01', ?)",
                (
                    number,
                    str(number),
                    f"Nat{nasty} {nasty}",
                    fold(f"nat {nasty}"),
                    fold(f"Nat{nasty} {nasty}"),
                    f"nat{nasty}",
                ),
            )
            named = (f"nat{nasty}", f"nat{nasty}".casefold())
            connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", named)
            connection.execute("INSERT INTO organisation (name, folded) VALUES (?, ?)", named)
    connection.close()


@pytest.mark.parametrize(
    "line",
    ["show nat", "show nat ", "list tag:nat", "list org:nat", "list city:nat", "due --tag nat"],
)
def test_bash_reads_each_offer_as_one_word_in_which_nothing_acts(
    crm: Netcrm, tab: Tab, line: str
) -> None:
    fill(crm)
    offered = tab(line)
    assert offered
    before = sorted(crm.home.iterdir())
    script = "\n".join(f"printf '%s\\0' {one}" for one in offered)
    done = subprocess.run(
        ["bash", "-c", f"set -f; {script}"],
        cwd=crm.home,
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout.removesuffix("\0").split("\0")
    assert len(words) == len(offered)
    assert sorted(crm.home.iterdir()) == before
    if ":" in line or "--tag" in line:
        kept = {f"nat{nasty}" for nasty in NASTY} | {"none"}
        assert set(words) <= kept
        if "city" not in line:
            assert {"nat$(touch pwned)", "nat* ?", "nata'b", "nat-rf"} <= set(words)
    else:
        assert not re.search(r"[^\w.-]", "".join(words))


def test_in_open_quotes_bash_gets_what_means_itself_there(crm: Netcrm, tab: Tab) -> None:
    fill(crm)
    crm("tag", "1", "New York", "Newton's")
    quoted = {"COMP_WORDS": 'netcrm\nlist\n"tag:New', "COMP_CWORD": "2"}
    assert tab.said("", **quoted).lines == ["tag:New York", "tag:Newton's"]
    quoted["COMP_WORDS"] = "netcrm\nlist\n'tag:New"
    assert [one for one in tab.said("", **quoted).lines if one] == ["tag:New York"]


def test_zsh_evaluates_words_in_quotes(crm: Netcrm, tab: Tab) -> None:
    fill(crm)
    for line in ("show nat", "list tag:nat", "list org:nat", "due --tag nat"):
        answer = tab.said(line, "zsh").out
        found = re.fullmatch(
            r"local -a netcrm_offers; netcrm_offers=\((.*)\);"
            r" _describe netcrm netcrm_offers -U( -S '')?\n",
            answer,
        )
        assert found
        without_words = re.sub(r"'[^']*'|\\'", "", found[1])
        assert not without_words.strip(), without_words
        assert len(shlex.split(found[1])) == len(tab(line))
    assert tab.said("import ", "zsh").out == "_files\n"
    assert "-S ''" in tab.said("list ", "zsh").out


def test_powershell_gets_words_in_quotes(crm: Netcrm, tab: Tab) -> None:
    fill(crm)
    for line in tab("list tag:nat", "powershell"):
        value, _, about = line.partition(":::")
        assert re.fullmatch(r"[\w%+=:./-]+|'(?:[^'\u2018-\u201b]|(['\u2018-\u201b])\1)*'", value), (
            value
        )
        assert about
    assert tab("list 'tag:natnat", "pwsh") == []


@given(value=st.text(min_size=1, max_size=20), cut=st.integers(1, 20))
def test_what_is_continued_is_found_like_the_whole(value: str, cut: int) -> None:
    typed = fold(value)[:cut]
    made = shells.continued(typed, value)
    assert fold(made) == fold(value)


@pytest.mark.usefixtures("people")
def test_completing_loads_little() -> None:
    asking = (
        "import sys; from netcrm.cli import main; code = main([]);"
        " print(code, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asking],
        env={
            **os.environ,
            "COMP_WORDS": "netcrm\nshow\ngra",
            "COMP_CWORD": "2",
            asked.COMPLETING: "complete_bash",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.split()
    assert (done.stdout, code) == ("Grace\n", "0")
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "rich", "platformdirs", "rapidfuzz"}
    assert heavy & set(modules) == set()


def test_showing_and_installing(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import _completion_shared as typers

    monkeypatch.setattr(typers, "_get_shell_name", lambda: "bash")
    assert "complete -o default -F _netcrm_completion netcrm" in crm("--show-completion").out
    assert "It works in the next shell" in crm("--install-completion").out
    assert "netcrm.sh" in (crm.home / ".bashrc").read_text()
    assert (crm.home / ".bash_completions" / "netcrm.sh").exists()
    (crm.home / ".bashrc").write_bytes(b"\xff")
    assert "cannot be installed" in crm.fails(1, "--install-completion").err
    assert (crm.home / ".bashrc").read_bytes() == b"\xff"
    for found in ("tcsh", None):
        monkeypatch.setattr(typers, "_get_shell_name", lambda found=found: found)
        assert "source_bash" in crm.fails(1, "--show-completion").err
