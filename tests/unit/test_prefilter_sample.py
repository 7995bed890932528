"""The size of the random sample, and the chance that it misses a fault."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from altegio_async.bulk.prefilter.sample import compute_miss_chance, count_sample

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bulk.md"


@pytest.mark.parametrize(
    ("excluded", "size"),
    [(0, 0), (1, 1), (20, 20), (21, 20), (2_000, 20), (2_001, 21), (9_500, 95), (100_000, 1_000)],
)
def test_the_sample_has_one_percent_and_at_least_20(excluded: int, size: int) -> None:
    assert count_sample(excluded) == size


def test_the_documented_chances_are_right() -> None:
    rows = re.findall(r"^\| ([\d,]+) \| (\d+) \| (.*%) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 3
    for number, size, chances in rows:
        excluded = int(number.replace(",", ""))
        assert count_sample(excluded) == int(size)
        computed = [compute_miss_chance(excluded, excluded * share // 100) for share in (25, 10, 5, 2, 1)]
        assert chances.split(" | ") == [f"{chance:.2%}" for chance in computed]


def test_the_chance_is_the_frequency_of_samples_without_a_holder() -> None:
    random, missed = Random(1), 0
    for _ in range(4_000):
        missed += min(random.sample(range(60), count_sample(60))) >= 3
    assert missed / 4_000 == pytest.approx(compute_miss_chance(60, 3), abs=0.03)
