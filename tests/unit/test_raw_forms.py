"""Raw forms of methods: which methods have none, and raw forms whose value is not that of the operation."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from altegio_async import AltegioClient, APIResponseError, TwoFactorChallenge
from altegio_async._pipeline.raw_response import RawResponse
from altegio_async._resource import LazyResource, Resource
from altegio_async.resources.appointments import Appointments
from altegio_async.resources.auth import Auth
from tests.support.pipelines import make_pipeline, make_response

SEVERAL_REQUESTS_TO_ONE_OPERATION = {"clients.phones"}  # reads all pages and returns no pager

APPOINTMENT: dict[str, Any] = {
    "team_member_id": 7,
    "services": [1],
    "client": {"id": 5},
    "datetime": "2026-01-31T10:00:00+02:00",
    "seance_length": 3600,
}


def list_resources() -> Iterator[tuple[str, Resource]]:
    client = AltegioClient(partner_token="partner00token", user_token="user00token")
    found = [(name, getattr(client, name)) for name in dir(AltegioClient) if is_lazy(AltegioClient, name)]
    while found:
        path, resource = found.pop()
        if not isinstance(resource, Resource):  # `bulk`
            continue
        yield path, resource
        children = ((name, getattr(resource, name)) for name in dir(resource) if not name.startswith("_"))
        found += [(f"{path}.{name}", child) for name, child in children if isinstance(child, Resource)]


def is_lazy(cls: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(cls, name), LazyResource)


def list_methods() -> Iterator[tuple[str, Any, bool]]:
    """Yield the path of each method, the method, and whether it has a raw form."""
    for path, resource in list_resources():
        for name in dir(resource):
            method = getattr(resource, name)
            if not name.startswith("_") and inspect.ismethod(method):
                yield f"{path}.{name}", method, hasattr(getattr(resource, "with_raw_response", None), name)


def test_the_methods_without_a_raw_form_are_those_that_send_several_requests():
    expected = set(SEVERAL_REQUESTS_TO_ONE_OPERATION)
    found: set[str] = set()
    count = 0
    for path, method, has_raw_form in list_methods():
        count += 1
        found |= set() if has_raw_form else {path}
        reads_first = "`, `" in (inspect.getdoc(method) or "").splitlines()[-1]
        expected |= {path} if reads_first else set()
    assert found == expected
    assert count > 343


def test_a_raw_form_has_the_parameters_of_its_method():
    for path, resource in list_resources():
        raw_forms = vars(getattr(resource, "with_raw_response", object))
        for name, raw_form in raw_forms.items():
            method = getattr(resource, name, None)
            if inspect.iscoroutinefunction(method):
                assert inspect.signature(raw_form) == inspect.signature(method), f"{path}.{name}"


@pytest.mark.parametrize("data", [[{"id": 5}], {"id": 5}], ids=["list", "object"])
async def test_the_raw_form_of_create_has_the_one_appointment(data):
    pipeline, transport = make_pipeline(make_response(data=data, headers={"X-Request-Id": "7"}))
    appointments = Appointments(pipeline)
    raw = await appointments.with_raw_response.create(720441, **APPOINTMENT)
    assert isinstance(raw, RawResponse)
    assert (raw.value.id, raw.status, raw.headers["x-request-id"]) == (5, 200, "7")
    assert (await appointments.create(720441, **APPOINTMENT)).id == 5
    assert [request.operation for request in transport.requests] == ["create_appointment"] * 2


@pytest.mark.parametrize("rows", [0, 2])
async def test_creating_another_number_of_appointments_is_an_error_of_the_call(rows):
    response = make_response(data=[{"id": 5}] * rows, headers={"X-Request-Id": "7"})
    appointments = Appointments(make_pipeline(response)[0])
    for method in (appointments.create, appointments.with_raw_response.create):
        with pytest.raises(APIResponseError, match=f"expected one created appointment, got {rows}") as caught:
            await method(720441, **APPOINTMENT)
        error = caught.value
        facts = (error.operation, error.attempts, error.request_id, error.sent)
        assert facts == ("create_appointment", 1, "7", True)


async def test_the_raw_form_of_a_sign_in_has_the_user_and_signs_in():
    pipeline, _ = make_pipeline(make_response(data={"id": 1, "user_token": "user-token-2"}))
    raw = await Auth(pipeline).with_raw_response.login("a@example.com", "password")
    assert (raw.status, raw.value.id) == (200, 1)
    assert pipeline.credentials.user_token.reveal() == "user-token-2"
    assert "user-token-2" not in repr(raw)


async def test_the_raw_form_of_a_sign_in_has_the_challenge_of_a_second_factor():
    pipeline, _ = make_pipeline(make_response(data={"uuid": "a-1", "refresh_ttl_sec": 60}))
    raw = await Auth(pipeline).with_raw_response.login("a@example.com", "password")
    assert isinstance(raw.value, TwoFactorChallenge)
    assert (raw.value.uuid, raw.value.valid_for, raw.meta) == ("a-1", 60, [])
