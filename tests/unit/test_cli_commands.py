"""Commands that are imported when they run: their names and summaries, signals and closed pipes."""

from __future__ import annotations

import asyncio
import os
import signal

import click
import pytest

from altegio_async.cli.app import cli
from altegio_async.cli.lazy_commands import LazyCommand
from altegio_async.cli.signals import StoppedError, raise_on_signals, run_until_stopped

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
def handlers():
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
