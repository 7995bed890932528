"""Responses with status 200: refusals, errors and unreadable bodies are never returned as a result."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import Struct

from altegio_async._core.coercion import Drift
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.response import decode
from altegio_async.errors import APIResponseError, APIStatusError
from tests.support.pipelines import make_response

BOM = b"\xef\xbb\xbf"
REFUSAL = b'{"success": false, "data": null, "meta": {"message": "Not allowed."}}'


class Card(Struct, kw_only=True):
    id: int
    title: str | None = None


class Loose(Struct, kw_only=True):
    title: str | None = None
    message: str | None = None
    code: int | None = None


class Holder(Struct, kw_only=True):
    card: Card | None = None


def make_endpoint(
    result: Any,
    method: str = "POST",
    result_form: ResultForm = ResultForm.DATA,
    idempotent: bool = False,
) -> Endpoint[Any]:
    return Endpoint(
        id="op", method=method, path="/x", result=result, result_form=result_form, idempotent=idempotent
    )


WRITE = make_endpoint(None, result_form=ResultForm.EMPTY)
ONE, MAYBE, MANY = make_endpoint(Card), make_endpoint(Card | None), make_endpoint(list[Card])
ANY, LOOSE, MAYBE_LOOSE = make_endpoint(Any), make_endpoint(Loose), make_endpoint(Loose | None)
BARE, BARE_ANY = (
    make_endpoint(Loose, result_form=ResultForm.BARE),
    make_endpoint(Any, result_form=ResultForm.BARE),
)
TYPED = [ONE, MAYBE, MANY, LOOSE, MAYBE_LOOSE, make_endpoint(list[Loose])]


def decode_value(point: Endpoint[Any], body: Any) -> Any:
    return decode(point, make_response(body)).value


NO_SUCCESS = {
    "html": b"<!DOCTYPE html><html><body>Maintenance</body></html>",
    "html fragment": b"<p>fine</p>",
    "xml": b"<?xml version='1.0'?><ok/>",
    "text": b"OK",
    "text true": b"true story",
    "php warning": b'<br />\n<b>Warning</b>: x in y.php<br />{"success": false}',
    "php warning before success": b'Warning: x in y.php\n{"success": true}',
    "php notice after success": b'{"success": true}\nNotice: x in y.php',
    "utf-16": REFUSAL.decode().encode("utf-16"),
    "utf-16 without a mark": REFUSAL.decode().encode("utf-16-be"),
    "cut off": REFUSAL[:30],
    "cut off in the key": b'{"succ',
    "cut off after true": b'{"success": true, "data": {"id": 5',
    "null": {"success": None},
    "null with null": {"success": None, "data": None, "meta": []},
    "a word": {"success": "maybe"},
    "ok": {"success": "ok"},
    "two": {"success": 2},
    "minus one": {"success": -1},
    "array": {"success": [True]},
    "object": {"success": {"value": True}},
    "string body": b'"true"',
    "false body": b"false",
    "true body": b"true",
    "zero body": b"0",
    "number body": b"200",
    "array body": [1, 2],
    "other object": {"id": 5},
    "status ok": {"status": "ok"},
    "message": {"message": "Service unavailable"},
    "meta only": {"meta": []},
    "nested null": [{"success": None, "meta": []}],
    "doubled": b'{"success": true}{"success": true}',
    "gzip": b"\x1f\x8b\x08\x00\x00",
}


@pytest.mark.parametrize("name", NO_SUCCESS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_write_whose_response_reports_nothing_is_unknown(name, method):
    point = make_endpoint(None, method, ResultForm.EMPTY)
    with pytest.raises(APIResponseError, match="unknown whether the request was carried out") as raised:
        decode_value(point, NO_SUCCESS[name])
    assert raised.value.status == 200


REFUSALS = {
    "false": REFUSAL,
    "after a mark": BOM + REFUSAL,
    "after two marks": BOM + b"\n" + BOM + REFUSAL,
    "after white space": b" \r\n\t" + REFUSAL,
    "in an array": b"[" + REFUSAL + b"]",
    "text": {"success": "false", "meta": {"message": "Not allowed."}},
    "capital text": {"success": "False", "meta": {"message": "Not allowed."}},
    "upper text": {"success": " FALSE ", "meta": {"message": "Not allowed."}},
    "zero": {"success": 0, "meta": {"message": "Not allowed."}},
    "zero with a fraction": {"success": 0.0, "meta": {"message": "Not allowed."}},
    "zero as text": {"success": "0", "meta": {"message": "Not allowed."}},
    "no": {"success": "no", "meta": {"message": "Not allowed."}},
    "empty text": {"success": "", "meta": {"message": "Not allowed."}},
    "empty array": {"success": [], "meta": {"message": "Not allowed."}},
    "null with errors": {"success": None, "errors": {"code": 403, "message": "Not allowed."}},
    "message at the top": {"success": False, "message": "Not allowed."},
    "error at the top": {"success": False, "error": {"message": "Not allowed."}},
}


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.parametrize("point", [WRITE, ANY, BARE, BARE_ANY, *TYPED])
def test_a_refusal_is_an_error_with_its_message(name, point):
    with pytest.raises(APIStatusError) as raised:
        decode_value(point, REFUSALS[name])
    assert (raised.value.message, raised.value.status) == ("Not allowed.", 200)


FILES = [
    make_endpoint(str, "GET", ResultForm.TEXT),
    make_endpoint(bytes, "GET", ResultForm.BYTES),
]


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.parametrize("point", FILES)
def test_a_refusal_is_not_the_content_of_a_file(name, point):
    with pytest.raises(APIStatusError, match=r"^Not allowed\."):
        decode_value(point, REFUSALS[name])


@pytest.mark.parametrize("point", FILES)
def test_a_refusal_in_another_encoding_is_not_the_content_of_a_file(point):
    body = '{"success": false, "meta": {"message": "Opération refusée"}}'.encode("latin-1")
    with pytest.raises(APIStatusError, match="Op.ration refus.e"):
        decode_value(point, body)


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7 {", b'\xef\xbb\xbfid;"success"', b'[{"id": 1}]', b'{"id": 1}', b"[", b"{\xff"]
)
def test_other_content_of_a_file_is_returned_unchanged(body):
    assert decode_value(FILES[1], body) == body


INNER_REFUSALS = {
    "without an outer report": {"data": json.loads(REFUSAL)},
    "in a success": {"success": True, "data": json.loads(REFUSAL), "meta": []},
    "in an array in a success": {"success": True, "data": [json.loads(REFUSAL)]},
    "as text": {"success": "true", "data": {"success": "false", "meta": {"message": "Not allowed."}}},
    "in an array": [{"success": True, "data": json.loads(REFUSAL)}],
    "after a mark": BOM + b'{"success": true, "data": ' + REFUSAL + b"}",
}


@pytest.mark.parametrize("name", INNER_REFUSALS)
@pytest.mark.parametrize("point", [WRITE, *TYPED, *FILES])
def test_an_envelope_inside_the_data_that_reports_failure_is_a_refusal(name, point):
    with pytest.raises(APIStatusError) as raised:
        decode_value(point, INNER_REFUSALS[name])
    assert (raised.value.message, raised.value.status) == ("Not allowed.", 200)


class Attempt(Struct, kw_only=True):
    success: bool | None = None


def test_a_field_of_the_result_that_is_named_success_is_not_a_refusal():
    assert decode_value(make_endpoint(Attempt), {"success": True, "data": {"success": False}}) == Attempt(
        success=False
    )
    assert decode_value(ANY, {"success": True, "data": {"success": False}}) == {"success": False}
    assert decode_value(LOOSE, {"success": True, "data": {"title": '"success"'}}) == Loose(title='"success"')
    assert decode_value(WRITE, {"success": True, "data": {"id": 1, "success": True}}) is None


def test_a_refusal_in_another_encoding_has_its_readable_parts():
    body = '{"success": false, "meta": {"message": "Opération refusée"}}'.encode("latin-1")
    for point in (WRITE, ONE, MANY, MAYBE, ANY):
        with pytest.raises(APIStatusError, match="Op.ration refus.e"):
            decode_value(point, body)


SUCCESSES = {
    "empty": b"",
    "white space": b" \r\n",
    "mark": BOM,
    "true": {"success": True},
    "with data": {"success": True, "data": {"id": 512, "balance_container": {}}, "meta": []},
    "with null": {"success": True, "data": None, "meta": []},
    "with a message": {"success": True, "data": None, "meta": {"message": "Accepted"}},
    "text": {"success": "true", "data": [{"id": 1}]},
    "capital text": {"success": "True"},
    "one": {"success": 1},
    "one as text": {"success": "1"},
    "in an array": [{"success": True, "meta": {"message": "Done"}}],
    "after a mark": BOM + b'{"success": true}',
    "json api": {"data": {"type": "x", "id": "5", "attributes": {}}},
    "json api null": {"data": None, "meta": []},
    "null": b"null",
    "php array": b"[]",
    "php object": b"{}",
    "bad text in an unread part": b'{"success": true, "data": {"title": "\xff"}}',
}


@pytest.mark.parametrize("name", SUCCESSES)
def test_a_write_with_an_empty_response_or_a_report_of_success_is_executed(name):
    assert decode_value(WRITE, SUCCESSES[name]) is None


def test_a_write_whose_response_reports_success_without_a_result_was_carried_out():
    names = ["empty", "white space", "mark", "true", "one as text", "with null", "null", "php array"]
    for name in [*names, "php object"]:
        with pytest.raises(APIResponseError, match="; the server reports that the request was carried out"):
            decode_value(ONE, SUCCESSES[name])
    for body in (b"0", b'""', b"false", b"<html>", {"success": None}):
        with pytest.raises(APIResponseError, match="; it is unknown whether the request was carried out"):
            decode_value(ONE, body)


def test_the_meta_of_a_response_without_a_result_is_kept():
    for success in (True, "true"):
        meta = decode(
            WRITE, make_response({"success": success, "data": None, "meta": {"message": "Accepted"}})
        ).meta
        assert meta == {"message": "Accepted"}


@pytest.mark.parametrize("success", [None, "maybe", 2, "ok", {"a": 1}])
@pytest.mark.parametrize("data", [{}, {"data": None}, {"data": []}, {"data": {}}])
@pytest.mark.parametrize("point", [WRITE, *TYPED])
def test_missing_data_without_a_report_of_success_is_an_error(success, data, point):
    with pytest.raises(APIResponseError, match=r"expected true, got \w+ at \$\.success"):
        decode_value(point, {"success": success, **data})


def test_data_indicates_success_if_the_flag_is_unreadable():
    decoded = decode(ONE, make_response({"success": None, "data": {"id": 5}}))
    assert (decoded.value, decoded.drift) == (Card(id=5), (Drift("$.success", "boolean", "null"),))


@pytest.mark.parametrize("body", [b"false", b'""', b"0", b'"OK"', b"true"])
@pytest.mark.parametrize("point", TYPED)
def test_a_bare_scalar_is_not_a_result(body, point):
    with pytest.raises(APIResponseError, match="unknown whether"):
        decode_value(point, body)


@pytest.mark.parametrize("body", [b"null", b"[]", b"{}", {"success": True, "data": []}])
def test_an_empty_form_is_none_in_an_optional_result(body):
    assert decode_value(MAYBE, body) is None


@pytest.mark.parametrize("data", [{"id": "x"}, {"title": "T"}, [{"id": 1}, {"id": 2}], "text"])
def test_an_unreadable_result_is_not_none(data):
    with pytest.raises(APIResponseError, match="reports that the request was carried out") as raised:
        decode_value(MAYBE, {"success": True, "data": data})
    assert raised.value.path is not None
    assert raised.value.path.startswith("$.data")


@pytest.mark.parametrize(
    ("method", "idempotent", "told"),
    [
        ("GET", True, False),
        ("HEAD", True, False),
        ("POST", True, False),
        ("POST", False, True),
        ("PUT", True, True),
    ],
)
def test_only_errors_of_writes_state_whether_they_were_executed(method, idempotent, told):
    for body, words in ((b"<html>", "unknown whether"), (b'{"success": true, "data": 5}', "was carried out")):
        with pytest.raises(APIResponseError) as raised:
            decode_value(make_endpoint(Card, method, idempotent=idempotent), body)
        assert (words in raised.value.message) == told


MESSAGES: dict[str, Any] = {
    "object of errors": {"errors": {"code": 404, "message": "Record not found"}, "meta": []},
    "with a message in meta": {
        "errors": {"code": 404, "message": "x"},
        "meta": {"message": "Record not found"},
    },
    "text code": {"errors": {"code": "404", "message": "Record not found"}},
    "array of errors": {"errors": [{"code": 404, "message": "Record not found"}], "meta": []},
    "json api": {"errors": [{"status": "404", "title": "Not found", "message": "Record not found"}]},
    "json api detail": {"errors": [{"status": "404", "detail": "Record not found"}]},
    "json api title": {"errors": [{"id": "1", "title": "Record not found"}]},
    "with null data": {"data": None, "errors": [{"detail": "Record not found"}]},
    "with empty data": {"data": [], "errors": [{"detail": "Record not found"}]},
    "error text": {"error": "Record not found"},
    "error object": {"error": {"code": 404, "message": "Record not found"}},
    "oauth": {"error": {"type": "invalid", "error_description": "Record not found"}},
    "code and message": {"code": 404, "message": "Record not found"},
    "status and message": {"status": 404, "message": "Record not found", "path": "/x"},
    "text status": {"status": "404", "detail": "Record not found"},
    "error code": {"error_code": 30, "error_message": "Record not found"},
    "meta only": {"meta": {"message": "Record not found"}},
    "success null": {"success": None, "errors": {"message": "Record not found"}},
}


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize(
    "point", [WRITE, ANY, ONE, MAYBE, MANY, make_endpoint(list[Card] | None), make_endpoint(Card, "GET")]
)
@pytest.mark.parametrize("mark", [b"", BOM])
def test_an_error_body_in_a_200_is_an_error_with_its_message(name, point, mark):
    with pytest.raises(APIStatusError) as raised:
        decode_value(point, mark + json.dumps(MESSAGES[name]).encode())
    assert (raised.value.message, raised.value.status) == ("Record not found", 200)


@pytest.mark.parametrize("body", [{"message": "Record not found"}, {"detail": "Record not found", "x": 1}])
def test_a_message_alone_is_an_error_if_another_object_is_expected(body):
    for point in (ONE, MAYBE, MANY):
        with pytest.raises(APIStatusError, match="Record not found"):
            decode_value(point, body)
        with pytest.raises((APIStatusError, APIResponseError)):
            decode_value(point, [body])
    assert decode_value(ANY, body) == body


NO_OBJECT = {
    "message": {"message": "Unauthenticated."},
    "status and message": {"status": "error", "message": "Unauthenticated."},
    "exception": {"exception": "E", "message": "Unauthenticated.", "line": 3},
    "error": {"error": {"message": "Unauthenticated."}},
}


@pytest.mark.parametrize("result", [dict[str, Any], dict[str, Any] | None])
def test_a_write_whose_result_is_any_object_does_not_return_an_error_document(result):
    for method, body in ((m, b) for m in ("POST", "PUT", "PATCH", "DELETE") for b in NO_OBJECT.values()):
        point = make_endpoint(result, method)
        with pytest.raises(APIStatusError, match="Unauthenticated"):
            decode_value(point, body)
        for data in ({"success": False, **body}, [{"success": False, **body}]):
            with pytest.raises(APIStatusError, match="Unauthenticated"):
                decode_value(point, {"success": True, "data": data})
    for data in ({}, {"message": "Saved."}, {"id": 5}):
        assert decode_value(make_endpoint(result), {"success": True, "data": data}) == data
    assert decode_value(make_endpoint(result), {"id": 5}) == {"id": 5}
    assert decode_value(make_endpoint(dict[str, Any], "GET"), {"message": "M"}) == {"message": "M"}


@pytest.mark.parametrize("name", NO_OBJECT)
@pytest.mark.parametrize("point", FILES)
def test_an_error_document_is_not_the_content_of_a_file(name, point):
    with pytest.raises((APIStatusError, APIResponseError)):
        decode_value(point, NO_OBJECT[name])


@pytest.mark.parametrize(
    "page", [b"<!DOCTYPE html><html></html>", b" \n<HTML><body>", b"\xef\xbb\xbf<head>", b"<body>"]
)
def test_an_html_page_is_not_the_content_of_a_file(page):
    with pytest.raises(APIResponseError, match="the response is an HTML page, not a file"):
        decode_value(FILES[1], page)
    assert decode_value(FILES[0], page) == page.decode("utf-8-sig")


def test_a_problem_document_is_an_error_although_it_has_fields_of_the_result():
    problem = {"type": "about:blank", "title": "Bad Gateway", "status": 502, "detail": "No upstream."}
    for point in (WRITE, ANY, BARE, *TYPED):
        with pytest.raises(APIStatusError, match=r"No upstream\."):
            decode_value(point, problem)
    assert decode_value(LOOSE, {"title": "T", "status": 1, "detail": "D"}) == Loose(title="T")


def test_an_object_with_fields_of_the_result_is_not_an_error():
    body = {"title": "T", "message": "M", "code": 404}
    for point in (LOOSE, MAYBE_LOOSE, BARE):
        assert decode_value(point, body) == Loose(title="T", message="M", code=404)
    assert decode_value(make_endpoint(list[Loose]), [body]) == [Loose(title="T", message="M", code=404)]
    assert decode_value(BARE, {"message": "M"}) == Loose(message="M")


@pytest.mark.parametrize(
    "body", [{"errors": []}, {"errors": {}}, {"errors": None}, {"error": None}, {"error": ""}]
)
def test_empty_errors_are_none(body):
    full = {"success": True, "data": {"id": 1}, **body}
    assert decode(ONE, make_response(full)).drift == ()
    assert decode_value(ANY, body) == body


def test_data_next_to_errors_is_kept_and_the_errors_are_reported_as_drift():
    for success in ({}, {"success": True}):
        body = {**success, "data": [{"id": 1}], "errors": [{"detail": "One row is missing"}]}
        decoded = decode(MANY, make_response(body))
        assert decoded.value == [Card(id=1)]
        assert decoded.drift == (Drift("$.errors", "no errors", "errors"),)
        with pytest.raises(APIResponseError, match=r"\$\.errors"):
            decode(MANY, make_response(body), strict=True)


@pytest.mark.parametrize(
    ("errors", "read"),
    [
        ({"code": 404, "message": "No."}, {"": ["No."]}),
        ([{"code": 433, "message": "Busy.", "id": 1}, {"code": "436", "message": "Late."}], {"": ["Busy.", "Late."]}),
        ([{"status": "422", "source": {"pointer": "/data/attributes/title"}, "detail": "Long."}], {"data.attributes.title": ["Long."]}),
        ([{"status": "422", "source": {"parameter": "page"}, "detail": "Bad."}], {"page": ["Bad."]}),
        ({"message": ["Required."], "code": ["Too long."]}, {"message": ["Required."], "code": ["Too long."]}),
        ({"code": "Too long.", "message": "Required."}, {"code": ["Too long."], "message": ["Required."]}),
    ],
)  # fmt: skip
def test_error_objects_become_messages_by_field(errors, read):
    for body in ({"errors": errors}, {"success": False, "meta": {"errors": errors}}):
        with pytest.raises(APIStatusError) as raised:
            decode_value(ONE, body)
        assert raised.value.errors == read


@pytest.mark.parametrize("point", [MANY, make_endpoint(list[Card], "GET"), make_endpoint(list[int])])
@pytest.mark.parametrize("meta", [{}, {"meta": []}, {"meta": {"count": 0}}])
def test_null_in_place_of_a_list_is_an_empty_list(point, meta):
    decoded = decode(point, make_response({"success": True, "data": None, **meta}))
    assert (decoded.value, decoded.drift) == ([], (Drift("$.data", "array", "null"),))
    with pytest.raises(APIResponseError, match=r"\$\.data"):
        decode(point, make_response({"success": True, "data": None, **meta}), strict=True)


@pytest.mark.parametrize(
    "body", [{"success": True, "data": False}, {"success": True, "data": ""}, {"success": True, "data": 0}, b"null", b""]
)  # fmt: skip
def test_other_values_in_place_of_a_list_are_refused(body):
    with pytest.raises(APIResponseError):
        decode_value(MANY, body)


@pytest.mark.parametrize("mark", [BOM, BOM + BOM, b"\n" + BOM + b" ", BOM * 5])
@pytest.mark.parametrize("strict", [False, True])
def test_a_byte_order_mark_before_json_is_ignored(mark, strict):
    envelope = b'{"success": true, "data": [{"id": 1, "title": "\xef\xbb\xbf"}], "meta": {"count": 1}}'
    decoded = decode(MANY, make_response(mark + envelope), strict=strict)
    assert (decoded.value, decoded.meta, decoded.drift) == ([Card(id=1, title="\ufeff")], {"count": 1}, ())
    assert decode(ONE, make_response(mark + b'{"id": 1}'), strict=strict).value == Card(id=1)
    with pytest.raises(APIStatusError, match="Not allowed"):
        decode(MANY, make_response(mark + REFUSAL, 400))


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"), ("utf-32-be", "UTF-32")]
)  # fmt: skip
def test_another_encoding_is_named(encoding, named):
    for point in (ONE, MANY, MAYBE, ANY, WRITE):
        with pytest.raises(APIResponseError, match=f"{named}.*, not UTF-8"):
            decode_value(point, '{"success": true, "data": {"id": 1}}'.encode(encoding))


@pytest.mark.parametrize("after", [b"\x0c", b"\x0b", b"\x00", b"\xc2\xa0", b"x"])
def test_bytes_after_the_document_other_than_white_space_are_refused(after):
    with pytest.raises(APIResponseError):
        decode_value(MANY, b'{"success": true, "data": [{"id": "1"}], "meta": []}' + after)


@pytest.mark.parametrize("success", ['"-1"', "7", "true", "false", "null"])
def test_an_array_with_an_envelope_without_data_is_not_an_object_without_fields(success):
    body = b'[{"success": %s}]' % success.encode()
    with pytest.raises((APIResponseError, APIStatusError)):
        decode_value(make_endpoint(Loose, "GET"), body)


@pytest.mark.parametrize("total", ["1e400", "-1E+400000000", "9" * 5000])
def test_the_data_is_returned_if_meta_is_unreadable(total):
    decoded = decode(
        MANY, make_response(f'{{"data": [{{"id": 1}}], "meta": {{"total_count": {total}}}}}'.encode())
    )
    assert (decoded.value, decoded.meta) == ([Card(id=1)], None)
    assert decoded.drift == (Drift("$.meta", "a value", "unreadable value"),)


@pytest.mark.parametrize("padding", [0, 20_000])
@pytest.mark.parametrize("point", [ONE, MAYBE, LOOSE, MAYBE_LOOSE])
def test_an_array_of_one_with_a_gap_in_place_of_an_object_is_the_object(point, padding):
    row = {"id": 5, "title": "T", "x": "-" * padding}
    for key in ("0", "1", "5"):
        decoded = decode(point, make_response({"success": True, "data": {key: row}}))
        assert decoded.value.title == "T"
        assert decoded.drift == (Drift("$.data", "object", "object with numbered keys"),)
    inner = make_endpoint(Holder)
    decoded = decode(inner, make_response({"success": True, "data": {"card": {"3": row}, "x": 1}}))
    assert decoded.value == Holder(card=Card(id=5, title="T"))
    assert decoded.drift == (Drift("$.data.card", "object", "object with numbered keys"),)


def test_an_object_without_any_known_field_is_reported_as_drift():
    for data in ({"other": 1}, {"loose": {"title": "T"}}, {"1": {"title": "A"}, "2": {"title": "B"}}):
        body = {"success": True, "data": data}
        decoded = decode(LOOSE, make_response(body))
        assert decoded.value == Loose()
        assert decoded.drift == (
            Drift("$.data", "an object with known fields", "object with other fields", is_lossy=True),
        )
        with pytest.raises(APIResponseError, match="known fields"):
            decode(LOOSE, make_response(body), strict=True)
    for data in ({}, {"title": None}):
        assert decode(LOOSE, make_response({"success": True, "data": data})).drift == ()
