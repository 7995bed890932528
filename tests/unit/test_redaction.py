from __future__ import annotations

import html
import json
import math
import random
import re
import sys
import time
from base64 import b64encode
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.error_bodies import make_status_error
from altegio_async._core.error_redaction import redact_error
from altegio_async._core.operation import Body, Endpoint, Operation, Query
from altegio_async._core.redact import REDACTED, Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.sensitive_values import collect_credentials, collect_phones, collect_secrets
from altegio_async._pipeline.credentials import Credentials
from altegio_async.errors import APIResponseError, NotFoundError
from altegio_async.generated.b2b_v1 import models
from altegio_async.generated.online_booking import models as booking_models
from altegio_async.hooks import Hooks
from tests.support.measures import count_calls, parametrize_size, record_figure
from tests.support.pipelines import make_pipeline, make_response
from tests.support.virtual_time import run_in_virtual_time

pytestmark = pytest.mark.measured

ESCAPES = {
    "as it is": str,
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON as PHP writes it": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "JSON, every character": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "JSON, every character, capitals": lambda text: "".join(f"\\u{ord(one):04X}" for one in text),
    "hexadecimal": lambda text: "".join(f"\\x{ord(one):02x}" for one in text),
    "address": lambda text: quote(text, safe=""),
    "address, small letters": lambda text: "".join(
        quote(one, safe="").lower() if len(quote(one, safe="")) > 1 else one for one in text
    ),
    "address, every character": lambda text: "".join(f"%{ord(one):02X}" for one in text),
    "HTML": html.escape,
    "HTML, decimal": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "HTML, padded": lambda text: "".join(f"&#{ord(one):04};" for one in text),
    "HTML, hexadecimal": lambda text: "".join(f"&#x{ord(one):X};" for one in text),
}
tokens = st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=","), min_size=8, max_size=40
)


def find_pieces(token: str, text: str, minimum: int = 6) -> list[str]:
    """Return the pieces of a token that are in a text."""
    return [token[i : i + minimum] for i in range(len(token) - minimum + 1) if token[i : i + minimum] in text]


@pytest.mark.parametrize("name", ESCAPES)
def test_each_spelling_is_found_and_other_text_is_unchanged(name):
    token = "canary/Token+12\\34=='<&>\"%2f&#43;"
    text = f'before {ESCAPES[name](token)} \u00e9 100% <b>"after"</b> \\n \\u0434'
    assert (
        Redactor([Secret(token)]).redact(text) == f'before {REDACTED} \u00e9 100% <b>"after"</b> \\n \\u0434'
    )


@parametrize_size("examples", 200, 3000)
def test_a_token_is_found_in_spellings_within_spellings(examples):
    seen = leaks = 0

    @settings(max_examples=examples, deadline=None, database=None)
    @given(
        tokens,
        st.lists(st.sampled_from(list(ESCAPES)), min_size=1, max_size=2),
        st.text(max_size=20),
        st.text(max_size=20),
    )
    def check(token, names, before, after):
        nonlocal seen, leaks
        seen += 1
        spelled = token
        for name in names:
            spelled = ESCAPES[name](spelled)
        clean = Redactor([Secret("partner-token"), Secret(token)]).redact(f"{before} {spelled} {after}")
        leaks += spelled in clean.replace(REDACTED, " ") or REDACTED not in clean

    check()
    record_figure("tokens left in spellings within spellings", f"{leaks} of {seen}", "0")
    assert seen >= examples
    assert leaks == 0


@settings(max_examples=200, deadline=None, database=None)
@given(
    st.integers(8, 500), st.sampled_from(list(ESCAPES)), st.integers(0, 700), st.integers(1, 400), st.integers(1, 3000),
)  # fmt: skip
def test_no_piece_of_a_token_is_left_where_a_text_is_cut(length, name, filler, times, limit):
    chance = random.Random(length)
    token = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ+/=0123456789", k=length))
    text = "x" * filler + ESCAPES[name](token) * times
    clean = Redactor([Secret(token)]).redact(text, limit)
    assert clean == ("x" * filler + REDACTED * times)[:limit]


@pytest.mark.parametrize(("length", "times"), [(121, 300), (401, 60), (4096, 5)])
@pytest.mark.parametrize("name", ["as it is", "JSON, every character", "address, every character"])
def test_an_error_contains_no_piece_of_a_token_that_is_echoed_many_times(length, times, name):
    token = "".join(random.Random(length).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ+/=0123456789", k=length))
    text = ESCAPES[name](token) * times
    redactor = Credentials(Secret("partner-token"), Secret(token)).redactor
    errors = [
        make_status_error(make_response({"meta": {"message": text}}, 400)),
        make_status_error(make_response(text.encode(), 502)),
        APIResponseError(text, status=200, body=text.encode(), path=f"$.{text}"),
    ]
    for error in errors:
        redact_error(error, redactor)
        shown = repr(vars(error)) + error.message + error.body.decode("latin-1")
        assert find_pieces(token, shown) == []
        assert len(error.body) <= 2048
        assert len(error.message) <= 500


@pytest.mark.parametrize("spelled", ["wGK&#x27;GRd\\ x", "wGK%27GRd\\ x", "wGK&amp;#x27;GRd\\ x"])
def test_a_token_that_ends_in_a_backslash_is_found(spelled):
    assert "GRd" not in Redactor([Secret("wGK'GRd\\")]).redact(spelled)


def test_overlapping_tokens_are_replaced_completely():
    secrets = [Secret("abcdef"), Secret("defghi"), Secret("ef")]
    assert Redactor(secrets).redact("1 abcdefghi 2 xef 3") == f"1 {REDACTED} 2 x{REDACTED} 3"


def test_a_text_without_secrets_is_unchanged():
    text = "\\u0434 %d0 &amp; \\\\ % \\" * 300
    assert Redactor([Secret("token-1")]).redact(text) == text
    assert Redactor([]).redact(text) == text
    assert Redactor([Secret("")]).redact(text, 100) == text[:100]


@pytest.mark.parametrize("password", ["пароль-секрет", "pässwörd", "p\ud800ss"])
@pytest.mark.parametrize("name", ["as it is", "JSON, every character", "HTML, decimal"])
def test_a_secret_that_is_not_ascii_is_found(password, name):
    secrets = [Secret(password)]
    assert Redactor(secrets).redact(f"a {ESCAPES[name](password)} b") == f"a {REDACTED} b"
    for raw in (password.encode("utf-8", "surrogatepass"), quote(password, errors="surrogatepass").encode()):
        assert Redactor(secrets).redact(raw.decode("latin-1")) == REDACTED


def test_the_secrets_of_a_body_are_found_everywhere():
    body = models.SignInInput(
        login=Secret("l"),
        password=Secret("p"),
        two_factor=models.SecondFactorInput(uuid="u", secret=Secret("s")),
    )
    assert {one.reveal() for one in collect_secrets(body)} == {"l", "p", "s"}
    nested = {"a": [(Secret("1"), {"b": Secret("2")})], "file": b"x", "n": 1.5}
    assert {one.reveal() for one in collect_secrets(nested)} == {"1", "2"}
    assert collect_secrets({"a": object()}) == collect_secrets(None) == []


CANARY = "Canary7/Token+42=Zz0"


def base64(text: str) -> str:
    return b64encode(text.encode()).decode()


def wrap(text: str, between: str, every: int = 7) -> str:
    return between.join(text[at : at + every] for at in range(0, len(text), every))


def in_json(text: str, times: int) -> str:
    for _ in range(times):
        text = json.dumps(text)
    return text.strip('"\\')


WHOLE = {
    "upper case": CANARY.upper(),
    "lower case": CANARY.lower(),
    "swapped case": CANARY.swapcase(),
    "hexadecimal": CANARY.encode().hex(),
    "hexadecimal, capitals": CANARY.encode().hex().upper(),
    "hexadecimal, wrapped": wrap(CANARY.encode().hex(), "\n", 16),
    "hexadecimal in a JSON text": in_json(CANARY.encode().hex(), 2),
    "JSON of JSON": in_json(CANARY + '"', 2),
    "JSON of JSON of JSON": in_json(CANARY + '"', 3),
    "JSON as PHP writes it, in JSON": in_json(CANARY.replace("/", "\\/"), 1),
    "URL, twice": quote(quote(CANARY, safe=""), safe=""),
    "URL, three times": quote(quote(quote(CANARY, safe=""), safe=""), safe=""),
    "URL, four times": quote(quote(quote(quote(CANARY, safe=""), safe=""), safe=""), safe=""),
    "HTML, four times": html.escape(html.escape(html.escape(html.escape(CANARY + '"')))),
    "URL as JavaScript escapes it": "".join(f"%u{ord(one):04x}" for one in CANARY),
    "octal": "".join(f"\\{ord(one):03o}" for one in CANARY),
    "HTML in JSON": in_json(html.escape(CANARY + '"'), 1),
    "wrapped by line breaks": wrap(CANARY, "\n"),
    "wrapped by indented lines": wrap(CANARY, "\r\n    "),
    "wrapped by escaped line breaks": wrap(CANARY, "\\n"),
    "wrapped by HTML breaks": wrap(CANARY, "<br />"),
    "wrapped by word breaks": wrap(CANARY, "<wbr>"),
    "wrapped by zero-width spaces": wrap(CANARY, "\u200b", 2),
    "UTF-16 read as bytes": CANARY.encode("utf-16-le").decode("latin-1").rstrip("\0"),
    "first half": CANARY[:10],
    "second half": CANARY[10:],
    "middle": CANARY[4:16],
    "all but one character": CANARY[:-1],
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_spelling_that_a_server_may_echo_is_replaced_and_nothing_else(name):
    redactor = Redactor([Secret("a-partner-token"), Secret(CANARY)])
    spelled = WHOLE[name].rstrip('"\\')
    clean = redactor.redact(f"the token {spelled} is invalid")
    assert (
        re.sub("&(amp;)*quot;", "", clean).replace('"', "").replace("\\", "")
        == f"the token {REDACTED} is invalid"
    )


EMBEDDED = {
    "base64": base64(CANARY),
    "base64, small letters": base64(CANARY).lower(),
    "base64, wrapped": wrap(base64(CANARY), "\r\n", 12),
    "base64, as PHP writes it in JSON": base64(CANARY).replace("/", "\\/"),
    "base64 in a URL": quote(base64(CANARY), safe=""),
    "base64 in JSON of JSON": in_json(base64(CANARY).replace("/", "\\/"), 1),
    "base64 for URLs, without padding": base64(CANARY).translate(str.maketrans("+/", "-_")).rstrip("="),
    "base64 of a header": base64(f"Bearer partner, User {CANARY}"),
    "base64 of a header one character longer": base64(f"Bearer partner2, User {CANARY}"),
    "base64 of a header two characters longer": base64(f"Bearer partner22, User {CANARY}"),
    "base64 of credentials": base64(f"someone:{CANARY}"),
    "base64 of JSON": base64(json.dumps({"k": CANARY})),
    "the first half of base64": base64(CANARY)[:16],
    "hexadecimal of a header": f"Bearer partner, User {CANARY}".encode().hex(),
}


@pytest.mark.parametrize("name", EMBEDDED)
def test_no_piece_of_an_encoded_token_is_left(name):
    spelled = EMBEDDED[name]
    clean = Redactor([Secret("a-partner-token"), Secret(CANARY)]).redact(f"the token {spelled} is invalid")
    assert clean.startswith("the token ")
    assert clean.endswith(" is invalid")
    assert REDACTED in clean
    rest = "".join(clean.replace(REDACTED, "|").split())
    forms = [CANARY.encode().hex(), *(base64(" " * offset + CANARY) for offset in range(3))]
    for form in forms:
        assert find_pieces(form.rstrip("=")[4:-4], rest) == []


@pytest.mark.parametrize("password", ["0042", "s3cr3t", "a b c", "пароль"])
def test_a_short_secret_is_found_plain_and_escaped(password):
    redactor = Redactor([Secret(password)])
    for name in ("as it is", "JSON, every character", "address", "HTML, decimal"):
        assert redactor.redact(f"a {ESCAPES[name](password)} b") == f"a {REDACTED} b"
    assert redactor.redact("call 315 00 42 10, A B D") == "call 315 00 42 10, A B D"


@pytest.mark.parametrize("password", ["s3cr3t", "a-code"])
def test_a_short_secret_is_found_in_encodings_of_eight_characters(password):
    for spelled in (password.encode().hex(), password.encode().hex().upper(), base64(password)):
        assert Redactor([Secret(password)]).redact(f"a {spelled} b") == f"a {REDACTED} b"


def test_a_token_is_still_replaced_after_many_renewals():
    tokens = [f"{random.Random(number).getrandbits(128):032x}" for number in range(300)]
    credentials = Credentials(Secret("partner-token"), Secret(tokens[0]))
    for token in tokens[1:]:
        credentials.set_user_token(Secret(token))
    for token in tokens:
        assert credentials.redactor.redact(f"a {token} b") == f"a {REDACTED} b"
        assert token[:16] not in credentials.redactor.redact(token[:16])


def test_only_the_latest_thousand_tokens_are_kept():
    redactor = Redactor(Secret(f"token-number-{number:09}") for number in range(1001))
    redactor.redact("")
    redactor.add(Secret("another-token"))
    assert redactor.redact("token-number-000000002") == REDACTED
    assert redactor.redact("another-token") == REDACTED
    assert len(redactor._secrets) == 1000


def test_texts_that_are_redacted_together_are_redacted_as_each_by_itself():
    redactor = Redactor([Secret(CANARY), Secret("0042")])
    texts = [
        "",
        CANARY,
        f"a {CANARY}",
        CANARY[:9],
        CANARY[9:],
        "\\",
        "0042",
        "00",
        "42",
        f"\\u0043{CANARY[1:]}",
    ]
    assert redactor.redact_all(texts) == [redactor.redact(text) for text in texts]
    assert redactor.redact_all([]) == []
    assert redactor.redact_all(["a", "b"]) == ["a", "b"]


def test_every_text_of_an_error_is_redacted_in_every_spelling():
    spellings = [base64(CANARY), CANARY.encode().hex(), CANARY.upper(), in_json(CANARY, 2)]
    text = ", ".join(spellings)
    body = {"success": False, "meta": {"message": text, "errors": {text: [text]}, text: [{"a": [text]}]}}
    failure = make_status_error(make_response(body, 422))
    failure.request_id = text
    redact_error(failure, Redactor([Secret(CANARY)]))
    shown = repr(vars(failure)) + str(failure) + repr(failure) + failure.body.decode("latin-1")
    assert [one for one in spellings if one.rstrip("=")[:-2] in shown] == []


GROWING = {
    "prose": "lorem ipsum dolor ",
    "escapes": "\\u0434",
    "nested escapes": "&amp;amp;amp;amp;",
    "backslashes": "\\\\\\\\\\\\",
    "token": CANARY,
    "one letter of the token": "aaaaaaaa",
    "open breaks": "<br         ",
}


@pytest.mark.full
@pytest.mark.parametrize("name", GROWING)
def test_the_time_of_redaction_grows_linearly_with_the_text(name):
    redactor = Redactor([Secret(CANARY), Secret("a" * 4096), Secret("aa")])
    redactor.redact(CANARY)

    def seconds(length: int) -> float:
        text = repeat_text(name, length)
        best = math.inf
        for _ in range(3):
            start = time.process_time()
            redactor.redact(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(128_000) < 40 * seconds(8_000)  # quadratic growth is 256 times


@pytest.mark.parametrize("name", GROWING)
def test_the_calls_of_redaction_grow_linearly_with_the_text(name):
    redactor = Redactor([Secret(CANARY), Secret("a" * 4096), Secret("aa")])
    redactor.redact(CANARY)
    texts = [repeat_text(name, length) for length in (8_000, 32_000)]
    few, many = (count_calls(lambda text=text: redactor.redact(text)) for text in texts)
    assert many <= 6 * few + 500  # quadratic growth is 16 times


def repeat_text(name: str, length: int) -> str:
    return GROWING[name] * (length // len(GROWING[name]))


def test_many_short_texts_cost_no_more_than_one_long_text():
    redactor = Redactor(Secret(f"{random.Random(number).getrandbits(128):032x}") for number in range(9))
    texts = [f"field{number}" for number in range(24_000)]
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        assert redactor.redact_all(texts) == texts
    finally:
        sys.setprofile(None)
    assert calls < 24_000


CREATE = Endpoint(
    id="create_thing",
    method="POST",
    path="/things",
    result=Any,
    query=(Query("phone"), Query("page")),
    body=Body.JSON,
)


def test_phones_are_found_in_the_query_and_at_any_depth_of_the_body():
    body = {
        "client": {"phone": "+1 315 000 0001", "name": "Dana"},
        "Phones": "x",
        "list": [{"PhoneNumber": 13150000002}],
    }
    operation = Operation(CREATE, (), ("13150000000", 7), body)
    assert {secret.reveal() for secret in collect_phones(operation)} == {
        "13150000000", "+1 315 000 0001", "13150000001", "13150000002",
    }  # fmt: skip
    query: dict[str, Any] = {
        "client": {"phone": "13150000003"},
        "phones": ["13150000004", {"id": 13150000005}],
    }
    anywhere = build_adhoc_operation(
        "GET", "/a/b/c", query=query, json={"phones": ["13150000006"]}, result=Any
    )
    assert {secret.reveal() for secret in collect_phones(anywhere)} == {
        "13150000003", "13150000004", "13150000006",
    }  # fmt: skip
    assert collect_phones(Operation(CREATE, (), (None, UNSET), UNSET)) == []
    assert collect_phones(Operation(CREATE, (), ("112", 7), {"phone": object()})) == []


@pytest.mark.parametrize("where", ["query", "body"])
def test_no_text_of_an_error_shows_a_phone_of_the_call(where):
    digits = "13150000000"
    phone = digits if where == "query" else "+1 315 000-0000"
    words = f"Client {phone} ({digits}) is not found"
    refused = make_response({"success": False, "meta": {"message": words, "errors": {digits: [words]}}}, 404)

    async def main():
        pipeline, _ = make_pipeline(refused)
        query = (digits, 1) if where == "query" else (None, None)
        body = {"phone": phone} if where == "body" else UNSET
        await pipeline.call(Operation(CREATE, (), query, body))

    with pytest.raises(NotFoundError) as raised:
        run_in_virtual_time(main)
    error = raised.value
    for text in (str(error), repr(error), repr(vars(error)), error.body.decode()):
        assert digits not in text
        assert phone not in text
    assert error.message == f"Client {REDACTED} ({REDACTED}) is not found"


def test_a_phone_of_the_call_is_found_in_every_usual_format():
    redactor = Redactor([Secret("13150001234")])
    for phone in (
        "+1 (315) 000-12-34", "+1-315-000-1234", "1.315.000.1234", "+1/315/000/1234", "315-000-1234", "(315) 000 1234",
        "+1\u00a0315\u2011000\u20111234", "\u202a+1 315 000 1234\u202c", "1 3 1 5 0 0 0 1 2 3 4", "%2B1%20(315)%20000-1234",
    ):  # fmt: skip
        redacted = redactor.redact(f"client {phone} at 2026-11-29 12:00:00, id 720441")
        assert not {"315", "000-1", "1234", "12-34"} & set(re.split(r"[^0-9-]+", redacted)), redacted
        assert redacted.startswith("client ")
        assert redacted.endswith(" at 2026-11-29 12:00:00, id 720441")


def test_drift_does_not_show_a_phone_of_the_call():
    phone, seen = "13150000000", []
    answer = make_response({"success": True, "data": {phone: "5"}}, headers={"X-Request-Id": phone})

    async def main():
        pipeline, _ = make_pipeline(answer, hooks=Hooks(on_drift=seen.append))
        operation = build_adhoc_operation(
            "GET", "/x", query={"phone": phone}, json=None, result=dict[str, int]
        )
        return await pipeline.respond(operation)

    response = run_in_virtual_time(main)
    assert response.value == {phone: 5}
    assert response.drift == seen[0].drift
    assert (response.drift[0].path, seen[0].request_id) == (f"$.data.{REDACTED}", REDACTED)


CREDENTIALS = {
    "path": Operation(
        Endpoint(id="x", method="POST", path="/x/{id}/{record_hash}", result=Any), (1, "value-77")
    ),
    "query": Operation(
        Endpoint(id="x", method="GET", path="/x", result=Any, query=(Query("crm_token"),)), (), ("value-77",)
    ),
    "query of any path": build_adhoc_operation(
        "GET", "/records/720441", query={"page": 1, "api_key": "value-77"}, json=None, result=Any
    ),
    "nested query": build_adhoc_operation(
        "GET", "/records/720441", query={"filter": {"access_token": "value-77"}}, json=None, result=Any
    ),
    "list in the query": build_adhoc_operation(
        "GET", "/records/720441", query={"tokens": ["value-76", "value-77"]}, json=None, result=Any
    ),
    "header": Operation(CREATE, (), (None, None), UNSET, {"X-Api-Key": "value-77"}),
    "list": Operation(CREATE, (), (None, None), {"list": [{"tokens": ["value-77"]}]}),
    "password": Operation(
        CREATE,
        (),
        (None, None),
        booking_models.AuthorizeOnlineBookingUserInput(login="me", password="value-77"),
    ),
    "new password": Operation(
        CREATE, (), (None, None), {"old_password": "value-76", "new_password": "value-77"}
    ),
    "token": Operation(CREATE, (), (None, None), {"list": [{"crm_token": "value-77"}]}),
    "key": Operation(CREATE, (), (None, None), {"api_key": "value-77"}),
    "code": Operation(
        Endpoint(id="x", method="POST", path="/x", result=Any, body=Body.JSON, sensitive=True),
        (),
        (),
        {"confirmation_code": "value-77"},
    ),
}


@pytest.mark.parametrize("where", CREDENTIALS)
def test_no_text_of_an_error_shows_a_credential_of_the_call(where):
    words = "value-77 is wrong"
    refused = make_response({"success": False, "meta": {"message": words, "errors": {"x": [words]}}}, 404)

    async def main():
        pipeline, _ = make_pipeline(refused)
        await pipeline.call(CREDENTIALS[where])

    with pytest.raises(NotFoundError) as raised:
        run_in_virtual_time(main)
    error = raised.value
    for text in (str(error), repr(error), repr(vars(error)), error.body.decode()):
        assert "value-77" not in text
    assert error.message == f"{REDACTED} is wrong"


def test_other_codes_and_very_short_values_are_not_credentials():
    body = {
        "code": "promo-2026",
        "password": "abc",
        "password_is_set": True,
        "token": None,
        "hashtag": "spring",
    }
    assert {secret.reveal() for secret in collect_credentials(Operation(CREATE, (), (), body))} == set()


def test_a_redactor_that_extends_another_replaces_secrets_that_are_added_to_the_other_later():
    first = Redactor([Secret("first-token")])
    second = first.extend([Secret("a-password")])
    first.add(Secret("third-token"))
    assert second.redact("first-token third-token a-password") == " ".join([REDACTED] * 3)
    assert first.redact("a-password") == "a-password"
    assert first.extend([]) is first
