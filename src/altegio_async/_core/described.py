"""A response as the description shows it, for the embedded server."""

from __future__ import annotations

from msgspec import Struct

from altegio_async._core.operation import AuthLevel


class DescribedResponse(Struct, frozen=True):
    """The example of a successful response, with the request that it responds to.

    Attributes:
        operation: the published operation id.
        method: the verb.
        path: the template of the path.
        auth: which tokens the operation needs.
        status: the status of the response.
        media: its media type; empty if it has no body.
        body: its body.
        is_read: whether the operation changes nothing although its verb is POST.
    """

    operation: str
    method: str
    path: str
    auth: AuthLevel
    status: int
    media: str
    body: bytes
    is_read: bool = False
