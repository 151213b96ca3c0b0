from __future__ import annotations

import pytest

from netcrm.rules.enumerating import enumerated


@pytest.mark.parametrize(
    ("names", "said"),
    [(["Ada"], "Ada"), (["Ada", "Bo"], "Ada and Bo"), (["Ada", "Bo", "Cy"], "Ada, Bo and Cy")],
)
def test_several_are_named_in_a_row(names: list[str], said: str) -> None:
    assert enumerated(names) == said
