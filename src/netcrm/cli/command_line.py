"""The words of a command line: which are options, which is the verb, and who reads the rest."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from netcrm import __version__
from netcrm.cli.verb import FUNCTIONS, VALUED
from netcrm.cli.verbs import MODULES
from netcrm.rules.terms import is_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer.core import TyperGroup

ABOUT = "Who to write to today, and why: a personal contact manager."


def load(verbs: Iterable[str]) -> None:
    """Import the modules that have these verbs."""
    for module in dict.fromkeys(MODULES[verb] for verb in verbs):
        import_module(f"netcrm.cli.verbs.{module}")


def command_of(verbs: Sequence[str]) -> TyperGroup:
    """Build the command line of these verbs; help without markup is the same everywhere."""
    load(verbs)
    app = typer.Typer(
        help=ABOUT,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_root)
    for verb in verbs:
        app.command(verb)(FUNCTIONS[verb])
    return cast("TyperGroup", typer.main.get_command(app))  # it has a callback


def first_line(verb: str) -> str:
    """Return what a verb does, of those that were loaded, in one sentence."""
    return (inspect.getdoc(FUNCTIONS[verb]) or "").partition("\n")[0]


def _root(
    *,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
    install: Annotated[
        bool, typer.Option("--install-completion", help="Let the TAB key of this shell complete.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show-completion", help="Print what would be installed for it.")
    ] = False,
) -> None:
    if version:
        sys.stdout.write(f"netcrm {__version__}\n")
    elif install or show:
        from netcrm.cli import installing

        sys.stdout.write(installing.install() if install else installing.script())
    else:
        return
    raise typer.Exit


class Told(NamedTuple):
    """The options of a command line, with their values, and its words, each in their order.

    ``lacking`` is the option at its end whose value is not there.
    """

    options: list[str]
    words: list[str]
    lacking: str | None = None


def told_apart(argv: Sequence[str]) -> Told:
    """Tell options from words; behind ``--`` there are only words."""
    options: list[str] = []
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            words += rest
        elif not word.startswith("-") or word == "-" or is_negated(word) or _is_yearless(word):
            words.append(word)
        else:
            options.append(word)
            if valued := _option_before_its_value(word):
                value = next(rest, None)
                if value is None:
                    return Told(options, words, lacking=valued)
                options.append(value)
    return Told(options, words)


def _option_before_its_value(word: str) -> str | None:
    """Return the option whose value is the next word, also at the end of several: ``-jt``."""
    if word.startswith("--"):
        return word if word in VALUED else None
    short = [f"-{letter}" for letter in word[1:]]
    first = next((option for option in short if option in VALUED), None)
    return first if first is not None and first == short[-1] else None


def verb_among(words: Sequence[str]) -> str | None:
    """Return the verb: the first word that is no part of a QUERY."""
    return next((word for word in words if not is_negated(word)), None)


def is_negated(word: str) -> bool:
    """Tell ``-tag:x``, a part of a QUERY, from an option."""
    return word.startswith("-") and is_term(word)


def _is_yearless(word: str) -> bool:
    """Tell ``--04-15``, a day without its year, from an option."""
    return word.startswith("--") and word[2:4].isdigit()
