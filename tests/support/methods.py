"""Calls of the methods of a client with sample arguments, and checks of the requests that they send."""

from __future__ import annotations

import functools
import inspect
import json
import re
import typing
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import UNSET
from msgspec.structs import replace

from altegio_async import AltegioClient, Pager
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.generated.developers.models import UpdateEventNotificationSettingsInput
from tests.support.codegen.body_checks import (
    find_json_problems,
    find_text_problem,
    list_form_fields,
    parse_form,
)
from tests.support.codegen.reference import ExpectedOperation, ExpectedParameter, Reference
from tests.support.codegen.samples import Samples, make_smallest
from tests.support.pipelines import make_pipeline, make_response

# Arguments that depend on each other: one of them is required, or they exclude each other.
GIVEN: dict[str, dict[str, Any]] = {
    "chain_loyalty_memberships_set_balance": {
        "united_balance_services_count": 3,
        "services_balance_count": UNSET,
    },
    "get_client_list": {"filters": [{"type": "id", "state": {"value": [1, 2]}}]},
    "get_membership_list": {"ids": [1, 2], "created_after": None, "created_before": None},
    "send_email_campaign_to_filtered_clients": {"email": "a@example.com"},
    "send_sms_campaign_to_filtered_clients": {"email": "a@example.com"},
    "send_phone_update_verification_code": {"location_id": 5},
    "search_client_visits": {"client_id": 5},
    "update_tag": {"color": "ffffff"},
    "update_tag_by_tag_id": {"color": "ffffff"},
    "create_location": {"title": "a"},
    "create_service_category": {"title": "a"},
    "deprecated_create_team_member": {"name": "a"},
    "update_team_member": {"name": "a"},
    "create_financial_transaction": {"amount": 5},
    "update_financial_transaction": {"amount": 5},
    "update_timetable_event_schedule": {"date_end": "2026-01-31"},
    "log_in_with_phone_number_and_code": {"code": "1234"},
    "send_booking_verification_code": {"phone": "13150000000"},
    "update_booking_user": {"name": "a"},
    "update_booking_user_password": {"new_password": "a"},
    "update_online_booking_datetime": {"datetime": "2026-01-31T10:00:00+02:00"},
    "update_event_notification_settings": {
        "urls": ["https://example.com/hook"],
        **dict.fromkeys(UpdateEventNotificationSettingsInput.__struct_fields__[1:], 1),
    },
}

AVAILABILITY = [{"week_days": [1, 7], "intervals": [{"from_": 0, "to": 3600}]}]

# Fields of a body that say the same in two forms, or have bounds.
FIELDS: dict[str, dict[str, Any]] = {
    "chain_loyalty_membership_types_update": {"availability": AVAILABILITY},
    "chain_loyalty_membership_types_create": {
        "availability": AVAILABILITY,
        "services": {"5": 3},
        "service_categories": {},
        "service_links": [{"service_id": 5, "service_category_id": 0, "is_unlimited": False, "count": 3}],
    },
}

# Results that a method needs and the description does not require.
RESULTS: dict[str, Any] = {
    "chain_loyalty_membership_types_create": {
        "id": 1,
        "balance_container": {"links": [{"count": 3, "service": {"id": 5}}]},
    },
    "chain_loyalty_certificate_types_get": {"id": 12},
    "get_chain_loyalty_program": {"id": 12},
    "authorize_user": {"id": 1, "user_token": "user-token-2"},
    "create_appointment": [{"id": 1}],
    "get_membership_list": [{"id": number} for number in range(1, 100)],
}


class MethodCall:
    """One call of a method with sample arguments."""

    def __init__(self, path: str, operation_id: str, *, everything: bool) -> None:
        self.path = path
        self.operation_id = operation_id
        self.everything = everything
        self.samples = Samples(everything=everything)

    async def send(self, endpoints: dict[str, Endpoint[Any]]) -> WireRequest:
        """Call the method and return the request of its operation."""

        async def respond(request: WireRequest) -> WireResponse:
            return self.make_response(endpoints[request.operation])

        pipeline, transport = make_pipeline(respond)
        client = object.__new__(AltegioClient)
        client._pipeline = pipeline
        method = functools.reduce(getattr, self.path.split("."), client)
        positional, options = self.make_arguments(method)
        result = method(*positional, **options)
        await (result.page(1) if isinstance(result, Pager) else result)
        (request,) = [sent for sent in transport.requests if sent.operation == self.operation_id]
        return request

    def make_response(self, endpoint: Endpoint[Any]) -> WireResponse:
        value = RESULTS.get(endpoint.id) or make_smallest(endpoint.result)
        if endpoint.result is bytes:
            return make_response(b"%PDF", headers={"Content-Type": "application/pdf"})
        wrapped: Any = {"success": True, "data": value, "meta": []}
        return make_response(value if endpoint.result_form is ResultForm.BARE else wrapped)

    def make_arguments(self, method: Any) -> tuple[list[Any], dict[str, Any]]:
        """Return values for the required arguments of a method, or for all."""
        hints = typing.get_type_hints(method)
        positional: list[Any] = []
        options = dict(GIVEN.get(self.operation_id, {}))
        for parameter in inspect.signature(method).parameters.values():
            name, hint = parameter.name, hints[parameter.name]
            is_required = parameter.default is parameter.empty
            if name in options or not (is_required or self.everything):
                continue
            is_phone = re.search(r"(^|_)phone$", name) and str in (hint, *typing.get_args(hint))
            value = "13150000000" if is_phone else self.samples.make_value(hint)
            value = 5 if name in {"page_size", "limit"} else value
            if name == "body" and hasattr(value, "chain_id"):
                value = replace(value, chain_id=positional[0])  # a body names the chain of its path
            if name == "body" and self.everything and self.operation_id in FIELDS:
                value = {**value.to_dict(), **FIELDS[self.operation_id]}
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD and is_required:
                positional.append(value)
            else:
                options[name] = value
        return positional, options


def find_request_problems(
    request: WireRequest,
    expected: ExpectedOperation,
    reference: Reference,
    *,
    everything: bool,
    skipped: set[str],
) -> list[str]:
    """Return the differences between a request and the description: method, path, query and body."""
    parts = urlsplit(request.url)
    pattern = re.sub(r"\\{[^{}]*\\}", "([^/]+)", re.escape(expected.path))
    problems: list[str] = []
    match = re.search(rf"{pattern}$", parts.path)
    if request.method != expected.method or match is None:
        return [f"{request.method} {parts.path} is not {expected.method} {expected.path}"]
    for name, text in zip(re.findall(r"{([^{}]*)}", expected.path), match.groups(), strict=True):
        problems += filter(None, [find_text_problem(expected.in_path[name], unquote(text), reference)])
    problems += _find_query_problems(parts.query, expected, reference, everything=everything, skipped=skipped)
    return problems + _find_body_problems(request, expected, reference, everything=everything)


def _find_query_problems(
    query: str, expected: ExpectedOperation, reference: Reference, *, everything: bool, skipped: set[str]
) -> list[str]:
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    sent: dict[str, list[str]] = {}
    for name, _, value in pairs:
        sent.setdefault(unquote(name), []).append(unquote(value))
    problems = [f"query parameter {name} is not described" for name in sent.keys() - expected.query.keys()]
    for parameter in expected.query.values():
        values = sent.get(parameter.name)
        if values is None:
            if parameter.required or (everything and parameter.name not in skipped):
                problems.append(f"query parameter {parameter.name} is missing")
            continue
        items = values[0].split(",") if parameter.style == "comma" else values
        problems += filter(None, (find_text_problem(parameter, item, reference) for item in items))
    return problems


def _find_body_problems(
    request: WireRequest, expected: ExpectedOperation, reference: Reference, *, everything: bool
) -> list[str]:
    content = request.body
    if content is None:
        return ["sends no body"] if expected.bodies and expected.body_required else []
    if not expected.bodies:
        return ["sends a body that is not described"]
    media, schema = next(iter(expected.bodies.items()))
    if media == "multipart/form-data":
        sent = parse_form(content, request.headers["Content-Type"])
        fields: dict[str, ExpectedParameter] = list_form_fields(schema, reference)
        unknown = [f"form field {name} is not described" for name, _, _ in sent if name not in fields]
        names = {name for name, _, _ in sent}
        return unknown + [
            f"form field {name} is missing"
            for name, field in fields.items()
            if name not in names and (field.required or everything)
        ]
    return find_json_problems(json.loads(content), schema, reference, everything=everything)[:5]
