"""``cadence``: the rules that hold for tiers and tags."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("cadence")
def cadence(
    call: Call,
    action: Annotated[str | None, typer.Argument(metavar="[set|unset]")] = None,
    target: Annotated[
        str | None, typer.Argument(metavar="[TARGET]", help="tier:close or tag:advisor.")
    ] = None,
    every: Annotated[
        list[str] | None, typer.Argument(metavar="[EVERY]", help="How often: 6w, 2 months.")
    ] = None,
) -> Answer:
    """Show or change the cadences of tiers and tags.

    Whoever is under a tier or tag follows it at once: netcrm cadence set tier:close 2m.
    """
    from netcrm.book.contact.rules import rules
    from netcrm.errors import UsageError
    from netcrm.render import lists

    if action is None:
        connection = call.reading()
        return lists.rules(rules(connection))
    if action not in ("set", "unset") or target is None or (action == "set") != bool(every):
        raise UsageError("Write: netcrm cadence set tier:close 2m, or: cadence unset tag:advisor.")
    return _changed(call, target, " ".join(every) if every else None)


def _changed(call: Call, target: str, every: str | None) -> Answer:
    from netcrm.book.contact.rules import rules
    from netcrm.book.contact.ruling import set_rule, unset_rule
    from netcrm.render import keys, single
    from netcrm.rules.spans import parse_span

    span = parse_span(every) if every is not None else None
    with call.writing("cadence") as work:
        ruled = set_rule(work, target, span) if span else unset_rule(work, target)
        (rule,) = rules(work.connection, target=ruled.target)
    return single.done(keys.rule(rule), work.summary, changed=ruled.changed)
