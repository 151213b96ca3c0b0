"""Changing the rules of cadence that hold for many: those of the tiers and of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import select

from netcrm.errors import NotFoundError, UsageError
from netcrm.rules.cadence import span
from netcrm.rules.names.folding import fold, tag_key
from netcrm.store.models import Tag, Tier

if TYPE_CHECKING:
    from netcrm.rules.spans import Span
    from netcrm.store.writing import Work

PLAIN_WEIGHT = 1.0


class Ruled(NamedTuple):
    """The target as it is called here, and whether anything was changed."""

    target: str
    changed: bool


def set_rule(work: Work, target: str, every: Span) -> Ruled:
    """Give a tier or a tag its cadence; whoever is under it follows at the next read."""
    kind, name = _parts(target)
    if kind == "tier":
        tier = _tier(work, name) or Tier(name=name, weight=PLAIN_WEIGHT)
        return _set(work, tier, every, f"tier:{tier.name}")
    tag = _tag(work, name) or Tag(name=name, folded=tag_key(name))
    return _set(work, tag, every, f"tag:{tag.name}")


def unset_rule(work: Work, target: str) -> Ruled:
    """Take the cadence of a tier or a tag away."""
    kind, name = _parts(target)
    found = _tier(work, name) if kind == "tier" else _tag(work, name)
    if found is None:
        raise NotFoundError(f"There is no {kind} '{name}'; 'netcrm cadence' shows the rules.")
    return _set(work, found, None, f"{kind}:{found.name}")


def _set(work: Work, found: Tier | Tag, every: Span | None, target: str) -> Ruled:
    value = str(every) if every else None
    if found.id is not None and found.every == value:
        return Ruled(target, changed=False)
    found.every = value
    work.session.add(found)
    work.session.flush()
    words = span(value).every_words() if value else "no cadence"
    work.summary = f"{target}: {words}"
    return Ruled(target, changed=True)


def _parts(target: str) -> tuple[str, str]:
    kind, colon, name = target.partition(":")
    name = " ".join(name.strip().removeprefix("#").split())
    if kind not in ("tier", "tag") or not colon or not name:
        raise UsageError(f"'{target}' has no rule: write tier:close or tag:advisor.")
    return kind, name


def _tier(work: Work, name: str) -> Tier | None:
    return next(
        (one for one in work.session.exec(select(Tier)) if fold(one.name) == fold(name)), None
    )


def _tag(work: Work, name: str) -> Tag | None:
    return work.session.exec(select(Tag).where(Tag.folded == tag_key(name))).first()
