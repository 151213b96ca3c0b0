"""What somebody does: organisations and titles, which vCard keeps apart, put together to posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.vcard.values import plain, split
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_OWN = "post"
"""The groups in which netcrm itself writes further posts begin so, and end in a number."""


def organisation(draft: Draft, one: Property) -> bool:
    """Read ORG: the organisation, then its units from the largest to the smallest."""
    name, *units = map(plain, split(one.value, ";"))
    department = ", ".join(filter(None, units))
    if name or department:
        draft.organisations.append((one.group, name, department))
    return True


def title(draft: Draft, one: Property) -> bool:
    """Read what somebody is there."""
    if told := plain(one.value):
        draft.titles.append((one.group, told))
    return True


def department(draft: Draft, one: Property) -> bool:
    """Read the department that some programs have a property of their own for."""
    draft.card.department = plain(one.value)
    return True


def finish(draft: Draft) -> None:
    """Put the first post into the card, and the others behind it, those that netcrm wrote last."""
    card = draft.card
    posts = [*dict.fromkeys(_posts(draft)), *_own_posts(draft)]
    if posts:
        main, *card.further_posts = posts
        card.organisation, card.title = main.organisation, main.title
        card.department = main.department or card.department


def _posts(draft: Draft) -> Iterator[FullPost]:
    """Yield what other programs tell.

    An organisation and a title belong together in one group; else the first to the first.
    """
    titles = [one for one in draft.titles if not _is_own(one[0])]
    for group, name, unit in draft.organisations:
        if _is_own(group):
            continue
        found = next((one for one in titles if one[0] == group), None)
        if found is None and not _grouped(group, draft):
            found = next((one for one in titles if not _grouped(one[0], draft)), None)
        if found is not None:
            titles.remove(found)
        yield FullPost(name, found[1] if found else "", unit)
    yield from (FullPost(title=told) for _, told in titles)


def _own_posts(draft: Draft) -> Iterator[FullPost]:
    """Yield what netcrm has written: each post in a group, also one without a title."""
    places = {group: (name, unit) for group, name, unit in draft.organisations if _is_own(group)}
    titles = {group: told for group, told in draft.titles if _is_own(group)}
    for group in sorted({**places, **titles}, key=lambda group: int(group[len(_OWN) :])):
        name, unit = places.get(group, ("", ""))
        yield FullPost(name, titles.get(group, ""), unit)


def _is_own(group: str) -> bool:
    return group.startswith(_OWN) and group[len(_OWN) :].isdecimal()


def _grouped(group: str, draft: Draft) -> bool:
    """Say whether a group is one of a whole post: some have only a label."""
    return (
        bool(group)
        and any(one[0] == group for one in draft.organisations)
        and any(one[0] == group for one in draft.titles)
    )
