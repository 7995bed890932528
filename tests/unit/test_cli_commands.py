"""Commands that are imported when they run: their names and summaries, signals and closed pipes."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess

import click
import pytest

from altegio_async.cli.app import cli, run
from altegio_async.cli.lazy_commands import LazyCommand
from altegio_async.cli.signals import StoppedError, raise_on_signals, run_until_stopped
from tests.support.cli import ALTEGIO, build_environment

ALIASES = {("clients", "export")}  # altegio bulk clients, altegio clients export


def iter_lazy_commands(group: click.Group):
    for name, command in group.commands.items():
        if isinstance(command, LazyCommand):
            yield name, command
        elif isinstance(command, click.Group):
            yield from iter_lazy_commands(command)


def test_each_summary_is_that_of_the_command_itself():
    commands = list(iter_lazy_commands(cli))
    assert len(commands) >= 12
    for name, command in commands:
        loaded = command.load()
        assert (command.name, command.get_short_help_str(200)) == (name, loaded.get_short_help_str(200))
        assert loaded.name == name or (loaded.name, name) in ALIASES


@pytest.fixture
def handlers(default_hangup):
    """Restore the handlers of the signals that stop the command."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_the_command_before_and_after_its_requests(handlers, number):
    raise_on_signals()
    for _ in range(2):
        with pytest.raises(StoppedError) as stopped:
            signal.raise_signal(number)
        assert stopped.value.exit_code == 128 + number
        assert run_until_stopped(asyncio.sleep(0, "done")) == "done"


def test_a_signal_that_nohup_ignores_remains_ignored(handlers):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise_on_signals()

    async def raise_hangup() -> str:
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.sleep(0)
        return "done"

    assert run_until_stopped(raise_hangup()) == "done"
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def complete(capsys, monkeypatch, line: str) -> list[str]:
    """Return the completions of a command line for bash."""
    words = line.split(" ")
    monkeypatch.setenv("_ALTEGIO_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    assert run([]) == 0
    return [item.partition(",")[2] for item in capsys.readouterr().out.splitlines()]


def test_commands_options_and_choices_are_completed(capsys, monkeypatch):
    for line, expected in (
        ("altegio me", {"membership-types", "memberships"}),
        ("altegio memberships fr", {"freeze"}),
        ("altegio bulk gift-cards --che", {"--checkpoint", "--checkpoint-user"}),
        ("altegio gift-cards list 1 --format js", {"json", "jsonl"}),
        ("altegio completion ", {"bash", "zsh", "fish"}),
    ):
        assert set(complete(capsys, monkeypatch, line)) == expected, line


def test_the_script_of_each_shell_can_be_printed_and_that_of_bash_completes(capsys):
    for shell in ("bash", "zsh", "fish"):
        assert run(["completion", shell]) == 0
        script = capsys.readouterr().out
        assert f"_ALTEGIO_COMPLETE={shell}_complete" in script
    assert run(["completion", "cmd"]) == 2


def test_bash_completes_with_the_script():
    lines = (
        f"PATH={ALTEGIO.parent}:$PATH",
        'eval "$(altegio completion bash)"',
        "COMP_WORDS=(altegio gift-card-types se) COMP_CWORD=2",
        "_altegio_completion altegio",
        'echo "${COMPREPLY[@]}"',
    )
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        capture_output=True,
        text=True,
        timeout=60,
        env=build_environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "search\n"), done.stderr
