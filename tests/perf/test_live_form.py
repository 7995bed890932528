"""Strict decoding of the form that live responses have, compared with a clean page."""

from __future__ import annotations

import sys
import time

import pytest

from altegio_async._core.response import decode
from benchmarks import callgrind
from tests.support.measures import record_figure
from tests.support.programs.decode_live_form import ENDPOINT, LINKS, PAGES

pytestmark = pytest.mark.measured

DECODES = 20
MOST = 1.1


def test_the_live_form_is_decoded_strictly_without_drift():
    clean, live = (decode(ENDPOINT, page, strict=True) for page in PAGES.values())
    assert clean.drift == live.drift == ()
    assert clean.value == live.value
    links = [
        link for row in live.value for link in (row.balance_container and row.balance_container.links) or []
    ]
    assert len(links) == LINKS
    assert all(link.service and link.service.category and link.service.category.category for link in links)
    assert PAGES["live"].body.count(b'"category":[]') == LINKS


def test_the_live_form_costs_at_most_a_tenth_more_instructions():
    if not callgrind.is_available():
        pytest.skip("valgrind is not installed")
    program = [sys.executable, "-m", "tests.support.programs.decode_live_form", str(DECODES)]
    clean, live = (count / DECODES for count in callgrind.count_blocks(program))
    record_figure(
        "strict decoding of the live form, instructions",
        f"{live / clean:.3f} times the clean page",
        f"at most {MOST}",
    )
    assert clean > 100_000  # decoding a page is more than the loop around it
    assert live <= MOST * clean


@pytest.mark.full
def test_the_live_form_takes_at_most_a_tenth_longer():
    ratios: list[float] = []
    for _ in range(5):  # repeat on a busy machine
        ratios.append(measure_ratio())
        if ratios[-1] <= MOST:
            break
    record_figure(
        "strict decoding of the live form, time", f"{min(ratios):.3f} times the clean page", f"at most {MOST}"
    )
    assert min(ratios) <= MOST


def measure_ratio() -> float:
    """Return the best time of the live page divided by that of the clean page, measured alternately."""
    best = dict.fromkeys(PAGES, float("inf"))
    for _ in range(300):
        for name, page in PAGES.items():
            begun = time.perf_counter()
            decode(ENDPOINT, page, strict=True)
            best[name] = min(best[name], time.perf_counter() - begun)
    return best["live"] / best["clean"]
