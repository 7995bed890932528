"""The `altegio` command: its subcommands, which are imported when they run."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from altegio_async._version import __version__
from altegio_async.cli.debug_log import debug_option
from altegio_async.cli.lazy_commands import COMPLETE_VARIABLE, LazyCommand, LazyGroup
from altegio_async.cli.signals import StoppedError
from altegio_async.cli.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP: Final = """Look up, change and export data of the Altegio B2B API.

\b
Environment variables:
  ALTEGIO_PARTNER_TOKEN  the integration's token
  ALTEGIO_USER_TOKEN     the token of a user with rights in the locations
  ALTEGIO_API_BASE       another base URL of the API
  ALTEGIO_ALLOW_HTTP     1 permits plain http to any host, for tests only

`altegio demo` does not need them. `altegio login` prints a user token."""
_EPILOG: Final = (
    "Exit codes: 0 done, 1 error, 2 wrong usage, 3 partly failed, 130 interrupted, 143 terminated."
)
_BULK_HELP: Final = """Look up all ids or phones listed in a CSV file, or all clients of locations.

The file is UTF-8 CSV with the columns `location_id`, and `id` or `phone`."""
_MIN_HELP_WIDTH: Final = 50
_MAX_HELP_WIDTH: Final = 80

cli: Final = LazyGroup(
    "altegio",
    _HELP,
    (
        LazyGroup(
            "membership-types",
            "Look up the membership types of a location, and archive those of a chain.",
            (
                LazyCommand(
                    "fetch", "lookups:fetch_membership_types", "Fetch membership types by their ids."
                ),
                LazyCommand(
                    "search",
                    "lookups:search_membership_types",
                    "Search the membership types of a location.",
                ),
                LazyCommand("archive", "writes:archive", "Archive membership types of a chain."),
            ),
        ),
        LazyGroup(
            "gift-card-types",
            "Look up the gift card types of a location.",
            (
                LazyCommand("fetch", "lookups:fetch_gift_card_types", "Fetch gift card types by their ids."),
                LazyCommand(
                    "search", "lookups:search_gift_card_types", "Search the gift card types of a location."
                ),
            ),
        ),
        LazyGroup(
            "memberships",
            "Look up the memberships of clients, and change memberships of a chain.",
            (
                LazyCommand(
                    "list", "lookups:list_memberships", "List the memberships of clients of a location."
                ),
                LazyCommand("freeze", "writes:freeze", "Freeze memberships of a chain."),
                LazyCommand("unfreeze", "writes:unfreeze", "Unfreeze memberships of a chain."),
                LazyCommand(
                    "set-period",
                    "writes:set_period",
                    "Set the validity of memberships of a chain, from their activation.",
                ),
                LazyCommand(
                    "set-balance",
                    "writes:set_balance",
                    "Set the visits that remain of memberships of a chain.",
                ),
            ),
        ),
        LazyGroup(
            "gift-cards",
            "Look up the gift cards of clients.",
            (
                LazyCommand(
                    "list", "lookups:list_gift_cards", "List the gift cards of clients of a location."
                ),
            ),
        ),
        LazyGroup(
            "bulk",
            _BULK_HELP,
            (
                LazyCommand("membership-types", "bulk:membership_types", "Look up membership types by id."),
                LazyCommand("gift-card-types", "bulk:gift_card_types", "Look up gift card types by id."),
                LazyCommand("memberships", "bulk:memberships", "Look up memberships by phone."),
                LazyCommand("gift-cards", "bulk:gift_cards", "Look up gift cards by phone."),
                LazyCommand("clients", "bulk_locations:clients", "Read all clients of locations."),
                LazyCommand(
                    "memberships-of-locations",
                    "bulk_locations:memberships",
                    "Look up the memberships of all clients of locations.",
                ),
                LazyCommand(
                    "gift-cards-of-locations",
                    "bulk_locations:gift_cards",
                    "Look up the gift cards of all clients of locations.",
                ),
                LazyCommand(
                    "memberships-by-client",
                    "bulk_join:memberships_by_client",
                    "Read the memberships of a chain, each with its client.",
                ),
            ),
        ),
        LazyGroup(
            "clients",
            "Search the clients of locations, and write them to a file.",
            (
                LazyCommand("search", "listings:search_clients", "Search the clients of a location."),
                LazyCommand("export", "bulk_locations:clients", "Read all clients of locations."),
                LazyCommand(
                    "phones",
                    "listings:list_phones",
                    "Print the phones of all clients of locations as a key file of `altegio bulk`.",
                ),
            ),
        ),
        LazyGroup(
            "appointments",
            "List the appointments of a location.",
            (LazyCommand("list", "listings:list_appointments", "List the appointments of a location."),),
        ),
        LazyGroup(
            "checkpoint",
            "Show and export the outcomes in a checkpoint of a bulk job.",
            (
                LazyCommand(
                    "info",
                    "checkpoints:info",
                    "Print what a checkpoint contains: its job and the number of outcomes.",
                ),
                LazyCommand(
                    "export",
                    "checkpoints:export",
                    "Write the outcomes in a checkpoint to a file, also those of an unfinished job.",
                ),
            ),
        ),
        LazyCommand("login", "sign_in:login", "Sign in with a password and print the user token."),
        LazyCommand(
            "request",
            "any_request:request",
            "Send a request to any path below the base URL and print the data of its response.",
        ),
        LazyCommand(
            "demo", "demo:demo", "Look up thousands of objects in many locations, without an account."
        ),
        LazyCommand("fake", "fake:fake", "Run an embedded Altegio for tests until it is stopped."),
        LazyCommand(
            "completion",
            "completion:completion",
            "Print a script that completes commands and options in bash, zsh or fish.",
        ),
        LazyCommand("doctor", "doctor:doctor", "Check tokens, rights, clock and network."),
    ),
)
cli.context_settings["help_option_names"] = ["-h", "--help"]
cli.epilog = _EPILOG
debug_option(click.version_option(__version__, prog_name="altegio")(cli))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Print each error as one line on standard error."""
    if not prepare_streams():
        return 1
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete  # noqa: PLC0415 - only shells need it

        return shell_complete(cli, {}, "altegio", COMPLETE_VARIABLE, instruction)
    try:
        code = _invoke(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt, StoppedError) as error:  # noqa: BLE001 - unexpected ones are raised again
        from altegio_async.cli.reports import report  # noqa: PLC0415 - loads the errors of the package

        return report(error)
    return code


def _invoke(arguments: list[str]) -> int:
    """Run the subcommand and return its exit code.

    `cli.main` is not used, because it ends the process with exit code 1 when the reader closes the pipe.
    """
    try:
        with cli.make_context("altegio", arguments, terminal_width=_find_help_width()) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def _find_help_width() -> int:
    """Return the width of help texts in characters.

    click would import `shutil` for it, which takes 5 % of the start of the command.
    """
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() else 0
    if not width:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except (AttributeError, OSError, ValueError):
            width = _MAX_HELP_WIDTH  # a pipe, a file, or a stream of a test
    return max(min(width, _MAX_HELP_WIDTH) - 2, _MIN_HELP_WIDTH)
