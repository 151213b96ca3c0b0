"""What somebody does: organisations and titles, which vCard keeps apart, put together to posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.card import CardPost
from netcrm.formats.vcard.values import plain, split

if TYPE_CHECKING:
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_OWN_GROUP = re.compile("post[0-9]+")
"""The groups in which netcrm itself writes further posts."""


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
    """Put the first post into the card, and the others behind it.

    An organisation and a title belong together in one group; else the first to the first.
    """
    card = draft.card
    titles = list(draft.titles)
    posts: list[CardPost] = []
    for group, name, unit in draft.organisations:
        found = next((one for one in titles if one[0] == group), None)
        if found is None and not _grouped(group, draft):
            found = next((one for one in titles if not _grouped(one[0], draft)), None)
        if found is not None:
            titles.remove(found)
        post = CardPost(name, found[1] if found else "", unit)
        if post not in posts or _OWN_GROUP.fullmatch(group):
            posts.append(post)
    posts.extend(CardPost(title=told) for _, told in titles)
    if posts:
        main, *card.further_posts = posts
        card.organisation, card.title = main.organisation, main.title
        card.department = main.department or card.department


def _grouped(group: str, draft: Draft) -> bool:
    """Say whether a group is one of a whole post: some have only a label."""
    return bool(_OWN_GROUP.fullmatch(group)) or (
        bool(group)
        and any(one[0] == group for one in draft.organisations)
        and any(one[0] == group for one in draft.titles)
    )
