"""The `altegio` command (extra `cli`)."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command and end the process with its exit code; see `exit_codes`."""
    try:
        from altegio_async.cli.app import run  # noqa: PLC0415 - needs the extra
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        print("altegio: the command needs an extra: pip install 'altegio-async[cli]'", file=sys.stderr)
        sys.exit(1)
    sys.exit(run())
