"""The `altegio` command as a separate process."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from altegio_async.cli.app import run

if TYPE_CHECKING:
    from altegio_async.testing import FakeAltegio

ALTEGIO = Path(sys.executable).parent / "altegio"


@dataclass
class CommandResult:
    """Exit code and outputs of a finished command."""

    code: int | None
    out: str
    err: str


def build_environment(fake: FakeAltegio | None = None, **changes: str | None) -> dict[str, str]:
    """Return the environment of this process with the tokens of FakeAltegio and no other variable of the package."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("ALTEGIO_")}
    variables.pop("COLUMNS", None)
    if fake is not None:
        variables["ALTEGIO_PARTNER_TOKEN"] = fake.partner_token
        variables["ALTEGIO_USER_TOKEN"] = fake.user_token
        variables["ALTEGIO_API_BASE"] = fake.base_url
    for name, value in changes.items():
        if value is None:
            variables.pop(name, None)
        else:
            variables[name] = value
    return variables


async def start_command(*arguments: object, env: dict[str, str]) -> asyncio.subprocess.Process:
    """Start the command with both outputs piped."""
    return await asyncio.create_subprocess_exec(
        ALTEGIO,
        *map(str, arguments),
        env=env,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def run_command(*arguments: object, env: dict[str, str]) -> CommandResult:
    """Run the command to its end."""
    process = await start_command(*arguments, env=env)
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    return CommandResult(process.returncode, out.decode(), err.decode())


async def run_in_process(*arguments: object, env: dict[str, str], text: str = "") -> CommandResult:
    """Run the command in a thread of this process, which is ten times faster than a process.

    Args:
        *arguments: the arguments of the command.
        env: the environment variables.
        text: standard input.
    """

    def run_command() -> CommandResult:
        out, err, given = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
        with (
            mock.patch.dict(os.environ, env, clear=True),
            mock.patch("sys.stdin", given),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = run([str(argument) for argument in arguments])
        return CommandResult(code, out.getvalue(), err.getvalue())

    return await asyncio.to_thread(run_command)


async def interrupt_command(
    fake: FakeAltegio, *arguments: object, after: int, number: signal.Signals = signal.SIGINT
) -> CommandResult:
    """Run the command against a server that stalls after `after` requests, and send it a signal there."""
    stalled = asyncio.Event()

    def delay_response() -> float:
        if fake.request_count <= after:
            return 0.0
        stalled.set()
        return 30.0

    fake.latency = delay_response
    process = await start_command(*arguments, env=build_environment(fake))
    async with asyncio.timeout(60):
        await stalled.wait()
        process.send_signal(number)
        out, err = await process.communicate()
    fake.latency = 0.0
    return CommandResult(process.returncode, out.decode(), err.decode())


def write_phone_keys(path: Path, fake: FakeAltegio) -> None:
    """Write the phones of the clients of the first location as a key file."""
    location = fake.locations[0]
    rows = "".join(f"{location.id},{phone}\n" for phone in location.client_phones)
    path.write_text(f"location_id,phone\n{rows}")
