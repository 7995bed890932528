# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.resources`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Resources(Resource):
    """Methods of `altegio.resources`."""

    @cached_property
    def with_raw_response(self) -> ResourcesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ResourcesWithRawResponse(self._copy_for_raw_responses())

    async def list(self, location_id: int) -> builtins.list[models.BookableResource]:
        """List bookable resources.

        Returns the resources of a location, such as rooms and equipment, with their instances.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_resource_list`.
        """
        return await self._pipeline.call(operations.get_resource_list(location_id))


class ResourcesWithRawResponse:
    """Methods of `altegio.resources.with_raw_response`."""

    def __init__(self, resources: Resources) -> None:
        self.list: Final = raw(resources.list)
