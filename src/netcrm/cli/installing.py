"""Completion in the shell that the user is in: Typer's scripts, where Typer puts them."""

from __future__ import annotations

import subprocess

import typer
from typer import _completion_shared as completion

from netcrm.cli.asked import COMPLETING
from netcrm.errors import RefusedError

SHELLS = [shell.value for shell in completion.Shells]

AT_ONCE = '[[ $zsh_eval_context[-1] != loadautofunc ]] || _netcrm_completion "$@"'
"""zsh reads the script at the first TAB, which Typer's alone would leave without an answer."""


def install() -> str:
    """Let the user's shell complete from its next start on, and say where that is written."""
    shell = _shell()
    try:
        _, path = completion.install(shell, "netcrm", COMPLETING)
        if shell == "zsh":
            path.write_text(f"{script_of(shell)}\n", encoding="utf-8")
    except (OSError, ValueError, subprocess.SubprocessError, typer.Exit) as error:
        raise RefusedError(
            f"Completion for {shell} cannot be installed: {str(error).rstrip('.') or 'it failed'}."
            " --show-completion prints what belongs into its settings."
        ) from error
    return f"Completion for {shell} is in {path}. It works in the next shell that you open.\n"


def script() -> str:
    """Return what the user's shell has to read."""
    return f"{script_of(_shell())}\n"


def script_of(shell: str) -> str:
    """Return what a shell of this name has to read."""
    script = completion.get_completion_script(
        prog_name="netcrm", complete_var=COMPLETING, shell=shell
    )
    return f"{script}\n{AT_ONCE}" if shell == "zsh" else script


def _shell() -> str:
    shell = completion._get_shell_name() or ""  # noqa: SLF001  its detection of shells
    if shell not in SHELLS:
        names = ", ".join(SHELLS)
        found = f"netcrm does not complete in '{shell}'" if shell else "This is no shell"
        raise RefusedError(
            f"{found}; it does in {names}: _NETCRM_COMPLETE=source_bash netcrm"
            " prints what bash has to read."
        )
    return shell
