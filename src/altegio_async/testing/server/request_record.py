"""The requests that the embedded server remembers."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from altegio_async._core.validation import check_count
from altegio_async.testing.faults.injection import check_operation
from altegio_async.testing.server import routes
from altegio_async.testing.server.recorder import RecordedRequest
from altegio_async.testing.server.request_assertions import RequestPattern, describe_requests


class RequestRecord:
    """Finds remembered requests."""

    requests: deque[RecordedRequest]

    def recorded(self, operation: str) -> list[RecordedRequest]:
        """Return the remembered requests of one operation, the oldest first.

        Args:
            operation: the published operation id; for the second version of the API with `v2.` before it.

        Raises:
            InvalidArgumentError: no such operation exists.
        """
        wanted = check_operation(operation, routes.list_methods())
        return [request for request in self.requests if request.operation == wanted]

    def assert_requested(
        self,
        operation: str,
        *,
        json: Any = None,
        query: Mapping[str, Any] | None = None,
        path: str | None = None,
        times: int | None = None,
    ) -> list[RecordedRequest]:
        """Return the remembered requests of an operation that have these properties, retries included.

        Args:
            operation: as in `recorded`.
            json: the body with the API's field names. Only the given fields of objects are compared; lists
                have the same length.
            query: names and values that the query contains. A list has all values of its name, and None means
                that the name is absent.
            path: the path below the base URL.
            times: the number of such requests; by default at least one.

        Raises:
            AssertionError: there is another number of such requests. The message lists the recorded requests
                of the operation, or all if there are none, without tokens and passwords.
            InvalidArgumentError: no such operation exists, `times` is not a count, `query` is not a
                mapping, or `path` does not start with a slash.
        """
        __tracebackhide__ = True
        recorded = self.recorded(operation)
        wanted = None if times is None else check_count("times", times, 0)
        pattern = RequestPattern(operation, json=json, query=query, path=path)
        found = [request for request in recorded if pattern.matches(request)]
        if bool(found) if wanted is None else len(found) == wanted:
            return found
        expected = "at least 1" if wanted is None else str(wanted)
        raise AssertionError(
            f"expected {expected} requests of {pattern.describe()}; got {len(found)}. Recorded"
            f"{' requests of this operation' if recorded else ' are these requests'}:\n"
            + describe_requests(recorded or self.requests)
        )
