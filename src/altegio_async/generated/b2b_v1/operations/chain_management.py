# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from .. import models
from altegio_async._core.operation import AuthLevel, Endpoint, LazyEndpoint, Operation, Query, factory
from altegio_async._core.validation import check_id, check_phone

_GET_CHAIN_CLIENT_BY_PHONE_NUMBER: Endpoint[models.ChainClient] = LazyEndpoint(
    id="get_chain_client_by_phone_number",
    method="GET",
    path="/group/{chain_id}/clients",
    result=lambda: models.ChainClient,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("phone"),),
)


@factory(_GET_CHAIN_CLIENT_BY_PHONE_NUMBER)
def get_chain_client_by_phone_number(chain_id: int, *, phone: str) -> Operation[models.ChainClient]:
    """Find a client of a chain by phone

    Returns the client records of all locations of a chain that have a phone number.

    Args:
        chain_id: Chain, by id.
        phone: Phone in international form.
    """
    return Operation(
        _GET_CHAIN_CLIENT_BY_PHONE_NUMBER,
        (check_id("chain_id", chain_id),),
        (check_phone("phone", phone),),
    )


_GET_CHAIN_LIST: Endpoint[list[models.Chain]] = LazyEndpoint(
    id="get_chain_list",
    method="GET",
    path="/groups",
    result=lambda: list[models.Chain],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CHAIN_LIST)
def get_chain_list() -> Operation[list[models.Chain]]:
    """List chains

    Returns the chains of the signed-in user with their locations and the rights in each chain.
    """
    return Operation(_GET_CHAIN_LIST)
