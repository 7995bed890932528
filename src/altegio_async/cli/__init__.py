"""The `altegio` command (extra `cli`)."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command and end the process with its exit code; see `exit_codes`."""
    sys.meta_path.insert(0, _PandasBlocker)
    gc.disable()  # collections during imports free nothing and take 5 % of the start
    try:
        from altegio_async.cli.app import run  # noqa: PLC0415 - needs the extra
        from altegio_async.cli.signals import raise_on_signals  # noqa: PLC0415 - as the other module
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        from altegio_async._extras import format_install_command  # noqa: PLC0415 - only for this message

        print(f"altegio: the command needs the extra 'cli': {format_install_command('cli')}", file=sys.stderr)
        sys.exit(1)
    finally:
        gc.freeze()
        gc.enable()
    raise_on_signals()
    sys.exit(run())


class _PandasBlocker:
    """Module finder that makes the import of pandas fail.

    pyarrow imports an installed pandas for its first array, which takes half a second. No command uses it.
    """

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        del path, target
        if name == "pandas":
            raise ModuleNotFoundError("the command does not use pandas", name=name)
