"""The faults that a test injects into the embedded server."""

from __future__ import annotations

from collections.abc import Mapping

from altegio_async.testing.faults.exchange import Fault
from altegio_async.testing.faults.injection import (
    Alteration,
    Injection,
    check_operation,
    check_operation_method,
    resolve_fault,
)
from altegio_async.testing.server import routes
from altegio_async.testing.server.exchange import Answer


class FaultInjection:
    """Injects faults into requests, or alters their responses."""

    injections: list[Injection]

    def inject(
        self,
        fault: str | Fault | Answer | None = None,
        *,
        alter: Alteration | None = None,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        query: Mapping[str, str | int | None] | None = None,
        nth: int | None = None,
        every: int | None = None,
        times: int | None = None,
        chance: float = 1.0,
        after_commit: bool = False,
    ) -> Injection:
        """Inject a fault into some requests, or alter their responses.

        The fault is a name from `FAULTS`, an `Answer`, or an async function of the `Exchange`. `alter` takes
        its place: a function that takes the regular response and returns the one to send.

        `Injection` describes the conditions. With `after_commit` or `alter` the request is carried out first.
        Without them it is carried out only if the fault changes its regular response.

        Remove a fault with `fake.injections.remove(...)` or `fake.injections.clear()`.

        Raises:
            InvalidArgumentError: no such operation exists, or an argument has a wrong type or value.
            ValueError: the fault is unknown, or is a fault of the listener or of TLS.
        """
        act, needs_response = resolve_fault(fault, alter)
        injection = Injection(
            act,
            operation=operation,
            method=method,
            path=path,
            query=query,
            nth=nth,
            every=every,
            times=times,
            chance=chance,
            after_commit=after_commit or needs_response,
        )
        if operation is not None:
            known = routes.list_methods()
            check_operation_method(check_operation(operation, known), injection.method, known)
        self.injections.append(injection)
        return injection
