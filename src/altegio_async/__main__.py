"""Entry point of `python -m altegio_async`, which is the `altegio` command."""

from __future__ import annotations

from altegio_async.cli import main

main()
