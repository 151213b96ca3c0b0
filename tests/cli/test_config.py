"""The settings: shown, changed and edited, and a file that can always be mended."""

from __future__ import annotations

import stat
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.test_bad_files import one_sentence

from netcrm.config import stated
from netcrm.config.options import OPTIONS
from netcrm.config.values import Whole
from netcrm.errors import NetcrmError
from netcrm.host.settings_file import template, with_value, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Netcrm

KEYS = ["key", "value", "default", "is_default", "meaning"]
MINE = """\
# My settings; keep in order.
[date]
order = 'dmy'   # as at home

[due]
# Few is more.
max = 3  # on weekdays
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="homes, links and modes of POSIX")


@pytest.fixture
def file(crm: Netcrm) -> Path:
    return crm.home / "config.toml"


@pytest.fixture
def editor(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Make $EDITOR a script of sh, in which $1 is the file."""
    if sys.platform == "win32":
        pytest.skip("the editors are scripts of sh")

    def made(lines: str) -> Path:
        script = crm.home / "ed"
        script.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(script))
        return script

    return made


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def lost_and_found(crm: Netcrm) -> list[str]:
    """Return what was kept of texts that could not be taken."""
    return [text(one) for one in sorted(crm.home.rglob("netcrm-edited-*.toml"))]


# -- what there is


def test_all_settings_are_shown_with_their_meanings(crm: Netcrm) -> None:
    crm.configure("[due]\nmax = 3\n")
    found = crm.json("config")
    assert [one["key"] for one in found] == list(OPTIONS)
    assert [list(one) for one in found] == [KEYS] * len(OPTIONS)
    assert found[0] == {
        "key": "due.max",
        "value": 3,
        "default": 10,
        "is_default": False,
        "meaning": OPTIONS["due.max"].meaning,
    }
    assert (found[1]["value"], found[1]["is_default"]) == (None, True)
    assert crm("config").lines[0] == f"due.max\t3\tno\t{OPTIONS['due.max'].meaning}"
    table = crm("config", "--format", "table").out
    assert "file" in table
    assert "default" in table


def test_one_setting_is_its_value_alone(crm: Netcrm) -> None:
    assert crm("config", "get", "due.max").out == "10\n"
    assert list(crm.json("config", "get", "due.max")) == KEYS
    unset = crm("config", "get", "date.order")
    assert (unset.out, unset.err) == ("\n", "date.order is not set.\n")
    crm("config", "set", "date.order", "mdy")
    assert crm("config", "get", "date.order") == type(unset)("mdy\n", "", 0)


@posix
def test_the_path_is_said_whether_or_not_there_is_a_file(
    crm: Netcrm, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert crm.json("config", "path") == {"path": str(file), "exists": True}
    file.unlink()
    told = crm("config", "path")
    assert told.out == f"{file}\n"
    assert "netcrm config edit" in told.err
    monkeypatch.setenv("NETCRM_CONFIG", "~/mine.toml")
    assert crm("config", "path").out == f"{crm.home / 'mine.toml'}\n"


# -- set and unset


def test_a_setting_is_set_at_once_and_is_no_step_of_the_history(crm: Netcrm, file: Path) -> None:
    crm("add", "Amara Okafor")
    before = crm.kept()
    told = crm("config", "set", "due.max", "15")
    assert (
        told.out == "due.max is 15 now; it was 10 by default. Undo: netcrm config unset due.max\n"
    )
    assert text(file) == "[due]\nmax = 15\n"
    assert crm.kept() == before
    told = crm("config", "set", "due.max", "4")
    assert told.out == "due.max is 4 now; it was 15. Undo: netcrm config set due.max 15\n"
    assert crm.json("config", "get", "due.max")["value"] == 4
    told = crm("config", "unset", "due.max")
    assert told.out == "due.max is 10 by default now; it was 4. Undo: netcrm config set due.max 4\n"
    assert text(file) == ""


def test_what_is_so_already_changes_nothing(crm: Netcrm, file: Path) -> None:
    crm.configure(MINE)
    (inode, changed) = (file.stat().st_ino, file.stat().st_mtime_ns)
    for command in ("set due.max 3", "set date.order DMY"):
        told = crm("config", *command.split())
        assert not told.out
        assert "already" in told.err
        assert list(crm.json("config", *command.split())) == KEYS
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (inode, changed)
    crm.configure("# nothing\n")
    assert "already" in crm("config", "unset", "due.max").err
    assert text(file) == "# nothing\n"


def test_the_default_can_be_pinned(crm: Netcrm, file: Path) -> None:
    assert "it was 10 by default" in crm("config", "set", "due.max", "10").out
    assert text(file) == "[due]\nmax = 10\n"


def test_comments_and_order_stay(crm: Netcrm, file: Path) -> None:
    crm.configure(MINE)
    crm("config", "set", "due.max", "15")
    assert text(file) == MINE.replace("max = 3 ", "max = 15 ")
    crm("config", "unset", "date.order")
    assert text(file) == "# My settings; keep in order.\n" + MINE[MINE.index("[due]") :].replace(
        "max = 3 ", "max = 15 "
    )
    crm("config", "unset", "due.max")
    assert "[due]\n# Few is more.\n" in text(file)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# hello",
        "due.max = 3",
        "due = { max = 3 }",
        "due = {}",
        "[due]",
        "date.order = 'dmy'\n# end",
        "[date]\norder = 'dmy'",
        "[due]\nmax = 3\n[date]\norder = 'dmy'\n",
        "[due]\r\nmax = 3\r\n",
        "\ufeff[due]\nmax = 3\n",
        "[due]\nmax = 0\n",
        "[due]\nmax = 'ten'\n",
        "[due]\nmax = true\n",
        "[due]\nmax = [\n  3,\n]\n",
    ],
)
def test_however_it_is_written(crm: Netcrm, file: Path, before: str) -> None:
    crm.configure(before)
    others = tomllib.loads(before.lstrip("\ufeff"))
    crm("config", "set", "due.max", "15")
    assert tomllib.loads(text(file)) == {**others, "due": {"max": 15}}
    crm("config", "unset", "due.max")
    assert "max" not in tomllib.loads(text(file)).get("due", {})
    crm("due")


VALUES = st.recursive(
    st.integers(-5, 5) | st.text(max_size=5) | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=4,
)


@given(
    st.dictionaries(
        st.sampled_from(["due", "date", "x", "due.max", "é"]),
        VALUES | st.dictionaries(st.sampled_from(["max", "order", "a b"]), VALUES, max_size=3),
        max_size=4,
    ),
    st.integers(1, 10**9),
)
def test_a_change_changes_that_and_nothing_else(tables: dict[str, object], value: int) -> None:
    import tomlkit

    path = Path("c.toml")
    before = tomlkit.dumps(tables)
    stands = stated(before, path)
    try:
        after = with_value(before, path, "due.max", value)
        assert stated(after, path) == {**stands, "due.max": value}
        gone = without(after, path, "due.max")
        assert stated(gone, path) == {k: v for k, v in stands.items() if k != "due.max"}
    except NetcrmError as refused:
        strange = "due.max" in tables or not isinstance(tables["due"], dict)
        assert strange, refused.message  # noqa: PT017


REFUSED = {
    "set due.max ten": "due.max is 'ten', but must be a whole number from 1.",
    "set due.max 0": "due.max is '0', but must be a whole number from 1.",
    "set due.max 2.5": "'2.5'",
    "set due.max 1 2": "'1 2'",
    "set due.max = 5": "'= 5'",
    "set due.max -- -3": "'-3'",
    "set due.max ²": "'²'",
    f"set due.max {'9' * 5000}": "whole number",
    "set date.order ymd": "date.order is 'ymd', but must be 'dmy' or 'mdy'.",
    "set due.mxa 3": "There is no setting 'due.mxa'. Did you mean 'due.max'?",
    "set colour red": "There is no setting 'colour'. There are due.max, date.order, backup.keep",
    "get due": "no setting 'due'",
    "unset colour": "no setting 'colour'",
    "set due.max": "config set KEY VALUE",
    "set": "config set KEY VALUE",
    "get": "config get KEY",
    "get due.max due.max": "config get KEY",
    "unset": "config unset KEY",
    "path due.max": "config path",
    "due.max": "config get KEY",
    "frobnicate": "config get KEY",
}


@pytest.mark.parametrize("command", REFUSED)
def test_what_makes_no_sense_is_refused(crm: Netcrm, file: Path, command: str) -> None:
    crm.configure(MINE)
    told = crm.fails(2, "config", *command.split())
    assert REFUSED[command] in one_sentence(told)
    assert text(file) == MINE


def test_the_sentence_is_that_of_loading(crm: Netcrm, file: Path) -> None:
    told = crm.fails(2, "config", "set", "due.max", "ten").err.strip()
    crm.configure("[due]\nmax = 'ten'\n")
    assert crm.fails(2, "due").err.startswith(f"{file}: {told}")


# -- where the file is, and what it is


@posix
def test_file_and_folders_are_made_and_are_the_users_alone(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETCRM_CONFIG", "~/a/b/mine.toml")
    crm("config", "set", "due.max", "3")
    file = crm.home / "a/b/mine.toml"
    assert text(file) == "[due]\nmax = 3\n"
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (file, file.parent, file.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    assert sorted(file.parent.iterdir()) == [file]


@posix
def test_the_place_of_the_platform(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETCRM_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(crm.home / "settings"))
    place = Path(crm("config", "path").out.strip())
    assert crm.json("config", "get", "due.max")["value"] == 10
    assert not place.exists()
    crm("config", "set", "due.max", "3")
    assert place.exists()
    assert place.is_relative_to(crm.home)
    assert crm.json("config", "get", "due.max")["value"] == 3


@posix
def test_a_link_is_followed_and_a_mode_is_kept(crm: Netcrm, file: Path) -> None:
    real = crm.home / "dotfiles" / "netcrm.toml"
    real.parent.mkdir()
    real.write_text(MINE, encoding="utf-8")
    real.chmod(0o644)
    file.unlink()
    file.symlink_to(real)
    crm("config", "set", "due.max", "15")
    assert file.is_symlink()
    assert "max = 15" in text(real)
    assert stat.S_IMODE(real.stat().st_mode) == 0o644
    real.unlink()
    real.parent.rmdir()
    crm("config", "set", "due.max", "9")
    assert file.is_symlink()
    assert text(real) == "[due]\nmax = 9\n"


def break_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def break_read_only(file: Path) -> None:
    file.write_text(MINE, encoding="utf-8")
    file.chmod(0o444)


@posix
@pytest.mark.parametrize("change", [break_loop, break_read_only])
def test_a_file_that_cannot_be_written_is_left(
    crm: Netcrm, file: Path, change: Callable[[Path], None], editor: Callable[[str], Path]
) -> None:
    change(file)
    before = sorted(crm.home.iterdir())
    told = one_sentence(crm.fails(1, "config", "set", "due.max", "15"))
    assert "config.toml" in told
    assert "Nothing was changed" in told
    assert sorted(crm.home.iterdir()) == before
    assert file.is_symlink() or text(file) == MINE
    editor('echo "due.max = 7" > "$1"')
    assert "Your text is in" in one_sentence(crm.fails(1, "config", "edit"))
    assert lost_and_found(crm) == ["due.max = 7\n"]


@posix
def test_a_folder_in_its_place(crm: Netcrm, file: Path) -> None:
    file.unlink()
    file.mkdir()
    for command in ("set due.max 15", "unset due.max", "edit", "get due.max"):
        assert "config.toml" in one_sentence(crm.fails(2, "config", *command.split()))
    assert crm("config", "path").out == f"{file}\n"


@posix
def test_a_home_that_is_not_there(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("NETCRM_CONFIG", "NETCRM_DB"):
        with monkeypatch.context() as patch:
            patch.setenv(variable, "~nobody-at-all/x")
            assert "~nobody-at-all" in one_sentence(crm.fails(2, "due"))


# -- a broken file


BROKEN = {
    "not TOML": b"[due\nmax = 3\n",
    "not UTF-8": b"[due]\nmax = 3 # \xe9\n",
    "too deep": b"x = " + b"[" * 5000,
    "too large": b"[due]\nmax = " + b"9" * 5000,
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_toml_is_left_and_can_be_mended(
    crm: Netcrm, file: Path, what: str, editor: Callable[[str], Path]
) -> None:
    file.write_bytes(BROKEN[what])
    for command in ("due", "config", "config get due.max"):
        told = one_sentence(crm.fails(2, *command.split()))
        assert "config.toml" in told
        assert "netcrm config edit" in told
    for command in ("set due.max 15", "unset due.max"):
        assert "TOML" in one_sentence(crm.fails(2, "config", *command.split()))
    assert crm("config", "path").out == f"{file}\n"
    assert file.read_bytes() == BROKEN[what]
    editor("true")
    assert "TOML" in one_sentence(crm.fails(2, "config", "edit"))
    editor(f'cp "$1" {crm.home}/seen; printf "[due]\\nmax = 4\\n" > "$1"')
    assert crm("config", "edit").lines == [
        f"Wrote {file}.",
        "due.max is 4 now; it was 10 by default.",
    ]
    assert (crm.home / "seen").read_bytes() == BROKEN[what]
    assert crm.json("config", "get", "due.max")["value"] == 4


def test_an_unknown_or_wrong_setting_can_be_taken_out_or_set_right(crm: Netcrm, file: Path) -> None:
    crm.configure("colour = 'red'\n[due]\nmax = 0\nmxa = 3\n")
    told = crm("config", "set", "due.max", "3")
    assert told.out == "due.max is 3 now; it was 0.\n"
    assert "there is no setting 'colour'" in told.err
    told = crm("config", "unset", "colour")
    assert told.out == "colour is not set now; it was red.\n"
    assert "due.mxa" in told.err
    assert not crm("config", "unset", "due.mxa").err
    assert text(file) == "[due]\nmax = 3\n"
    crm("due")


def test_a_value_where_a_table_belongs(crm: Netcrm, file: Path) -> None:
    crm.configure("due = 3 # soon\n")
    assert "netcrm config unset due" in one_sentence(crm.fails(2, "config", "set", "due.max", "5"))
    assert text(file) == "due = 3 # soon\n"
    crm("config", "unset", "due")
    crm("config", "set", "due.max", "5")
    crm.configure("'due.max' = 3\n")
    assert "netcrm config edit" in one_sentence(crm.fails(1, "config", "unset", "due.max"))
    assert text(file) == "'due.max' = 3\n"


# -- the editor


def test_the_editor_gets_the_file_and_what_it_leaves_is_written(
    crm: Netcrm, file: Path, editor: Callable[[str], Path]
) -> None:
    crm.configure(MINE)
    editor('sed -i.old "s/max = 3 /max = 8 /; s/dmy/mdy/" "$1"')
    told = crm("config", "edit")
    assert told.lines == [
        f"Wrote {file}.",
        "due.max is 8 now; it was 3.",
        "date.order is mdy now; it was dmy.",
    ]
    assert text(file) == MINE.replace("max = 3 ", "max = 8 ").replace("dmy", "mdy")
    editor('echo "# more" >> "$1"')
    assert crm("config", "edit").lines == [f"Wrote {file}."]
    assert crm.json("config", "edit")["changed"] == []
    assert sorted(one.name for one in crm.home.iterdir()) == ["config.toml", "ed"]


@pytest.mark.parametrize("there", [True, False])
def test_a_new_file_explains_itself(
    crm: Netcrm, file: Path, there: bool, editor: Callable[[str], Path]
) -> None:
    if not there:
        file.unlink()
    editor("true")
    assert crm("config", "edit").err == "Nothing was changed.\n"
    assert file.exists() == there
    editor(f'cp "$1" {crm.home}/seen; sed -i.old "s/^# max = 10/max = 4/" "$1"')
    answer = crm.json("config", "edit")
    assert answer["path"] == str(file)
    assert [one["value"] for one in answer["changed"]] == [4]
    seen = text(crm.home / "seen")
    assert all(option.meaning in seen for option in OPTIONS.values())
    assert all(line.startswith(("#", "[")) for line in seen.split("\n") if line)


def test_what_the_new_file_shows_as_examples_can_be_set(crm: Netcrm) -> None:
    lines = [line.removeprefix("# ") if " = " in line else line for line in template().split("\n")]
    crm.configure("\n".join(lines))
    assert not any(one["is_default"] for one in crm.json("config"))


@pytest.mark.parametrize(
    ("lines", "code", "told"),
    [
        ("exit 1", 1, "failed"),
        (': > "$1"', 1, "empty"),
        ('rm "$1"', 1, "empty"),
        ('echo "[due" > "$1"', 2, "TOML"),
        ('echo "colour = 3" > "$1"', 2, "'colour'"),
        ('echo "due.max = 0" > "$1"', 2, "due.max is '0'"),
        (r"""printf '# \351\n' > "$1" """, 2, "UTF-8"),
        ('cp ed "$NETCRM_CONFIG"; echo "due.max = 9" > "$1"', 1, "changed meanwhile"),
    ],
)
def test_what_cannot_be_taken_changes_nothing_and_is_not_lost(
    crm: Netcrm,
    file: Path,
    editor: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    lines: str,
    code: int,
    told: str,
) -> None:
    monkeypatch.chdir(crm.home)
    crm.configure(MINE)
    script = editor(lines)
    answer = one_sentence(crm.fails(code, "config", "edit"))
    assert told in answer
    assert text(file) == (text(script) if told == "changed meanwhile" else MINE)
    kept = sorted(crm.home.glob("netcrm-edited-*.toml"))
    assert len(kept) == ("Your text is in" in answer)
    assert bool(kept) == (told not in ("failed", "empty"))
    for one in kept:
        assert str(one) in answer


def test_visual_goes_before_editor_and_may_have_options(
    crm: Netcrm, file: Path, editor: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", f"'{editor('echo due.max = $2 > $3')}' --wait 6")
    monkeypatch.setenv("EDITOR", "false")
    assert "due.max is 6 now" in crm("config", "edit").out
    assert text(file) == "due.max = 6\n"


def test_without_an_editor_and_a_terminal_nothing_is_edited(crm: Netcrm) -> None:
    answer = crm.process("config", "edit")
    assert (answer.code, answer.out) == (1, "")
    assert "$EDITOR" in answer.err
    assert answer.err.count("\n") == 1


# -- reading what was typed


@given(st.text(max_size=15) | st.integers(-5, 10**14).map(str))
def test_typed_numbers_are_numbers_or_do_not_fit(typed: str) -> None:
    values = Whole(1)
    value = values.read(typed)
    assert values.fits(value) == (typed.isdecimal() and int(typed) >= 1)
