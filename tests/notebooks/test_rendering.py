"""Tables in notebooks are escaped, readable and without phones, checked in a real browser."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

from altegio_async import BulkResult, InvalidArgumentError, Page, Secret, ServerError
from altegio_async._display.html import sort_columns
from altegio_async.models import GiftCard, GiftCardStatus, GiftCardType, MembershipType, SignIn
from altegio_async.notebook import load_ipython_extension, show, unload_ipython_extension
from tests.support.browser import find_chromium

PHONE = "+13155550175"
MALICE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> & more"


def make_card(ident: int, **fields: Any) -> GiftCard:
    return GiftCard(
        id=ident,
        number=f"{ident:08d}",
        balance=Decimal("30.20") * ident,
        created_date=dt.datetime(2026, 3, 15, 8, 19, tzinfo=dt.UTC),
        type=GiftCardType(id=9, title=MALICE),
        status=GiftCardStatus(id=2, title="Activated"),
        **fields,
    )


def make_result(cards: int = 3) -> BulkResult[Any, Any]:
    refused = ServerError(f"upstream is away, client {PHONE}", status=502)
    found = [make_card(ident) for ident in range(1, cards + 1)]
    return BulkResult(
        {(720441, PHONE): found, (720442, PHONE): []}, [(7, "13155550178")], {(8, PHONE): refused}
    )


class Reader(HTMLParser):
    """Parser that collects the tags and the text of a fragment."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data + " "


def test_a_result_shows_counts_rows_and_reasons():
    reader = Reader(make_result()._repr_html_())
    for said in (
        "4 keys: 2 ok, 1 missing, 1 failed",
        "00000003",
        "90.60",
        "Activated",
        "ServerError",
        "720441",
    ):
        assert said in reader.text
    assert set(reader.tags) <= {"div", "style", "table", "thead", "tbody", "tr", "th", "td", "p"}


def test_columns_that_identify_an_object_are_first_and_ids_of_shown_objects_last():
    names = ["type_id", "extra", "location_id", "type", "balance", "id"]
    assert sort_columns(names) == ["id", "type", "balance", "extra", "location_id", "type_id"]


def test_long_results_show_their_first_rows():
    reader = Reader(make_result(500)._repr_html_())
    assert reader.tags.count("tr") < 40
    assert "and more rows" in reader.text


def test_phones_are_shown_on_request_only():
    for markup in (make_result()._repr_html_(), show(make_result())._repr_html_()):
        assert "5550175" not in markup
        assert "…75" in markup
    assert PHONE in show(make_result(), personal=True)._repr_html_()


def test_tokens_are_never_shown():
    signed_in = SignIn(
        id=1, user_token=Secret("usertoken00"), name="Ada", phone=PHONE, email="ada@example.com"
    )
    plain, asked = show(signed_in)._repr_html_(), show(signed_in, personal=True)._repr_html_()
    assert "usertoken00" not in plain + asked
    assert "Ada" in plain
    assert PHONE not in plain
    assert "ada@example.com" not in plain
    assert PHONE in asked


def test_a_page_shows_its_position():
    text = Reader(Page([MembershipType(id=5, title="Ten")], 1200, 2)._repr_html_()).text
    assert "page 2: 1 rows of 1,200 in all" in text
    assert "Ten" in text


def test_bidirectional_control_characters_are_made_visible():
    markup = show(MembershipType(id=5, title="abc\u202efdp.exe\x00"))._repr_html_()
    assert "\u202e" not in markup
    assert "\x00" not in markup


def test_empty_values_are_rendered_without_errors():
    assert "0 keys" in BulkResult({}, [], {})._repr_html_()
    assert "<table>" in show([])._repr_html_()
    assert repr(show([make_card(1)])) == "<1 rows>"


@pytest.mark.parametrize("thing", ["text", 5, {"a": 1}, [{"a": 1}]])
def test_show_refuses_what_it_cannot_show(thing):
    with pytest.raises(InvalidArgumentError, match="show takes structs"):
        show(thing)


@pytest.fixture
def shell():
    return SimpleNamespace(display_formatter=DisplayFormatter())


def test_the_extension_renders_structs_and_lists_of_structs_only(shell):
    load_ipython_extension(shell)
    html = shell.display_formatter.formatters["text/html"]
    assert "00000001" in html(make_card(1))
    assert "00000002" in html([make_card(1), make_card(2)])
    assert "4 keys" in html(make_result())
    assert html([1, 2]) is None
    assert html([]) is None
    unload_ipython_extension(shell)
    assert html(make_card(1)) is None


PAGE = """<!doctype html><meta charset="utf-8"><title>untouched</title><body>{body}
<script>
const cell = document.querySelector('.altegio td'), root = document.querySelector('.altegio');
const shown = getComputedStyle(cell), report = document.createElement('pre');
report.id = 'report';
report.textContent = JSON.stringify({{
  title: document.title, strangers: root.querySelectorAll('script, img, a, iframe').length,
  rows: root.querySelectorAll('tbody tr').length, size: parseFloat(shown.fontSize),
  width: Math.round(root.getBoundingClientRect().width), seen: root.innerText }});
document.body.append(report);
</script>"""


def test_a_browser_shows_a_result_escaped_and_readable(tmp_path):
    browser = find_chromium()
    page = tmp_path / "result.html"
    page.write_text(PAGE.format(body=make_result()._repr_html_()), encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1200,900",
    ]
    flags += [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom"]
    done = subprocess.run(
        [browser, *flags, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    found = re.search(r'<pre id="report">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stdout[-2000:]
    seen = json.loads(unescape(found[1]))
    assert (seen["title"], seen["strangers"]) == ("untouched", 0)  # markup in the data is shown as text
    assert seen["rows"] == 5
    assert seen["size"] >= 12
    assert 300 < seen["width"] <= 1200
    assert "<script>document.title='taken'" in seen["seen"]
    assert "ServerError" in seen["seen"]
    assert "5550175" not in seen["seen"]
