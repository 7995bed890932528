# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, factory

_AUTHORIZE_USER: Endpoint[models.SignIn] = LazyEndpoint(
    id="authorize_user",
    method="POST",
    path="/auth",
    result=lambda: models.SignIn,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_AUTHORIZE_USER)
def authorize_user(*, body: models.SignInInput | Mapping[str, Any]) -> Operation[models.SignIn]:
    """Sign a user in

    Trades the login and password of a user for the token that acts for this user.
    """
    return Operation(_AUTHORIZE_USER, (), (), convert_body(models.SignInInput, body))
