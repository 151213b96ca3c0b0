"""The language of templates for letters: a small part of Jinja's.

A template may have come from anybody. What is listed here can neither call anything nor read a file
nor make much out of little; everything else is refused before it is run, with its line. So no
template takes long: there are no loops but over what there is to tell, and none in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jinja2 import nodes

STATEMENTS = frozenset({"Template", "Output", "TemplateData", "If", "For", "Assign"})
EXPRESSIONS = frozenset(
    {
        *("Const", "Name", "Getattr", "Getitem", "Slice", "CondExpr", "And", "Or", "Not"),
        *("Compare", "Operand", "Filter", "Keyword", "Test"),
    }
)
FILTERS = (
    *("capitalize", "default", "first", "last", "length", "lower", "sentence", "title", "trim"),
    *("truncate", "upper"),
)
TESTS = ("defined", "none", "undefined")

MOST_SIGNS = 20_000
"""So long a template may be, and a letter."""


class Template(NamedTuple):
    """What a kind of letter is made from; ``path`` is None for one that comes with netcrm."""

    kind: str
    text: str
    path: Path | None

    def refused(self, why: str, line: int | None = None) -> RefusedError:
        """Return the error that says where something is wrong, and what."""
        where = str(self.path) if self.path else f"The template '{self.kind}' of netcrm"
        at = f", line {line}" if line else ""
        return RefusedError(f"{where}{at}: {why.rstrip('.')}.")


def check(template: Template, tree: nodes.Template, known: Iterable[str]) -> None:
    """Raise RefusedError where a template says what is not in the language, or a name not known."""
    from jinja2 import nodes

    names = {*known, "loop", *(one.name for one in tree.find_all(nodes.Name) if one.ctx == "store")}
    for one in _all(tree):
        if why := _objection(one, names):
            raise template.refused(why, one.lineno)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for below in node.iter_child_nodes():
        yield from _all(below)


def _objection(one: nodes.Node, names: Iterable[str]) -> str:
    """Say what is wrong with a part of a template; nothing where it is in the language."""
    from jinja2 import nodes

    sort = type(one).__name__
    if sort not in STATEMENTS | EXPRESSIONS:
        return f"a letter cannot have '{sort.lower()}'; see 'The language of templates' in the docs"
    if isinstance(one, nodes.For) and any(True for body in one.body for _ in _loops(body)):
        return "a letter cannot have a loop in a loop"
    if isinstance(one, nodes.Name) and one.name not in names:
        return f"there is no '{one.name}'; there are {', '.join(sorted({*names} - {'loop'}))}"
    if isinstance(one, nodes.Filter) and one.name not in FILTERS:
        return f"there is no filter '{one.name}'; there are {', '.join(FILTERS)}"
    if isinstance(one, nodes.Test) and one.name not in TESTS:
        return f"there is no test '{one.name}'; there are {', '.join(TESTS)}"
    return ""


def _loops(node: nodes.Node) -> Iterator[nodes.Node]:
    return (one for one in _all(node) if type(one).__name__ == "For")
