"""The shells: how each asks what may come next, and how it is answered so that nothing acts.

The scripts are Typer's, and mostly the reading of what is asked. What is offered are names and tags
that may come from anywhere, while bash puts an offer on the line as it stands and zsh evaluates the
whole answer; so the writing is ours.
"""

from __future__ import annotations

import os
import re
import sys

from typer._click.shell_completion import CompletionItem, ShellComplete, split_arg_string
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete
from typer.core import TyperGroup

from netcrm.cli.asked import COMPLETING
from netcrm.cli.completing import offers
from netcrm.cli.installing import script_of
from netcrm.cli.verbs import MODULES
from netcrm.rules.names.folding import fold
from netcrm.rules.text import visible

LONGEST = 80
"""What is said about an offer is cut there."""

_BASH_BREAKS = ":=@"
"""Where bash takes one word for several."""

_QUOTES = ("'", '"')
_ACTS_IN_QUOTES = {"'": "'", '"': '"$`\\!'}


def answer(instruction: str) -> int:
    """Answer a shell. It gets no error, whatever happens: somebody is typing."""
    action, _, name = instruction.partition("_")
    if name not in SHELLS or action not in ("complete", "source"):
        return 1
    shell = SHELLS[name](TyperGroup(), {}, "netcrm", COMPLETING)
    try:
        said = script_of(name) if action == "source" else shell.complete()
        sys.stdout.write(f"{said}\n" if said else "")
    except SystemExit as left:  # fish is answered by it whether there is anything
        return int(left.code or 0)
    except (Exception, KeyboardInterrupt):  # noqa: BLE001
        return 1
    return 0


class _Ours(ShellComplete):
    """Offers of ours, such as can be put on a line."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what ``incomplete`` may become; nothing in it acts, and nothing is hidden."""
        found = [one for one in offers(args, incomplete) if visible(one.value) == one.value]
        values = self.fitted([one.value for one in found], incomplete)
        return [
            CompletionItem(value, help=_short(visible(one.about)))
            for value, one in zip(values, found, strict=True)
        ]

    def fitted(self, values: list[str], typed: str) -> list[str]:
        """Let offers begin as was ``typed`` where the shell would else shorten that.

        A shell that gets several offers writes what all of them begin with; in João and Joanna for
        ``joa`` that would be less than is there.
        """
        if len({value[: len(typed)] for value in values}) > 1:
            return [continued(typed, value) for value in values]
        return values


class Bash(_Ours, BashComplete):
    """Bash writes an offer as it stands, in place of what follows the last sign that breaks."""

    stays = ""
    quote = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one to complete, and what there is of that."""
        pieces = os.environ["COMP_WORDS"].split("\n")[1 : int(os.environ["COMP_CWORD"]) + 1]
        words = _glued(pieces)
        last, replaced = words[-1], _replaced(pieces)
        self.quote = replaced[:1] if replaced.startswith(_QUOTES) else ""
        self.stays = _unquoted(last.removesuffix(replaced))
        return [_unquoted(word) for word in words[:-1]], _unquoted(last)

    def format_completion(self, item: CompletionItem) -> str:
        """Write an offer so that bash reads it as one word."""
        value = str(item.value).removeprefix(self.stays)
        if self.quote:
            return value if not set(value) & set(_ACTS_IN_QUOTES[self.quote]) else ""
        return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)


class Zsh(_Ours, ZshComplete):
    """Zsh evaluates the answer; it quotes offers by itself when it writes them."""

    def complete(self) -> str:
        """Return what zsh is to do: describe the offers, which are chosen already (``-U``)."""
        found = self.get_completions(*self.get_completion_args())
        if not found:
            return "_files"
        items = " ".join(self.format_completion(item) for item in found)
        goes_on = all(str(item.value).endswith((":", "=")) for item in found)
        without_blank = " -S ''" if goes_on else ""
        return (
            f"local -a netcrm_offers; netcrm_offers=({items});"
            f" _describe netcrm netcrm_offers -U{without_blank}"
        )

    def format_completion(self, item: CompletionItem) -> str:
        """Write an offer and what is said about it as one word in quotes, in which nothing acts."""
        value = str(item.value).replace("\\", "\\\\").replace(":", "\\:")
        said = f"{value}:{item.help}" if item.help else value
        return "'" + said.replace("'", "'\\''") + "'"


class Fish(_Ours, FishComplete):
    """Fish quotes offers by itself, and leaves out those that do not begin as was typed."""

    def fitted(self, values: list[str], typed: str) -> list[str]:
        """Let all offers begin as was typed, but for capitals."""
        begun = typed.casefold()
        return [
            value if value.casefold().startswith(begun) else continued(typed, value)
            for value in super().fitted(values, typed)
        ]

    def format_completion(self, item: CompletionItem) -> str:
        """Write an offer and what is said about it."""
        return f"{item.value}\t{item.help}" if item.help else str(item.value)


class PowerShell(_Ours, PowerShellComplete):
    """PowerShell writes an offer as it stands, in place of the whole word."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one to complete, and what there is of that."""
        args, incomplete = super().get_completion_args()
        return args, incomplete.lstrip("".join(_QUOTES))

    def fitted(self, values: list[str], typed: str) -> list[str]:  # noqa: ARG002
        """Leave the offers as they are: the menu shows them all."""
        return values

    def format_completion(self, item: CompletionItem) -> str:
        """Write an offer, in quotes where it needs them, and what is said about it."""
        value = str(item.value)
        if re.search(r"[^\w@%+=:./-]|^@", value):
            value = "'" + re.sub("(['\u2018-\u201b])", r"\1\1", value) + "'"
        return f"{value}:::{item.help or ' '}"


SHELLS: dict[str, type[_Ours]] = {
    "bash": Bash,
    "zsh": Zsh,
    "fish": Fish,
    "powershell": PowerShell,
    "pwsh": PowerShell,
}


def continued(typed: str, value: str) -> str:
    """Return ``value`` with its beginning as it was typed: ``joa`` and João make ``joao``."""
    wanted = fold(typed)
    for place in range(len(value) + 1):
        if fold(value[:place]) == wanted:
            return typed + value[place:]
    return value


def _glued(pieces: list[str]) -> list[str]:
    """Put words together again that bash has broken: ``tag``, ``:``, ``mentor``."""
    words: list[str] = []
    goes_on = False
    for piece in pieces:
        breaks = bool(piece) and not piece.strip(_BASH_BREAKS)
        is_handle = piece == "@" and words[-1:] != [] and words[-1] in MODULES
        if words and piece and (goes_on or breaks) and not is_handle:
            words[-1] += piece
        else:
            words.append(piece)
        goes_on = breaks
    return words


def _replaced(pieces: list[str]) -> str:
    """Return what bash will replace: what follows the last sign that breaks, or that, if an @."""
    *before, last = ["", *pieces]
    if not last.strip(_BASH_BREAKS):
        return "@" if last.endswith("@") else ""
    return f"@{last}" if before[-1].endswith("@") else last


def _unquoted(word: str) -> str:
    """Read a word as a shell would; a quote may still be open."""
    return " ".join(split_arg_string(word))


def _short(about: str) -> str:
    line = " ".join(about.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
