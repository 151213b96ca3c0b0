"""Which names are near each other, for whoever has mistyped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def near(
    name: str, others: Iterable[tuple[int, str]], limit: int = 5, at_least: float = 70
) -> list[tuple[int, float]]:
    """Return those of ``others`` (id, folded name) that ``name`` may have meant, the nearest first.

    Each comes with a score from ``at_least`` to 100: the likeness of the whole names in any order
    of words, or of each word to the best one of the other name, so that ``hoper`` is near
    ``grace hopper``.
    """
    # Imported only when somebody was not found: no other command pays for it.
    from rapidfuzz import fuzz, process

    def likeness(folded: str) -> float:
        words = folded.split()
        best = [max(fuzz.ratio(word, other) for other in words) for word in wanted.split()]
        return max(sum(best) / len(best), fuzz.token_sort_ratio(wanted, folded))

    wanted = fold(name)
    known = {id_: folded for id_, folded in others if folded}
    rough = process.extract(
        wanted, known, scorer=fuzz.WRatio, limit=8 * limit, score_cutoff=0.8 * at_least
    )
    # Equal likeness: the name with the fewer words that were not asked for comes first.
    scored = sorted((-likeness(folded), -score, folded, id_) for folded, score, id_ in rough)
    return [(id_, -negative) for negative, _, _, id_ in scored if -negative >= at_least][:limit]
