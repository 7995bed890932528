"""`python -m altegio_async.testing`: run the embedded Altegio until it is stopped, without the extra `cli`.

With `--faults` it only lists the named faults. `altegio fake` has more options.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys

from altegio_async.testing.faults import FAULTS
from altegio_async.testing.process import parse_rate_limits, serve
from altegio_async.testing.server.fake import FakeAltegio


def list_faults() -> str:
    """Return one line per fault: name, kind, possible errors, and what happens."""
    rows = [(fault.name, fault.kind, " or ".join(fault.expects), fault.about) for fault in FAULTS.values()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join([*map(str.ljust, row[:3], widths), row[3]]) for row in rows)
    return "\n".join(lines)


def create_server(options: argparse.Namespace) -> FakeAltegio:
    """Return a server with the options of the command.

    Raises:
        ValueError: an option has a wrong value, or a fault needs a `FaultServer`.
    """
    fake = FakeAltegio(
        options.seed,
        latency=options.latency,
        rate_limits=parse_rate_limits(["none"] if options.unlimited else []),
        host=options.host,
        port=options.port,
    )
    for name in options.fault:
        fake.inject(name)
    return fake


def main(arguments: list[str] | None = None) -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m altegio_async.testing", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 for a free one")
    parser.add_argument("--seed", type=int, default=1, help="seed of the data")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each response")
    parser.add_argument("--unlimited", action="store_true", help="no rate limits")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        choices=sorted(FAULTS),
        metavar="NAME",
        help="fault of every response; can be repeated",
    )
    parser.add_argument("--faults", action="store_true", help="list the faults and stop")
    options = parser.parse_args(arguments)
    if options.faults:
        sys.stdout.write(list_faults() + "\n")
        return
    try:
        fake = create_server(options)
    except ValueError as error:
        parser.error(str(error))
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(serve(fake))
    except OSError as error:
        parser.exit(1, f"{parser.prog}: error: {error.strerror}\n")


if __name__ == "__main__":
    main()
