"""What may come next on a command line that is not finished: verbs, options, values, people.

The shells ask for it by ``$_NETCRM_COMPLETE`` (cli/shells.py). Only the module of the typed verb is
loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from netcrm.book.people.completing import Offer
from netcrm.cli.command_line import command_of, first_line, is_negated, load, told_apart, verb_among
from netcrm.cli.offering import Line, of_option, of_part, who_and_more
from netcrm.cli.verbs import MODULES
from netcrm.rules.terms import is_term

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_NETCRM = (
    Offer("--help", "Show this message and exit."),
    Offer("--version", "Say the version."),
    Offer("--install-completion", "Let the TAB key of this shell complete."),
    Offer("--show-completion", "Print what would be installed for it."),
)
"""What netcrm takes without a verb; the first one works after every verb."""


def offers(typed: Sequence[str], beginning: str) -> list[Offer]:
    """Return what ``beginning`` may become after the words that were ``typed``."""
    line, option = _read(typed, beginning)
    if option:
        return _values_of(option, line)
    if "--" not in typed and beginning.startswith("-"):
        return _options(line)
    if line.verb is None:
        return _verbs(beginning)
    return _arguments(line)


def _read(typed: Sequence[str], beginning: str) -> tuple[Line, str | None]:
    """Sort what was typed, and name the option whose value is next."""
    options, words, lacking = told_apart(typed)
    verb = verb_among(words)
    if verb is not None:
        words.remove(verb)
    return Line(verb, options, words, beginning), lacking


def _verbs(beginning: str) -> list[Offer]:
    names = [name for name in MODULES if name.startswith(beginning.casefold())]
    load(names)
    return [Offer(name, first_line(name)) for name in names]


def _options(line: Line) -> list[Offer]:
    """Offer options by their names, and values where one stands before an equals sign."""
    name, equals, value = line.beginning.partition("=")
    if equals:
        found = _values_of(name, line._replace(beginning=value))
        return [Offer(f"{name}={one.value}", one.about) for one in found]
    known = [
        Offer(name, (option.help or "").strip())
        for option in _params(line)[0]
        if option.multiple or not set(option.opts) & set(line.options)
        for name in option.opts
    ]
    known += OF_NETCRM if line.verb is None else OF_NETCRM[:1]
    fitting = {one.value: one for one in known if one.value.startswith(line.beginning)}
    if not fitting and is_negated(f"{line.beginning}:"):
        return _arguments(line)
    return list(fitting.values())


def _values_of(name: str, line: Line) -> list[Offer]:
    """Offer values of an option; ``--add-tag`` takes what ``--tag`` takes."""
    for option in _params(line)[0]:
        if name in option.opts:
            field = max(option.opts, key=len).rpartition("-")[2]
            provide = of_option(field, option.metavar or "")
            return provide(line._replace(words=())) if provide else []
    return []


def _arguments(line: Line) -> list[Offer]:
    """Offer values for the argument that is next; only the last one may take several words."""
    place = len(line.words)
    for number, argument in enumerate(_params(line)[1]):
        if place == number or argument.nargs == -1:
            return _following(line._replace(words=line.words[number:]), argument.metavar or "")
    return []


def _following(line: Line, metavar: str) -> list[Offer]:
    """Offer what may stand next by a metavar: ``WHO [TEXT]...``, ``[get KEY|set KEY VALUE]``."""
    if metavar.startswith("WHO"):
        return who_and_more(line)
    ways = [way.split() for way in re.sub(r"[\[\].]", "", metavar).split("|")]
    place = len(line.words)
    found: dict[str, Offer] = {}
    for parts in ways:
        if len(ways) > 1 and (place >= len(parts) or not _leads_here(parts, line.words)):
            continue
        part = parts[min(place, len(parts) - 1)]
        if part == "FILE" and is_term(line.beginning):
            part = parts[-1]  # export takes a file and a QUERY, or only one of them
        provide = of_part(part)
        found.update((one.value, one) for one in (provide(line) if provide else ()))
    return list(found.values())


def _leads_here(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the literal parts of a metavar are the words that were typed."""
    return all(part == word or not part.islower() for part, word in zip(parts, words, strict=False))


def _params(line: Line) -> tuple[list[TyperOption], list[TyperArgument]]:
    """Return the options and the arguments of the verb; without one it is ``due``."""
    verb = line.verb or "due"
    if verb not in MODULES:
        return [], []
    params = command_of([verb]).commands[verb].params
    options = [one for one in params if isinstance(one, TyperOption)]
    return options, [one for one in params if isinstance(one, TyperArgument)]
