"""The media type that is read, sent and compared is chosen by one rule."""

from __future__ import annotations

import itertools

import pytest

from codegen.normalise.media import choose_media

DESCRIBED = {"schema": {"type": "string"}}


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        ({}, ""),
        ({"text/html": DESCRIBED, "application/json": {}}, "text/html"),
        ({"application/vnd.x+json": DESCRIBED, "application/json": DESCRIBED}, "application/json"),
        ({"application/xml": {}, "*/*": {}, "multipart/form-data": {}}, "multipart/form-data"),
        ({"text/b": {}, "text/a": {}}, "text/a"),
        ({"application/x-www-form-urlencoded": {}, "application/hal+json": {}}, "application/hal+json"),
    ],
)
def test_the_choice_is_independent_of_the_order(content, chosen):
    for order in itertools.permutations(content.items()):
        assert choose_media(dict(order)) == chosen
