# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..models.authentication_b2b import SignIn, SignInInput
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, Operation, factory

_AUTHORIZE_USER: Endpoint[SignIn] = Endpoint(
    id="authorize_user",
    method="POST",
    path="/auth",
    result=SignIn,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_AUTHORIZE_USER)
def authorize_user(*, body: SignInInput | Mapping[str, Any]) -> Operation[SignIn]:
    """Sign a user in

    Trades the login and password of a user for the token that acts for this user.
    """
    return Operation(_AUTHORIZE_USER, (), (), convert_body(SignInInput, body))
