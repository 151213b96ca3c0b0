"""How often somebody is to be contacted, and where that comes from."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.spans import parse_span

if TYPE_CHECKING:
    from netcrm.rules.spans import Span

NEVER = "never"
"""The own cadence of somebody whom ``untrack`` has taken out; it beats tier and tags."""

OWN = "own"


class Cadence(NamedTuple):
    """``every`` is None where there is no rhythm; ``source`` is own, ``tier:x``, ``tag:y`` or None.

    For a person whom ``untrack`` took out, ``every`` is None and the source own.
    """

    every: Span | None
    source: str | None


NO_RHYTHM = Cadence(None, None)
UNTRACKED = Cadence(None, OWN)


@cache
def span(stored: str) -> Span:
    """Read a span that was checked when it was stored."""
    return parse_span(stored)


@lru_cache(maxsize=4096)
def effective(
    own: str | None,
    tier: str | None,
    tier_every: str | None,
    tag_rules: tuple[tuple[str, str], ...] = (),
) -> Cadence:
    """Choose the cadence that holds: own, else the tier's, else the tightest of the tags' rules.

    ``tag_rules`` are pairs of a tag's name and its cadence. Among equally tight ones the first
    by name is named.
    """
    if own == NEVER:
        return UNTRACKED
    if own:
        return Cadence(span(own), OWN)
    if tier and tier_every:
        return Cadence(span(tier_every), f"tier:{tier}")
    if tag_rules:
        name, every = min(tag_rules, key=lambda rule: (span(rule[1]).typical_days, rule[0]))
        return Cadence(span(every), f"tag:{name}")
    return NO_RHYTHM
