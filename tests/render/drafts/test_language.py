"""Hostile and broken templates: none runs code, reads a file or takes long; one sentence tells."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many

from netcrm.render.drafts.language import FILTERS, MOST_SIGNS
from netcrm.rules.drafts import DRAFTS

if TYPE_CHECKING:
    from tests.conftest import Netcrm

HOSTILE = {
    "{{ ''.__class__.__mro__ }}": "line 1: access to attribute '__class__' of 'str' object is",
    "{{ name['__class__'] }}": "unsafe",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "a letter cannot have 'call'",
    "{{ name|attr('__class__') }}": "there is no filter 'attr'",
    "{{ name.format(1) }}": "a letter cannot have 'call'",
    "{{ name.upper }}": "no text",
    "{{ self }}": "there is no 'self'",
    "{{ config }}": "there is no 'config'",
    "{% include '/etc/passwd' %}": "a letter cannot have 'include'",
    "{% extends '/etc/passwd' %}": "a letter cannot have 'extends'",
    "{% import 'os' as os %}": "a letter cannot have 'import'",
    "{% from 'os' import system %}": "a letter cannot have 'fromimport'",
    "{% macro a() %}{% endmacro %}": "a letter cannot have 'macro'",
    "{% block a %}{% endblock %}": "a letter cannot have 'block'",
    "{{ range(10**9) }}": "a letter cannot have 'call'",
    "{% for a in range(10**9) %}x{% endfor %}": "a letter cannot have 'call'",
    "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}": "a loop in a loop",
    "{{ 'a' * 10**9 }}": "a letter cannot have 'mul'",
    "{{ 9 ** 9 ** 9 }}": "a letter cannot have 'pow'",
    "{{ '%999999999d' % 1 }}": "a letter cannot have 'mod'",
    "{{ name ~ name }}": "a letter cannot have 'concat'",
    "{% set x %}{{ name }}{% endset %}": "a letter cannot have 'assignblock'",
    "{{ 'a'|center(1000000000) }}": "there is no filter 'center'",
    "{{ 'a'|replace('a', name) }}": "there is no filter 'replace'",
    "{{ lipsum }}": "there is no 'lipsum'",
    "{{ [name] }}": "a letter cannot have 'list'",
}
BROKEN = {
    "Dear\n\n{{ name": "line 3: unexpected end of template",
    "Dear {{ frist_name }}": "line 1: there is no 'frist_name'; there are city, first_name, ",
    "\n\n{% if %}x{% endif %}": "line 3: ",
    "x\n{{ last.tone }}": "line 2: 'dict object' has no attribute 'tone'",
    "x\n{{ last }}": "line 2: a list, or a thing with parts, is no text",
    "x {{ name is divisibleby 3 }}": "line 1: there is no test 'divisibleby'",
    "x\n\n{{ 5|first }}": "line 3: ",
    "{{ name|truncate('x') }}": "line 1: ",
    "{% endif %}": "line 1: Encountered unknown tag 'endif'",
    "": "the letter has no text",
    "Subject: only this": "the letter has no text",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}": "nested too deeply",
    "{% if 1 %}" * 150 + "x" + "{% endif %}" * 150: "nested too deeply",
    "{{ name" + "|upper" * 3000 + " }}": "nested too deeply",
    "{{ " + "9" * 5000 + " }}": "a number in it is too large",
    "x" * (MOST_SIGNS + 1): "a template has at most 20,000 characters",
    "{% for a in name %}" + "x" * (MOST_SIGNS // 2) + "{% endfor %}": "more than 20,000 characters",
}


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--email", "amara@example.org")
    crm("log", "amara", "coffee", "--next", "send {{ 7*7 }}", "--in", "2w")
    return crm


def put(crm: Netcrm, template: str | bytes, kind: str = "own") -> str:
    file = crm.home / "templates" / f"{kind}.txt.jinja"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(template if isinstance(template, bytes) else template.encode())
    return str(file)


@pytest.mark.parametrize("template", [*HOSTILE, *BROKEN], ids=lambda one: one[:40])
def test_it_is_refused_in_one_sentence(amara: Netcrm, template: str) -> None:
    file = put(amara, template)
    begun = perf_counter()
    told = amara.fails(1, "draft", "amara", "own").err
    assert perf_counter() - begun < 5
    assert told.startswith(file)
    assert (HOSTILE | BROKEN)[template] in told
    assert told.count("\n") == 1


def test_what_is_no_text_or_no_file_is_refused(amara: Netcrm) -> None:
    file = put(amara, b"\xff\xfe\x00x")
    assert amara.fails(1, "draft", "amara", "own").err == f"{file} is not UTF-8.\n"
    put(amara, b"x" * 200_000)
    assert "too large for a template" in amara.fails(1, "draft", "amara", "own").err
    (amara.home / "templates" / "own.txt.jinja").unlink()
    (amara.home / "templates" / "own.txt.jinja").mkdir()
    assert amara.fails(1, "draft", "amara", "own").err == f"{file} is no file.\n"


def test_what_the_language_has_works(amara: Netcrm) -> None:
    put(
        amara,
        "{% set what = promise.what if promise else 'nothing' %}\n"
        "{{ name[:3] }} {{ name|upper|truncate(5, true) }} {{ city|default('nowhere', true) }}\n"
        "{% for one in promises %}{{ loop.index }}. {{ one.what|sentence }}{% endfor %}\n\n"
        "{% if not offers and last.what == 'our meeting' and city is defined %}yes{% endif %}\n\n"
        "{# a remark #}{% raw %}{{ x }}{% endraw %} {{ what }}\n",
    )
    assert amara("draft", "amara", "own").lines == [
        "Ama AM... nowhere",
        "1. send {{ 7*7 }}.",
        "yes",
        "{{ x }} send {{ 7*7 }}",
    ]


def test_what_is_said_of_people_is_never_a_template(crm: Netcrm) -> None:
    name = "{{7*7}} {%include'/etc/passwd'%}"
    crm("add", name, "--org", "{{ name.__class__ }}", "--email", "x@example.org")
    crm("log", "1", "{% for a in range(10**9) %}", "--next", "{{ promise", "--in", "1w")
    for kind in DRAFTS:
        text = crm("draft", "1", kind).out
        assert "Dear {{7*7}},\n" in text
        assert "49" not in text
        assert "root:" not in text
    assert "{% for a in range(10**9) %}" in crm("draft", "1", "thanks").out


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "{{",
                "}}",
                "{%",
                "%}",
                "{#",
                "#}",
                "if",
                "for x in",
                "else",
                "end",
                "endif",
                "endfor",
            ),
            *(
                "name",
                "last",
                "promises",
                "loop",
                ".what",
                "['__class__']",
                "(",
                ")",
                "|",
                "set x =",
            ),
            *("is defined", "not", "'", "0", "[", ":", "]", "\n", "\\", *FILTERS),
        ]
    ),
    max_size=25,
)


def test_no_template_whatever_is_a_traceback() -> None:
    with Home() as home:
        home.on("2026-03-02")
        home("add", "Amara Okafor")
        file = home.path / "templates" / "own.txt.jinja"
        file.parent.mkdir()

        @many(300)
        @given(PIECES.map(" ".join) | st.text())
        def refused_or_written(template: str) -> None:
            file.write_bytes(template.encode("utf-8", "surrogatepass"))
            code, out, err = home.run("draft", "amara", "own")
            assert code in (0, 1)
            assert bool(out) is (code == 0)
            assert err.count("\n") == (code == 1)

        refused_or_written()
