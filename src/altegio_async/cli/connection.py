"""Options that several commands share, and the client that is created from them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from altegio_async._pipeline.settings import DEFAULT_BASE_URL
from altegio_async.cli.debug_log import debug_option
from altegio_async.cli.messages import strip_controls
from altegio_async.cli.output import FORMATS
from altegio_async.client import AltegioClient
from altegio_async.errors import ConfigurationError

__all__ = ["Id", "api_options", "base_url_option", "connect", "options"]

F = TypeVar("F", bound=Callable[..., Any])


class IdType(click.ParamType[int]):
    """A positive id in ASCII digits. Other spellings that `int` accepts, such as `1_0`, are not valid."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the id.

        Raises:
            BadParameter: the text is not a positive whole number.
        """
        text = str(value)
        if not (text.isascii() and text.isdigit()) or not int(text[:40]):
            self.fail(f"{strip_controls(text)!r} is not a positive whole number", param, ctx)
        return int(text)


Id: Final = IdType()


def options(command: F) -> F:
    """Add the options of a command that calls the API and prints results."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="Format of the results on standard output.",
    )
    return form(api_options(command))


def api_options(command: F) -> F:
    """Add the options of a command that calls the API."""
    language = click.option(
        "--language", metavar="TAG", help="Language of titles and messages, such as en-US."
    )
    return debug_option(language(base_url_option(command)))


def base_url_option(command: F) -> F:
    """Add the option for the URL of the API."""
    option = click.option(
        "--base-url",
        envvar="ALTEGIO_API_BASE",
        default=DEFAULT_BASE_URL,
        show_default=True,
        show_envvar=True,
        help="Base URL of the API.",
    )
    return option(command)


def connect(base_url: str, language: str | None, *, needs_user: bool = True) -> AltegioClient:
    """Create a client with the tokens of the environment.

    Raises:
        ConfigurationError: a token is missing or malformed, or the URL is not allowed.
    """
    needed = ("ALTEGIO_PARTNER_TOKEN", *(["ALTEGIO_USER_TOKEN"] if needs_user else []))
    for name in needed:
        if not os.environ.get(name):
            raise ConfigurationError(f"{name} is not set; see `altegio --help` for the environment variables")
    return AltegioClient(base_url=base_url, language=language or None)
