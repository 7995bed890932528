# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.dictionaries`."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Dictionaries(Resource):
    """Methods of `altegio.dictionaries`."""

    @cached_property
    def with_raw_response(self) -> DictionariesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return DictionariesWithRawResponse(self._copy_for_raw_responses())

    async def list_business_types_by_group(self) -> list[models.BusinessGroup]:
        """List business types.

        Returns the groups of businesses with their types.

        Raises:
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_business_types_by_group`.
        """
        return await self._pipeline.call(operations.get_business_types_by_group())

    async def list_cities(
        self,
        location_id: int | None = None,
        *,
        country_id: int | None = None,
    ) -> list[models.City]:
        """List cities.

        Returns the cities, on request those of one country.

        Args:
            location_id: location, by id.
            country_id: country, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_city_list`.
        """
        return await self._pipeline.call(
            operations.get_city_list(
                country_id=country_id,
                location_id=location_id,
            )
        )

    async def list_countries(self) -> list[models.Country]:
        """List countries.

        Returns the countries with currency and phone format.

        Raises:
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_country_list`.
        """
        return await self._pipeline.call(operations.get_country_list())


class DictionariesWithRawResponse:
    """Methods of `altegio.dictionaries.with_raw_response`."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self.list_business_types_by_group: Final = raw(dictionaries.list_business_types_by_group)
        self.list_cities: Final = raw(dictionaries.list_cities)
        self.list_countries: Final = raw(dictionaries.list_countries)
