"""What stands around a name, and within it: titles, post-nominals, particles."""

# Tables of words read best as prose.
# ruff: noqa: SIM905

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFIXES = frozenset(
    "dr doctor prof professor mr mrs ms miss mx sir dame rev revd hon herr frau mme mlle "
    "dipl-ing mag ing dott".split()
)
PARTICLES = frozenset(
    "van von vom zu zum zur de da di del della dello der den dem dos das do du des la le las los "
    "lo al el ibn bin bint ben abu ter ten te af av st".split()
)
# Written so, or all in capitals, these follow a name. The short ones are people's names as well
# (Ma, Do, Ba), which is why the case counts.
_POST_NOMINALS = frozenset(
    "II III IV MD DO DDS DMD DVM RN NP PA LPN BSN MSN DNP JD LLB LLM QC KC CPA CFA MBA MPA MPH MPP "
    "MHPE MMEd MEd EdD BA MA BS MS BSc MSc BEng MEng MSW MFA BFA PMP PE FRCP FRCS FRCGP FACP FACS "
    "FAAP FRS FRSE FBA MRCP MBBS MBChB BMBS OBE CBE MBE PharmD PsyD DPhil DSc DrPH".split()
)
_POST_NOMINALS_IN_CAPITALS = frozenset(word.upper() for word in _POST_NOMINALS)
# Nobody is called these: they are known in any case.
_UNMISTAKABLE = frozenset("jr jnr sr snr esq phd dphil mbbs mph mba pharmd frcp frcs".split())
_OF_TITLES = frozenset("em emer emeritus emerita habil med nat rer".split())
GENERATIONS = frozenset({"II", "III", "IV"})


def is_post_nominal(word: str) -> bool:
    """Tell whether a word, in the case in which it is written, follows a name."""
    bare = word.replace(".", "").rstrip(",")
    if bare.casefold() in _UNMISTAKABLE:
        return True
    return bare in _POST_NOMINALS or bare in _POST_NOMINALS_IN_CAPITALS


def take_post_nominals(words: Sequence[str], leave: int) -> tuple[list[str], list[str]]:
    """Take post-nominals off the end, leaving at least so many words of the name."""
    end = len(words)
    while end > leave and is_post_nominal(words[end - 1]):
        end -= 1
    return list(words[:end]), list(words[end:])


def take_prefix(words: Sequence[str]) -> tuple[str, list[str]]:
    """Take titles off the front (``Prof. Dr. med.``), leaving at least one word of the name.

    ``Prof em`` is one as well, where the name that follows is not in small letters itself.
    """
    start = 0
    while start < len(words) - 1:
        word = words[start]
        within = start > 0 and word.islower() and _is_of_title(word, words[-1])
        if word.rstrip(".").casefold() not in PREFIXES and not within:
            break
        start += 1
    return " ".join(words[:start]), list(words[start:])


def _is_of_title(word: str, name: str) -> bool:
    return word.endswith(".") or (word in _OF_TITLES and not name.islower())
