"""The user's browser: what it is never given, and where there is none."""

from __future__ import annotations

import sys
import webbrowser

import pytest

from netcrm.host.browser import opened

URL = "https://example.org/ada"


@pytest.mark.parametrize("terminal", [True, False])
def test_a_page_is_given_to_the_browser(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def keep(url: str) -> bool:
        given.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", keep)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert opened(URL)
    assert given == [URL]


def test_a_browser_that_fails_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for problem in (webbrowser.Error("no"), FileNotFoundError(2, "no")):

        def fail(_url: str, problem: Exception = problem) -> bool:
            raise problem

        monkeypatch.setattr(webbrowser, "open", fail)
        assert not opened(URL)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "-flag", ""])
def test_nothing_else_is_ever_given_to_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", pytest.fail)
    with pytest.raises(AssertionError):
        opened(url)


@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a program of POSIX")
def test_what_a_browser_prints_is_no_answer(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    echo = webbrowser.GenericBrowser("echo")
    monkeypatch.setattr(webbrowser, "open", echo.open)
    assert opened(URL)
    assert capfd.readouterr() == ("", f"{URL}\n")
