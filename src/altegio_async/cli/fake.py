"""`altegio fake`: the embedded Altegio as a process, for services in any language."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

import click

from altegio_async.cli.connection import Id
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.messages import notify
from altegio_async.cli.signals import StoppedError, run_until_stopped
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.faults import FAULTS
from altegio_async.testing.faults.drift import DRIFTS
from altegio_async.testing.process import parse_rate_limits, parse_size, serve
from altegio_async.testing.server.fake import FakeAltegio

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


@click.command("fake")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    metavar="PORT",
    help="Port to listen on; 0 for a free one.",
)
@click.option("--seed", default=1, show_default=True, help="Seed of the generated data.")
@click.option(
    "--size",
    "sizes",
    multiple=True,
    metavar="NAME=N",
    help="Number of objects, such as locations=4 or clients=100; can be repeated.",
)
@click.option(
    "--drift",
    "drifts",
    multiple=True,
    type=click.Choice(DRIFTS),
    metavar="NAME",
    help="Difference from the description in every response; can be repeated.",
)
@click.option(
    "--denied",
    multiple=True,
    type=Id,
    metavar="ID",
    help="Location or chain whose requests are refused with 403; can be repeated.",
)
@click.option(
    "--rate-limit",
    "rate_limits",
    multiple=True,
    metavar="N/SECONDS",
    help="Requests per seconds, such as 5/1, or none; can be repeated. By default the published limits.",
)
@click.option(
    "--latency",
    type=click.FloatRange(0, 600),
    default=0.0,
    show_default=True,
    metavar="SECONDS",
    help="Seconds before each response.",
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    type=click.Choice(sorted(FAULTS)),
    metavar="NAME",
    help="Fault of every response, by its name in FAULTS; can be repeated.",
)
def fake(
    *,
    host: str,
    port: int,
    seed: int,
    sizes: tuple[str, ...],
    drifts: tuple[str, ...],
    denied: tuple[int, ...],
    rate_limits: tuple[str, ...],
    latency: float,
    faults: tuple[str, ...],
) -> int:
    """Run an embedded Altegio for tests until it is stopped.

    Prints the environment variables for clients. Equal seeds and sizes have equal data and tokens.
    GET /health returns 200 as soon as the server accepts requests.
    """
    try:
        server = FakeAltegio(
            seed,
            size=parse_size(sizes),
            latency=latency,
            rate_limits=parse_rate_limits(rate_limits),
            denied_locations=denied,
            drift=drifts,
            host=host,
            port=port,
        )
        for name in faults:
            server.inject(name)
    except (InvalidArgumentError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    if host not in _LOOPBACK:
        notify("for tests only; clients on other hosts need ALTEGIO_ALLOW_HTTP=1 and the name of this host")
    with suppress(StoppedError):
        run_until_stopped(serve(server))
    return ExitCode.DONE
