"""`python -m altegio_async.testing`: run the embedded Altegio on loopback until it is stopped.

With `--faults` it only lists the named faults.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys

from altegio_async.testing.faults import FAULTS
from altegio_async.testing.server.fake import PUBLISHED_LIMITS, FakeAltegio


def list_faults() -> str:
    """Yield one line per fault: name, kind, possible errors, and what happens."""
    rows = [(fault.name, fault.kind, " or ".join(fault.expects), fault.about) for fault in FAULTS.values()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join([*map(str.ljust, row[:3], widths), row[3]]) for row in rows)
    return "\n".join(lines)


async def serve(fake: FakeAltegio) -> None:
    """Run a server until cancelled. Print the environment variables for clients."""
    async with fake:
        lines = (
            f"ALTEGIO_API_BASE={fake.base_url}",
            f"ALTEGIO_PARTNER_TOKEN={fake.partner_token}",
            f"ALTEGIO_USER_TOKEN={fake.user_token}",
            f"ALTEGIO_LOCATION_ID={fake.locations[0].id}",
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main(arguments: list[str] | None = None) -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m altegio_async.testing", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the data")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--unlimited", action="store_true", help="no rate limits")
    parser.add_argument("--fault", action="append", default=[], choices=sorted(FAULTS), metavar="NAME")
    parser.add_argument("--faults", action="store_true", help="list the faults and stop")
    options = parser.parse_args(arguments)
    if options.faults:
        sys.stdout.write(list_faults() + "\n")
        return
    limits = None if options.unlimited else PUBLISHED_LIMITS
    fake = FakeAltegio(options.seed, latency=options.latency, rate_limits=limits)
    for name in options.fault:
        fake.inject(name)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(fake))


if __name__ == "__main__":
    main()
