"""Following up: a thank-you note, a reference to what was said, proposing a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_a_note_of_thanks_then_what_was_promised_then_a_silence(crm: Netcrm) -> None:
    crm.on("2026-05-04")
    crm("event", "add", "Simulation Day", "--on", "2026-05-04")
    crm("add", "Ruth Lindgren", "--email", "ruth@fjord.example", "--org", "Fjord Hospital")
    said = ("how two examiners agree", "--event", "simulation", "--kind", "event")
    crm("log", "ruth", *said, "--next", "send the short rubric", "--in", "2w")

    crm.on("2026-05-06")
    answer = crm("draft", "ruth")
    assert answer.err == "Drafted as thanks: you talked 2 days ago, and nobody has written since.\n"
    assert answer.out.startswith("Subject: Thank you for our conversation\n\nDear Ruth,\n\n")
    assert "our conversation at Simulation Day on 4 May." in answer.out
    assert "I noted down afterwards: how two examiners agree." in answer.out
    assert "One thing is on my list for you: send the short rubric." in answer.out
    crm("draft", "ruth", "thanks", "--log", "thanked her")

    crm.on("2026-05-17")
    answer = crm("draft", "ruth")
    assert "open promise: send the short rubric" in answer.err
    assert "Still on my list for you: send the short rubric." in answer.out
    assert "which day in the next two weeks would suit you" in answer.out
    crm("done", "ruth", "--log", "sent the short rubric")

    crm.on("2026-12-01")
    answer = crm("draft", "ruth")
    assert answer.err == "Drafted as reconnect: the last contact was 6 months ago.\n"
    assert "on my list" not in answer.out
    assert "How are things at Fjord Hospital?" in answer.out

    assert [(one["on"], one["kind"]) for one in crm.json("show", "ruth")["interactions"]][1:] == [
        ("2026-05-06", "email"),
        ("2026-05-04", "event"),
    ]
