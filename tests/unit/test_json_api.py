"""JSON:API documents: flat objects, included resources, wrong types and limits."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.response import Decoded, decode
from altegio_async._core.wire import WireResponse
from altegio_async.errors import APIResponseError, APIStatusError
from altegio_async.pagination import Pager
from altegio_async.v2 import models, operations
from tests.support.pipelines import make_pipeline, make_response

APPOINTMENTS = operations.list_appointments.endpoint
EVENT = operations.get_event.endpoint
FIELDS = operations.list_custom_fields.endpoint
STATISTICS = operations.get_booking_user_chain_attendance_statistics.endpoint
UNTYPED: Endpoint[Any] = Endpoint(
    id="op", method="GET", path="/x", result=Any, result_form=ResultForm.JSON_API
)


def link(kind: str, identity: object) -> dict[str, Any]:
    return {"type": kind, "id": identity}


def relate(**links: Any) -> dict[str, Any]:
    return {name: {"data": data} for name, data in links.items()}


def resource(kind: str, identity: object, attributes: Any, **links: Any) -> dict[str, Any]:
    return {**link(kind, identity), "attributes": attributes, "relationships": relate(**links)}


def decode_body(endpoint: Endpoint[Any], body: Any, **options: Any) -> Decoded[Any]:
    return decode(endpoint, make_response(body), **options)


def decode_row(row: Any, *included: Any) -> models.Appointment:
    decoded = decode_body(APPOINTMENTS, {"data": [row], "included": list(included)}, strict=True)
    assert decoded.drift == ()
    return decoded.value[0]


def test_attributes_are_fields_beside_the_id_and_the_type():
    row = decode_row(resource("record", "visit_12", {"company_id": 7, "length": 3600}))
    assert (row.id, row.type, row.location_id, row.length) == ("visit_12", "record", 7, 3600)


def test_included_resources_are_typed_objects_of_their_relationships():
    row = decode_row(
        resource(
            "record",
            "1",
            {"client_id": 7},
            client=link("client", "7"),
            staff=link("staff", "3"),
            services=[link("service", "9"), link("service", "10")],
        ),
        resource("client", "7", {"name": "Mara"}),
        resource("service", "10", {"title": "Haircut"}),
        resource("service", "9", {"title": "Beard trim"}),
        resource("staff", "3", {"name": "Ilse"}),
    )
    assert row.client_id == 7
    assert row.related_client_id == "7"
    assert isinstance(row.client, models.BookingUser)
    assert row.client.name == "Mara"
    assert isinstance(row.team_member, models.TeamMember)
    assert row.service_ids == ["9", "10"]
    assert row.services is not None
    assert [service.title for service in row.services] == ["Beard trim", "Haircut"]


def test_a_missing_included_resource_leaves_its_id_only():
    row = decode_row(
        resource(
            "record",
            "1",
            {},
            client=link("client", "7"),
            services=[link("service", "9"), link("service", "10")],
        ),
        resource("service", "10", {"title": "Haircut"}),
    )
    assert (row.related_client_id, row.client) == ("7", None)
    assert row.service_ids == ["9", "10"]
    assert row.services is not None
    assert [service.id for service in row.services] == ["10"]


def test_relationships_without_included_resources_have_no_objects():
    row = decode_row(resource("record", "1", {}, services=[link("service", "9")], goods=[]))
    assert (row.service_ids, row.services) == (["9"], None)
    assert (row.product_ids, row.products) == ([], [])
    assert (row.tag_ids, row.tags) == (None, None)


def test_the_first_of_several_included_resources_with_one_id_is_used():
    row = decode_row(
        resource("record", "1", {}, client=link("client", "7")),
        resource("client", "7", {"name": "first"}),
        resource("client", 7, {"name": "second"}),
    )
    assert row.client is not None
    assert row.client.name == "first"


def test_resources_of_another_type_with_the_same_id_are_different():
    row = decode_row(
        resource("record", "1", {}, client=link("client", "7")), resource("staff", "7", {"name": "Ilse"})
    )
    assert row.client is None


def test_an_included_resource_has_its_own_included_resources_and_those_have_ids_only():
    row = decode_row(
        resource("record", "1", {}, client=link("client", "7")),
        resource("client", "7", {}, labels=[link("label", "2")]),
        resource("label", "2", {"title": "Regular"}, owner=link("client", "7")),
    )
    assert row.client is not None
    assert row.client.tag_ids == ["2"]
    assert row.client.tags == [{"type": "label", "id": "2", "title": "Regular", "owner_id": "7"}]


def test_resources_that_include_each_other_end_after_two_levels():
    decoded = decode_body(
        UNTYPED,
        {"data": resource("a", "1", {}, b=link("b", "2")), "included": [
            resource("b", "2", {}, a=link("a", "1")), resource("a", "1", {}, b=link("b", "2")),
        ]},
    )  # fmt: skip
    inner = {"type": "a", "id": "1", "b_id": "2"}
    assert decoded.value == {
        "type": "a", "id": "1", "b_id": "2", "b": {"type": "b", "id": "2", "a_id": "1", "a": inner}
    }  # fmt: skip


def test_an_attribute_has_precedence_over_a_relationship_of_the_same_name():
    decoded = decode_body(UNTYPED, {"data": resource("a", "1", {"b": 5, "b_id": 6}, b=link("b", "2"))})
    assert decoded.value == {"type": "a", "id": "1", "b": 5, "b_id": 6, "related_b_id": "2"}


def test_a_relationship_named_type_does_not_replace_the_type():
    body = {
        "data": [resource("custom_field", "1", {}, type=link("custom_field_type", "4"))],
        "included": [resource("custom_field_type", "4", {"title": "Number"})],
    }
    row = decode_body(FIELDS, body, strict=True).value[0]
    assert (row.type, row.type_id) == ("custom_field", "4")
    assert row.related_type == {"type": "custom_field_type", "id": "4", "title": "Number"}


def test_amounts_of_attributes_and_of_included_resources_keep_their_digits():
    body = b"""{"data": {"type": "x", "id": "1", "attributes": {"spent_amount": 12345678901234567.10},
        "relationships": {"deposits": {"data": [{"type": "timetable_deposit", "id": "2"}]}}},
        "included": [{"type": "timetable_deposit", "id": "2", "attributes": {"balance": 0.10}}]}"""
    result = decode(STATISTICS, WireResponse(200, {}, body), strict=True).value
    assert str(result.spent_amount) == "12345678901234567.10"
    assert result.client_accounts is not None
    assert isinstance(result.client_accounts[0], models.TimetableDeposit)
    assert result.client_accounts[0].balance == Decimal("0.10")


def test_meta_and_included_of_the_response_stay_available():
    body = {"data": [], "included": [link("client", "7")], "meta": {"pagination": {"page": 2}}}
    decoded = decode_body(APPOINTMENTS, body)
    assert decoded.meta == {"pagination": {"page": 2}}
    assert decoded.included == [link("client", "7")]


# -- differences from the described form --------------------------------------------------------

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"relationships": []}, "$.data[0].relationships"),
    ({"relationships": None}, "$.data[0].relationships"),
    ({"attributes": []}, "$.data[0].attributes"),
    ({"attributes": "x"}, "$.data[0].attributes"),
    ({"relationships": {"client": []}}, "$.data[0].client"),
    ({"relationships": {"client": None}}, "$.data[0].client"),
    ({"relationships": relate(client=[])}, "$.data[0].client"),
    ({"relationships": relate(client="7")}, "$.data[0].client"),
    ({"relationships": relate(services=None)}, "$.data[0].services"),
    ({"relationships": relate(services=link("service", "9"))}, "$.data[0].services"),
    ({"relationships": relate(services=[9])}, "$.data[0].services"),
    ({"attributes": {"length": "3600"}}, "$.data[0].length"),
    ({"relationships": relate(client=link("client", []))}, "$.data[0].related_client_id"),
]


@pytest.mark.parametrize(("change", "path"), WRONG)
def test_a_wrong_type_is_reported_under_the_name_of_the_flat_field(change: dict[str, Any], path: str):
    body: dict[str, Any] = {"data": [{**link("record", "1"), "attributes": {}, **change}]}
    decoded = decode_body(APPOINTMENTS, body)
    assert decoded.value[0].id == "1"
    assert [one.path for one in decoded.drift] == [path]
    with pytest.raises(APIResponseError) as caught:
        decode_body(APPOINTMENTS, body, strict=True)
    assert caught.value.path == path


@pytest.mark.parametrize("relationship", [{}, {"links": {"self": "/x"}}, {"data": None}])
def test_a_relationship_to_nothing_is_none(relationship: dict[str, Any]):
    row = decode_row({**resource("record", "1", {}), "relationships": {"client": relationship}})
    assert (row.related_client_id, row.client) == (None, None)


def test_one_object_in_the_place_of_several_is_a_list_and_a_list_of_one_an_object():
    change = relate(services=link("service", "9"), client=[link("client", "7")])
    row = decode_body(
        APPOINTMENTS, {"data": [{**resource("record", "1", {}), "relationships": change}]}
    ).value[0]
    assert row.service_ids == ["9"]
    assert row.related_client_id == "7"


@pytest.mark.parametrize("included", [{}, None, "x", [None, 7, {}, {"type": "client"}, link("client", [])]])
def test_unusable_included_resources_are_ignored(included: Any):
    body = {"data": [resource("record", "1", {}, client=link("client", "7"))], "included": included}
    row = decode_body(APPOINTMENTS, body).value[0]
    assert (row.related_client_id, row.client) == ("7", None)


def test_a_wrong_value_in_an_included_resource_is_reported_where_it_is_used():
    body = {
        "data": [resource("record", "1", {}, client=link("client", "7"))],
        "included": [resource("client", "7", {"gender": "1"})],
    }
    decoded = decode_body(APPOINTMENTS, body)
    assert decoded.value[0].client.gender == 1
    assert [one.path for one in decoded.drift] == ["$.data[0].client.gender"]


def test_a_resource_without_an_envelope_is_flat():
    assert decode_body(EVENT, resource("activity", "5", {"capacity": 8})).value.capacity == 8


def test_a_flat_object_in_the_place_of_a_resource_is_used_as_it_is():
    assert decode_body(EVENT, {"data": {"id": "5", "capacity": 8}}).value.capacity == 8


@pytest.mark.parametrize(
    "body", [{"errors": [{"status": "422", "detail": "Too long."}]}, {"success": False, "data": None, "meta": {"message": "No."}}]
)  # fmt: skip
def test_a_reported_failure_is_an_error_with_the_original_body(body: dict[str, Any]):
    with pytest.raises(APIStatusError) as caught:
        decode_body(EVENT, body)
    assert json.loads(caught.value.body) == body


@pytest.mark.parametrize(
    "body", [b"", b"[", b"null", b'{"data": {"attributes": {', b"<html>", b'{"data": 5}', b"7"]
)
def test_a_body_without_a_resource_is_an_error(body: bytes):
    with pytest.raises(APIResponseError):
        decode(EVENT, WireResponse(200, {}, body))


# -- limits -------------------------------------------------------------------------------------


def make_expanding_body(rows: int, links: int, text: str = "x") -> dict[str, Any]:
    """Return a document in which each of several rows has the same included resource many times."""
    return {
        "data": [
            resource("record", str(row), {}, services=[link("service", "9")] * links) for row in range(rows)
        ],
        "included": [resource("service", "9", {"title": text})],
    }


def test_embedded_objects_count_towards_the_limit_of_objects():
    body = make_expanding_body(rows=10, links=10)
    objects = 10 * (1 + 4 + 10 * 2)  # of the response, without included objects in place of links
    assert len(decode_body(APPOINTMENTS, body, max_objects=objects + 100).value) == 10
    wide = {**body, "included": [resource("service", "9", {"title": "x", "list": [[]] * 40})]}
    with pytest.raises(APIResponseError, match="max_response_objects"):
        decode_body(APPOINTMENTS, wide, max_objects=objects + 100)


def test_more_embedded_objects_than_the_limit_are_refused():
    included = [resource("a", str(row), {}, b=[link("b", "1")] * 20) for row in range(20)]
    rows = [resource("x", str(row), {}, a=[link("a", str(one)) for one in range(20)]) for row in range(20)]
    body = {"data": rows, "included": [*included, resource("b", "1", {})]}
    assert len(decode_body(UNTYPED, body, max_objects=20_000).value) == 20
    with pytest.raises(APIResponseError, match="more than 5,000 objects and arrays"):
        decode_body(UNTYPED, body, max_objects=5_000)


def test_a_large_included_resource_that_is_used_often_is_refused():
    body = make_expanding_body(rows=20, links=100, text="x" * 200_000)
    with pytest.raises(APIResponseError, match="much larger together"):
        decode_body(APPOINTMENTS, body)


def test_a_long_clean_document_is_decoded_without_drift():
    rows = [
        resource("record", str(row), {"comment": "x" * 2000}, client=link("client", "7"))
        for row in range(500)
    ]
    decoded = decode_body(
        APPOINTMENTS, {"data": rows, "included": [resource("client", "7", {"name": "Mara"})]}, strict=True
    )
    assert decoded.drift == ()
    assert {row.client.name for row in decoded.value} == {"Mara"}
    assert len(decoded.value) == 500


# -- lists --------------------------------------------------------------------------------------


def make_page(number: int, *identities: str) -> Any:
    rows = [resource("record", identity, {"length": 3600}) for identity in identities]
    return make_response({"data": rows, "meta": {"pagination": {"page": number, "offset": 0, "limit": 2}}})


async def test_a_list_without_a_total_ends_at_its_empty_page():
    pipeline, transport = make_pipeline(make_page(1, "1", "2"), make_page(2, "3"), make_page(3))
    pager = Pager(pipeline, operations.list_appointments(7), page_size=2)
    pages = [page async for page in pager.pages()]
    assert [[row.id for row in page.items] for page in pages] == [["1", "2"], ["3"]]
    assert [page.total for page in pages] == [None, None]
    assert [request.url.split("?")[1] for request in transport.requests] == [
        "page=1&limit=2", "page=2&limit=2", "page=3&limit=2"
    ]  # fmt: skip


async def test_rows_that_moved_to_a_later_page_are_returned_once():
    pipeline, _ = make_pipeline(make_page(1, "1", "2"), make_page(2, "2", "3"), make_page(3))
    rows = await Pager(pipeline, operations.list_appointments(7), page_size=2).collect()
    assert [row.id for row in rows] == ["1", "2", "3"]


async def test_a_page_without_new_rows_is_an_error_because_the_list_is_possibly_incomplete():
    pipeline, _ = make_pipeline(make_page(1, "1", "2"), make_page(2, "1", "2"))
    with pytest.raises(APIResponseError, match="page 2 repeats an earlier page"):
        await Pager(pipeline, operations.list_appointments(7), page_size=2).collect()


async def test_the_raw_response_has_the_original_body():
    body = {"data": [resource("record", "1", {"length": 3600}, client=link("client", "7"))]}
    pipeline, _ = make_pipeline(make_response(body))
    response = await Pager(pipeline, operations.list_appointments(7)).page_with_raw_response()
    assert response.value[0].related_client_id == "7"
    assert json.loads(response.body) == body
