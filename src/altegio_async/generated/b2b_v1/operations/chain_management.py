# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from ..models.chain_management import Chain, ChainClient
from altegio_async._core.operation import AuthLevel, Endpoint, Operation, Query, factory
from altegio_async._core.validation import check_id, phone_digits

_GET_CHAIN_CLIENT_BY_PHONE_NUMBER: Endpoint[ChainClient] = Endpoint(
    id="get_chain_client_by_phone_number",
    method="GET",
    path="/group/{chain_id}/clients",
    result=ChainClient,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("phone"),),
)


@factory(_GET_CHAIN_CLIENT_BY_PHONE_NUMBER)
def get_chain_client_by_phone_number(chain_id: int, *, phone: str) -> Operation[ChainClient]:
    """Find a client of a chain by phone

    Returns the client records of all locations of a chain that have a phone number.

    Args:
        chain_id: Chain, by id.
        phone: Phone in international form.
    """
    return Operation(
        _GET_CHAIN_CLIENT_BY_PHONE_NUMBER,
        (check_id("chain_id", chain_id),),
        (phone_digits("phone", phone),),
    )


_GET_CHAIN_LIST: Endpoint[list[Chain]] = Endpoint(
    id="get_chain_list",
    method="GET",
    path="/groups",
    result=list[Chain],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CHAIN_LIST)
def get_chain_list() -> Operation[list[Chain]]:
    """List chains

    Returns the chains of the signed-in user with their locations and the rights in each chain.
    """
    return Operation(_GET_CHAIN_LIST)
