"""The options of bulk jobs: types, defaults and validation."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from inspect import Parameter
from typing import Any, TypeAlias, TypedDict, TypeVar, cast

from msgspec import Struct
from msgspec.structs import fields, force_setattr

from altegio_async._core.validation import check_count, check_option_names, check_plain_function, check_text
from altegio_async.bulk.writes.plan import WritePlan
from altegio_async.errors import InvalidArgumentError

F = TypeVar("F", bound=Callable[..., Any])

OnProgress: TypeAlias = Callable[[int, int | None, int], object]
"""Called with the number of finished keys, of all keys (None while unknown), and of failed keys."""

OnPlan: TypeAlias = Callable[[WritePlan], object]
"""Called with the plan of a bulk write. If it returns False, or an awaitable of False, nothing is sent."""


class BulkOptions(TypedDict, total=False):
    """Options of every method of `altegio.bulk`.

    Attributes:
        max_in_flight: maximum number of concurrent requests, 10 by default. The rate limiter applies as
            well.
        on_progress: called with the number of finished keys, of all keys (None while unknown), and of
            failed keys. `progress.get_job_progress()` returns the requests of the job during the call.
        ordered: deliver outcomes in the order of the keys instead of in the order of completion. Finished
            outcomes are held until all earlier ones are delivered.
        retry_failed: retry failed keys once, after all other requests. With a checkpoint, also retry keys
            that failed in earlier runs.
        checkpoint: path of a file that stores every outcome before it is delivered. A later job with the
            same arguments and the same file resumes: it delivers stored outcomes and requests the other
            keys. Stored outcomes of a mapping or a collection are delivered first, unless the job is
            ordered. Those of an iterator are delivered when their keys are read. Stored outcomes of other
            keys are kept. Keys that failed because a token was no longer valid are requested again. Only
            one job at a time, in all processes, can use the file. A file is refused if it is damaged, or if
            it was written for another operation, user or language. It contains personal data and is
            readable only by its owner. A process that is forked while the job runs must not use the job.
        accept_new_token: accept a checkpoint that was written with another user token when it is unknown
            whether the token belonged to the same user.
        checkpoint_user: a name that you choose for the user. It identifies the user in the checkpoint when
            the token changes between two runs. Pass it in all runs. It is not needed after a sign-in with
            `auth.login`, for a token that was renewed while a job ran, and within one process for tokens
            from the same `token_provider`.
    """

    max_in_flight: int
    on_progress: OnProgress | None
    ordered: bool
    retry_failed: bool
    checkpoint: str | os.PathLike[str] | None
    accept_new_token: bool
    checkpoint_user: str | None


class LookupOptions(BulkOptions, total=False):
    """Options of look-ups by id or phone: those of `BulkOptions`, and the batch size.

    Attributes:
        batch_size: maximum number of ids per request, 100 by default. URLs stay below 4,000 characters. A
            request for phones always has one phone.
    """

    batch_size: int


class ClientLookupOptions(LookupOptions, total=False):
    """Options of look-ups by client: those of `LookupOptions`, and the treatment of spellings of phones.

    Attributes:
        one_per_phone: deliver one outcome per location and phone instead of one per spelling. The key
            contains the digits of the phone.
    """

    one_per_phone: bool


class PhoneLookupOptions(ClientLookupOptions, total=False):
    """Options of look-ups by phone: those of `ClientLookupOptions`, and a pre-filter.

    Attributes:
        prefilter: search for the holders of each location, and look up only their phones. Keys can
            be client ids. A location in which the search cannot be verified is looked up phone by phone; see
            `FallbackReason`. `Outcome.client_known`, `way` and `fallback_reason` describe each key. The
            client base of a location takes 24 bytes per client while the job needs it.
    """

    prefilter: bool


class LocationLookupOptions(BulkOptions, total=False):
    """Options of look-ups of all clients of locations: those of `BulkOptions`, and a pre-filter.

    Attributes:
        prefilter: search for the holders of each location, and look up only their phones. See
            `PhoneLookupOptions`. The client bases are read once, for the keys and the pre-filter.
    """

    prefilter: bool


class WriteOptions(BulkOptions, total=False):
    """Options of bulk writes: those of `BulkOptions`, a dry run, and a confirmation.

    `retry_failed` repeats only changes that were certainly not applied. With a checkpoint it also sends a
    change again whose outcome an earlier run reported as unknown, if its object has not changed since.

    Attributes:
        dry_run: read the present values and return the planned changes. No change is sent, and no checkpoint
            is created or written. One that exists is read.
        on_plan: a function, plain or async, that receives the `WritePlan` before the first change is sent.
            If it returns False or raises an error, the job ends and nothing is sent. It is not called for a
            dry run, or if nothing is to be sent.
    """

    dry_run: bool
    on_plan: OnPlan | None


class Options(Struct, frozen=True, kw_only=True):
    """The validated options of a job, with their defaults. See `PhoneLookupOptions` and `WriteOptions`."""

    max_in_flight: int = 10
    batch_size: int = 100
    on_progress: OnProgress | None = None
    ordered: bool = False
    retry_failed: bool = False
    checkpoint: str | os.PathLike[str] | None = None
    accept_new_token: bool = False
    checkpoint_user: str | None = None
    one_per_phone: bool = False
    prefilter: bool = False
    dry_run: bool = False
    on_plan: OnPlan | None = None

    def __post_init__(self) -> None:
        """Validate all options and convert numbers to plain ints.

        Raises:
            InvalidArgumentError: an option has a value that is not supported.
        """
        for name in ("max_in_flight", "batch_size"):
            force_setattr(self, name, check_count(name, getattr(self, name)))
        if self.on_progress is not None:
            check_plain_function("on_progress", self.on_progress)
        if self.on_plan is not None and not callable(self.on_plan):
            raise InvalidArgumentError(f"on_plan must be a function, got {type(self.on_plan).__name__}")
        for name in ("dry_run", "prefilter"):
            if type(getattr(self, name)) is not bool:  # a text such as "no" would be true
                raise InvalidArgumentError(f"{name} must be a bool, got {type(getattr(self, name)).__name__}")
        if self.checkpoint is not None and not _is_path(self.checkpoint):
            raise InvalidArgumentError(f"checkpoint must be the path of a file, got {self.checkpoint!r}")
        if self.checkpoint_user is not None and not check_text("checkpoint_user", self.checkpoint_user):
            raise InvalidArgumentError("checkpoint_user must not be empty")


def read_options(options: BulkOptions, accepted: type[BulkOptions]) -> Options:
    """Return validated options.

    Args:
        options: the options as they were passed.
        accepted: the options that the method accepts.

    Raises:
        InvalidArgumentError: an option has an unknown name or a value that is not supported.
    """
    check_option_names(options, accepted.__annotations__)
    return Options(**options)


def show_options(accepted: type[Any]) -> Callable[[F], F]:
    """Return a decorator that lists `**options` by name in the signature that `help` and `inspect` show.

    Args:
        accepted: the typed dictionary of the options that the decorated function accepts.
    """
    defaults = {field.name: field.default for field in fields(Options)}

    def decorate(function: F) -> F:
        signature = inspect.signature(function)
        parameters = [p for p in signature.parameters.values() if p.kind is not Parameter.VAR_KEYWORD]
        parameters += [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=defaults[name],
                annotation=Options.__annotations__[name],
            )
            for name in accepted.__annotations__
        ]
        cast("Any", function).__signature__ = signature.replace(parameters=parameters)
        return function

    return decorate


def _is_path(value: str | os.PathLike[Any]) -> bool:
    """Return whether a value is the path of a file as a str."""
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    return isinstance(path, str) and bool(path)
