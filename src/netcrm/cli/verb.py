"""Making verbs: what every command takes, does with its answer, and asks."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netcrm.cli import asking
from netcrm.cli.call import Call
from netcrm.cli.output import form_of, write
from netcrm.errors import AmbiguousError, UsageError
from netcrm.render.forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.render.answer import Answer

FUNCTIONS: dict[str, Callable[..., int]] = {}
"""The verbs that were loaded, by their names."""

VALUED = frozenset(
    """
    --add-email --add-link --add-note --add-phone --add-tag --at --birthday --by --city
    --country --days --db --department --edit --email --encoding --event --every --for --format
    --former-name --from --group --in --kind --limit --link --log --map --max --met --met-on
    --name --next --nickname --note --on --org --phone --photo --post-nominals --private-note
    --project --pronouns --rm-email --rm-former-name --rm-link --rm-phone --rm-tag --role --set
    --soon --sort --step --tag --tier --time-zone --title --to --today --until --via --why
    --with --without --year -d -e -i -m -n -o -t -w
    """.split()  # noqa: SIM905  as a list it would be forty lines
)
"""The options that take a value: before the verb, the word after one of them is not the verb.

A test compares this with the verbs, which are not all loaded when it is needed.
"""

_SHARED: dict[str, Any] = {
    "db": Annotated[
        Path | None,
        typer.Option("--db", metavar="PATH", help="The database, instead of $NETCRM_DB."),
    ],
    "today": Annotated[
        str | None,
        typer.Option("--today", metavar="DAY", help="Take DAY (2026-03-01) for today."),
    ],
    "as_json": Annotated[bool, typer.Option("--json", "-j", help="Answer in JSON.")],
}
_DEFAULTS = {"db": None, "today": None, "as_json": False, "form": None}


def verb(name: str) -> Callable[[Callable[..., Answer | None]], Callable[..., Answer | None]]:
    """Make a verb of a function from a call and the typed values to an answer.

    The options that all verbs share are added to its own, so that each works after every verb.
    """

    def made(function: Callable[..., Answer | None]) -> Callable[..., Answer | None]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
        shared = [
            inspect.Parameter(
                key, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS[key], annotation=annotation
            )
            for key, annotation in {**_SHARED, "form": _form(name)}.items()
        ]

        def run(**given: Any) -> int:  # noqa: ANN401  whatever the verb takes
            values = {key: given.pop(key) for key in _DEFAULTS}
            return _carry_out(name, function, given, **values)

        run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in (*own, *shared)}
        run.__doc__ = function.__doc__
        run.__name__ = function.__name__
        FUNCTIONS[name] = run
        return function

    return made


def _form(verb: str) -> Any:  # noqa: ANN401  an annotation of Typer's
    *others, last = forms_of(verb)
    said = f"{', '.join(others)} or {last}."
    return Annotated[str | None, typer.Option("--format", metavar="FORM", help=said)]


def _carry_out(
    verb: str,
    function: Callable[..., Answer | None],
    given: dict[str, Any],
    db: Path | None,
    today: str | None,
    *,
    as_json: bool,
    form: str | None,
) -> int:
    """Run a verb; where a name is ambiguous and somebody is there, ask, and run it again."""
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {form} contradict each other.")
    shape = form_of("json" if as_json else form, verb)
    chosen: dict[str, int] = {}
    while True:
        try:
            with Call(db, today, shape, chosen) as call:
                answer = function(call, **given)
                if answer is None:
                    return 0
                return write(_led_back(answer, db), shape, changed=call.changed)
        except AmbiguousError as error:
            if not asking.possible() or error.who in chosen:
                raise
            chosen[error.who] = asking.which(error)


def _led_back(answer: Answer, db: Path | None) -> Answer:
    """Let the way back that an answer names lead into the database that was named."""
    if db is None:
        return answer
    from shlex import quote

    named = f" --db {quote(str(db))}"
    way = re.compile(r": netcrm (?:undo(?: \d+)?|redo|db restore .+)$")
    return answer._replace(
        lines=[
            line + named if isinstance(line, str) and way.search(line) else line
            for line in answer.lines
        ]
    )
