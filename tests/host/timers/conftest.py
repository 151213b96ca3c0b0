"""Programs that stand in for those of the system: they keep what they were told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Callable[[], str]]:
    """Make a program of lines of sh, the first that is found; the function returns its calls.

    In the lines ``$HERE`` is a folder of the test's. It is also the user's home.
    """
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HERE", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    def made(name: str, lines: str = "") -> Callable[[], str]:
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        calls = tmp_path / f"{name}.calls"
        file.write_text(f'#!/bin/sh\necho "$*" >> "{calls}"\n{lines}\n', encoding="utf-8")
        file.chmod(0o700)
        monkeypatch.setenv("PATH", f"{file.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
        return lambda: calls.read_text("utf-8") if calls.exists() else ""

    return made
