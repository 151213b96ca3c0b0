"""No file whatever is more than one sentence of trouble."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.fuzzing import FORMATS, OWN, invented, read_whole, seeds

from netcrm.formats.reading import JSON, READERS


@pytest.mark.parametrize("source", FORMATS)
@given(st.integers(0, 2**64))
def test_any_file_is_read_or_refused(source: str | None, number: int) -> None:
    read_whole(invented(Random(number)), source)  # noqa: S311


@pytest.mark.parametrize("source", FORMATS)
@given(st.binary(max_size=300))
@example(b"\0")
@example(b"PK\5\6" + b"\0" * 18)
def test_any_bytes_are_read_or_refused(source: str | None, data: bytes) -> None:
    read_whole(data, source)


def test_the_files_that_it_begins_with_are_read() -> None:
    """Otherwise it would try nothing but the first line of each reader."""
    read = [read_whole(data, None) for data in seeds()]
    assert sum(map(bool, read)) >= len(READERS) + 1
    assert read_whole((OWN / "fuzz/own.json").read_bytes(), JSON) == 4
