"""A log handler that prints log lines as messages of the command."""

from __future__ import annotations

import logging

from altegio_async.cli.messages import notify, strip_controls


class _MessageHandler(logging.Handler):
    """Prints each record as one line on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record."""
        notify(f"{record.levelname.lower()}: {strip_controls(record.getMessage())}")


def print_log_lines() -> None:
    """Print all lines of the logger `altegio_async` to standard error, once each."""
    logger = logging.getLogger("altegio_async")
    logger.setLevel(logging.DEBUG)
    if not any(isinstance(handler, _MessageHandler) for handler in logger.handlers):
        logger.addHandler(_MessageHandler())
