"""The manual page netcrm(1), from the same commands as their help: ``python -m netcrm.cli.manual``.

It is kept as ``man/netcrm.1``; a test compares both. There is no day in it: it is the same whenever
it is made.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperOption

from netcrm import __version__, errors
from netcrm.cli import manual_words as words
from netcrm.cli.command_line import command_of
from netcrm.cli.verbs import MODULES
from netcrm.config import OPTIONS
from netcrm.errors import NetcrmError
from netcrm.rules.query import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer.core import TyperGroup

    from netcrm.config import Option

_SIGNS = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
}
"""Signs that roff would print as others, or act upon."""


def page() -> Iterator[str]:
    """Yield the lines of the page, in roff."""
    netcrm = command_of(list(MODULES))
    yield r".\" Generated from the commands by: python -m netcrm.cli.manual"
    yield f'.TH NETCRM 1 "" "netcrm {__version__}" "User Commands"'
    for title, lines in (
        ("NAME", [r"netcrm \- who to write to today, and why"]),
        ("SYNOPSIS", [_line("netcrm [COMMAND] [WORDS] [OPTIONS]")]),
        ("DESCRIPTION", _paragraphs(words.DESCRIPTION)),
        ("COMMANDS", _commands(netcrm)),
        ("OPTIONS", _options(netcrm)),
        ("WORDS", _grammar()),
        ("EXIT STATUS", _items(_exit_codes())),
        ("ENVIRONMENT", _items(words.ENVIRONMENT)),
        ("FILES", _items(words.FILES)),
        ("SETTINGS", _items((one.key, _setting(one)) for one in OPTIONS.values())),
        ("EXAMPLES", _examples()),
        ("SEE ALSO", _paragraphs(words.SEE_ALSO)),
    ):
        yield f".SH {title}"
        yield from lines


def _commands(netcrm: TyperGroup) -> Iterator[str]:
    """Describe each command, with its words and the options that are its own."""
    common = _common(netcrm)
    for name, command in netcrm.commands.items():
        arguments = [one for one in command.params if isinstance(one, TyperArgument)]
        options = [one for one in command.params if isinstance(one, TyperOption)]
        takes = " ".join(map(_metavar, arguments))
        yield f'.SS "{_escaped(f"netcrm {name} {takes}".strip())}"'
        yield from _paragraphs(inspect.cleandoc(command.help or ""))
        context = typer.Context(command, info_name=name)
        own = [*arguments, *(one for one in options if not one.hidden and one.name not in common)]
        yield from _items(_record(one, context) for one in own)


def _options(netcrm: TyperGroup) -> Iterator[str]:
    """Describe the options that all commands have, and those of netcrm without one."""
    common = _common(netcrm)
    command = netcrm.commands["due"]
    context = typer.Context(command, info_name="due", help_option_names=["-h", "--help"])
    yield "Every command takes these, and its own."
    yield from _items(
        _record(one, context)
        for one in command.get_params(context)
        if one.name in common or one.name == "help"
    )
    yield ".PP"
    yield "netcrm alone takes these."
    yield from _items(_record(one, context) for one in netcrm.params)


def _common(netcrm: TyperGroup) -> set[str | None]:
    """Return the names of the options that all commands have."""
    return set.intersection(
        *({param.name for param in command.params} for command in netcrm.commands.values())
    )


def _metavar(argument: TyperArgument) -> str:
    metavar = argument.metavar or ""
    return metavar if argument.required or metavar.startswith("[") else f"[{metavar}]"


def _record(param: object, context: typer.Context) -> tuple[str, str]:
    """Return an option or argument as the help shows it, and what it says."""
    name, said = param.get_help_record(context)  # type: ignore[attr-defined]
    return name.strip("{}"), re.sub(r" *\[required\]", "", said)


def _grammar() -> Iterator[str]:
    """Describe the words that mean the same in every command."""
    yield '.SS "WHO"'
    yield from _paragraphs(words.ABOUT_WHO)
    yield from _items(words.WHO)
    for title, about in (("DAY", words.ABOUT_DAY), ("SPAN, EVERY", words.ABOUT_SPAN)):
        yield f'.SS "{title}"'
        yield from _paragraphs(about)
    yield '.SS "QUERY"'
    yield from _paragraphs(words.ABOUT_QUERY)
    yield from _items(
        (f"{name}:", f"{key.meaning[0].upper()}{key.meaning[1:]}: {key.kind.value}.")
        for name, key in KEYS.items()
    )


def _exit_codes() -> Iterator[tuple[str, str]]:
    """Yield the exit codes, of which each kind of error owns one."""
    yield "0", "Done, or so already."
    kinds = [one for one in vars(errors).values() if isinstance(one, type)]
    owners = [one for one in kinds if issubclass(one, NetcrmError) and one is not NetcrmError]
    for kind in sorted(owners, key=lambda one: one.exit_code):
        meaning = inspect.getdoc(kind) or ""
        said = meaning.splitlines()[0].split(";")[0].rstrip(".").replace("``", "")
        yield str(kind.exit_code), f"{said}."
    yield "10", "Somebody is due: only `netcrm due --exit-code`."
    yield "130", "Stopped by Ctrl-C. Nothing was changed, but for what a review had done."


def _setting(one: Option) -> str:
    default = "none" if one.default is None else one.default
    return f"{one.meaning[0].upper()}{one.meaning[1:]}: {one.values.expected}; default: {default}."


def _examples() -> Iterator[str]:
    for number, (about, command) in enumerate(words.EXAMPLES):
        yield from [".PP"] if number else []
        yield from (_line(about), ".RS 4", ".EX", _line(command), ".EE", ".RE")


def _paragraphs(said: str) -> Iterator[str]:
    for number, paragraph in enumerate(said.split("\n\n")):
        yield from [".PP"] if number else []
        yield _line(" ".join(paragraph.split()))


def _items(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield terms and, beside each, what it means."""
    for term, meaning in items:
        yield ".TP"
        yield _line(term, bold=True)
        if meaning:
            yield _line(" ".join(meaning.split()))


def _line(text: str, *, bold: bool = False) -> str:
    """Write a line of text; what stands in it as code is bold, and what begins it is no command."""
    parts = re.split("`([^`]*)`", text)
    written = "".join(
        rf"\fB{_escaped(part)}\fR" if part and (bold or number % 2) else _escaped(part)
        for number, part in enumerate(parts)
    )
    return rf"\&{written}" if written.startswith((".", r"\(aq")) else written


def _escaped(text: str) -> str:
    """Write signs so that roff prints them as they are."""
    return "".join(
        _SIGNS.get(sign, sign) if sign.isascii() else rf"\[u{ord(sign):04X}]"
        for sign in text.replace("\u2026", "...")
    )


if __name__ == "__main__":
    import sys

    sys.stdout.writelines(f"{line}\n" for line in page())
