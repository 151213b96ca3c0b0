"""Writing a letter: a template, filled with what there is to tell of somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError
from netcrm.render.drafts.language import FILTERS, MOST_SIGNS, TESTS, Template, check
from netcrm.render.drafts.variables import NAMES, sentence, variables
from netcrm.rules.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from netcrm.book.practice.drafting import Correspondent

_SUBJECT = re.compile(r"subject:(.*)", re.IGNORECASE)


class Letter(NamedTuple):
    """A letter that could be sent; ``subject`` is empty where its template has none."""

    kind: str
    subject: str
    text: str


def default(kind: str) -> Template:
    """Return a template that comes with netcrm."""
    from importlib.resources import files

    file = files(__package__).joinpath("templates", f"{kind}.txt.jinja")
    return Template(kind, file.read_text(encoding="utf-8"), None)


def letter(template: Template, one: Correspondent, today: date) -> Letter:
    """Write to somebody; RefusedError says what is wrong with the template, and in which line."""
    text = _filled(template, variables(one, today))
    subject, text = _parted(text)
    if not text:
        raise template.refused("the letter has no text")
    return Letter(template.kind, subject, text)


def checked(template: Template) -> None:
    """Raise RefusedError where a template could not be filled for anybody."""
    _compiled(template)


def _filled(template: Template, known: Mapping[str, Any]) -> str:
    from jinja2 import Template as Compiled

    environment, code = _compiled(template)
    compiled = Compiled.from_code(environment, code, {})
    text = ""
    try:
        for piece in compiled.generate(known):
            text += piece
            if len(text) > MOST_SIGNS:
                break
    except Exception as error:  # whatever goes wrong in a template is told of the template
        raise template.refused(_said(error), _line(error)) from error
    if len(text) > MOST_SIGNS:
        raise template.refused(f"the letter has more than {MOST_SIGNS:,} characters")
    return text


def _compiled(template: Template) -> tuple[ImmutableSandboxedEnvironment, Any]:
    from jinja2 import TemplateSyntaxError

    if len(template.text) > MOST_SIGNS:
        raise template.refused(f"a template has at most {MOST_SIGNS:,} characters")
    environment = _environment()
    try:
        tree = environment.parse(template.text)
        check(template, tree, NAMES)
        return environment, environment.compile(tree)
    except RefusedError:
        raise
    except TemplateSyntaxError as error:
        raise template.refused(_said(error), error.lineno) from error
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise template.refused("it is nested too deeply") from error
    except ValueError as error:  # 5,000 digits
        raise template.refused("a number in it is too large") from error


def _environment() -> ImmutableSandboxedEnvironment:
    """Return Jinja without a way to files, functions of its own, or what the language lacks."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    made.globals.clear()
    made.filters["sentence"] = sentence
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def _printed(value: object) -> object:
    """Print what is a text or a number; nothing for what is not known."""
    from jinja2 import TemplateRuntimeError, Undefined

    if value is None:
        return ""
    if isinstance(value, (str, int, float, Undefined)):
        return value
    raise TemplateRuntimeError("a list, or a thing with parts, is no text: name a part of it")


def _parted(text: str) -> tuple[str, str]:
    """Part the subject, which a first line tells, from the text; no two empty lines are left."""
    lines = [line.rstrip() for line in without_controls(text).strip().split("\n")]
    subject = ""
    if lines and (found := _SUBJECT.fullmatch(lines[0])):
        subject = " ".join(found[1].split())
        lines = lines[1:]
    return subject, re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _said(error: Exception) -> str:
    """Return what went wrong in one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _line(error: Exception) -> int | None:
    """Return the line of the template in which something went wrong, as Jinja has put it there."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
