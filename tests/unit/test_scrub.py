from __future__ import annotations

import html
import json
import random
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altegio_async._core.error_bodies import failure_of
from altegio_async._core.redact import REDACTED, Secret
from altegio_async._core.redaction import scrubbed, secrets_in
from altegio_async._pipeline.credentials import Credentials
from altegio_async.errors import APIResponseError
from altegio_async.generated.b2b_v1 import models
from tests.support import figure, reply, sized

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


def left_of(token: str, text: str, least: int = 6) -> list[str]:
    """The pieces of a token that stand in a text."""
    return [token[i : i + least] for i in range(len(token) - least + 1) if token[i : i + least] in text]


@pytest.mark.parametrize("name", ESCAPES)
def test_each_spelling_is_found_and_nothing_else_is_touched(name):
    token = "canary/Token+12\\34=='<&>\"%2f&#43;"
    text = f'before {ESCAPES[name](token)} \u00e9 100% <b>"after"</b> \\n \\u0434'
    assert scrubbed(text, [Secret(token)]) == f'before {REDACTED} \u00e9 100% <b>"after"</b> \\n \\u0434'


@sized("examples", 200, 3000)
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
        clean = scrubbed(f"{before} {spelled} {after}", [Secret("partner-token"), Secret(token)])
        leaks += spelled in clean.replace(REDACTED, " ") or REDACTED not in clean

    check()
    figure("tokens left in spellings within spellings", f"{leaks} of {seen}", "0")
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
    clean = scrubbed(text, [Secret(token)], limit)
    assert clean == ("x" * filler + REDACTED * times)[:limit]


@pytest.mark.parametrize(("length", "times"), [(121, 300), (401, 60), (4096, 5)])
@pytest.mark.parametrize("name", ["as it is", "JSON, every character", "address, every character"])
def test_an_error_holds_no_piece_of_a_token_however_often_it_is_echoed(length, times, name):
    token = "".join(random.Random(length).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ+/=0123456789", k=length))
    text = ESCAPES[name](token) * times
    scrub = Credentials(Secret("partner-token"), Secret(token)).scrub
    errors = [
        failure_of(reply({"meta": {"message": text}}, 400)),
        failure_of(reply(text.encode(), 502)),
        APIResponseError(text, status=200, body=text.encode(), path=f"$.{text}"),
    ]
    for error in errors:
        error.scrub(scrub)
        shown = repr(vars(error)) + error.message + error.body.decode("latin-1")
        assert left_of(token, shown) == []
        assert len(error.body) <= 2048
        assert len(error.message) <= 500


@pytest.mark.parametrize("spelled", ["wGK&#x27;GRd\\ x", "wGK%27GRd\\ x", "wGK&amp;#x27;GRd\\ x"])
def test_a_token_that_ends_in_a_backslash_is_found(spelled):
    assert "GRd" not in scrubbed(spelled, [Secret("wGK'GRd\\")])


def test_tokens_that_overlap_go_whole():
    secrets = [Secret("abcdef"), Secret("defghi"), Secret("ef")]
    assert scrubbed("1 abcdefghi 2 xef 3", secrets) == f"1 {REDACTED} 2 x{REDACTED} 3"


def test_a_text_without_secrets_is_left_alone():
    text = "\\u0434 %d0 &amp; \\\\ % \\" * 300
    assert scrubbed(text, [Secret("token-1")]) == text
    assert scrubbed(text, []) == text
    assert scrubbed(text, [Secret("")], 100) == text[:100]


@pytest.mark.parametrize("password", ["пароль-секрет", "pässwörd", "p\ud800ss"])
@pytest.mark.parametrize("name", ["as it is", "JSON, every character", "HTML, decimal"])
def test_a_secret_that_is_not_ascii_is_found(password, name):
    secrets = [Secret(password)]
    assert scrubbed(f"a {ESCAPES[name](password)} b", secrets) == f"a {REDACTED} b"
    for raw in (password.encode("utf-8", "surrogatepass"), quote(password, errors="surrogatepass").encode()):
        assert scrubbed(raw.decode("latin-1"), secrets) == REDACTED


def test_the_secrets_of_a_body_are_found_wherever_they_stand():
    body = models.SignInInput(
        login=Secret("l"),
        password=Secret("p"),
        two_factor=models.SecondFactorInput(uuid="u", secret=Secret("s")),
    )
    assert {one.reveal() for one in secrets_in(body)} == {"l", "p", "s"}
    nested = {"a": [(Secret("1"), {"b": Secret("2")})], "file": b"x", "n": 1.5}
    assert {one.reveal() for one in secrets_in(nested)} == {"1", "2"}
    assert secrets_in({"a": object()}) == secrets_in(None) == []
