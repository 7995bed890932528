"""The pictures of the README show what `altegio demo` and a committed notebook print today."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from altegio_async.testing import FakeAltegio, Size
from tests.support.scripts import ROOT, load_script

PICTURES = load_script("docs/pictures.py")


def test_the_pictures_refer_to_no_other_file_and_are_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (PICTURES.DEMO, PICTURES.NOTEBOOK):
        text = path.read_text(encoding="utf-8")
        ElementTree.fromstring(text)
        links = re.findall(r"""(?:href|src)=["']([^"']*)|url\(([^)]*)\)|@import""", text)
        assert all("".join(link).startswith("#") for link in links), links
        assert f"({path.relative_to(ROOT).as_posix()})" in readme


def test_the_picture_of_the_notebook_is_that_of_the_committed_output():
    assert PICTURES.draw_notebook() == PICTURES.NOTEBOOK.read_text(encoding="utf-8")


def test_the_picture_of_the_demonstration_shows_locations_of_its_seed():
    lines = PICTURES.read_lines(PICTURES.DEMO.read_text(encoding="utf-8"))
    assert lines[0] == "$ altegio demo"
    titles = {location.id: location.title for location in FakeAltegio(1, size=Size(locations=40)).locations}
    rows = [match for line in lines if (match := re.match(r" +(7\d{5})  (.*?)  +\d", line))]
    assert len(rows) == 12
    assert {int(row[1]): row[2] for row in rows}.items() <= titles.items()
    assert any(re.search(r"[\d,]+ keys, [\d,]+ requests, \d+ rejected", line) for line in lines)


def test_measured_figures_are_masked_and_nothing_else():
    table = "  gift cards          488    476        0      12       {}         488     {}"
    total = "2,528 keys, {} requests, {} rejected by the rate limit, {} s. At the real limits this takes about {} min, one"
    first, second = (
        PICTURES.mask_measured([table.format(requests, seconds), total.format(requests, 0, seconds, 3)])
        for requests, seconds in ((488, "14.6"), (492, "9.1"))
    )
    assert first == second
    assert first[0] == "  gift cards          488    476        0      12 R         488 S"
    assert first[1].startswith("2,528 keys, R requests")
    other = PICTURES.mask_measured([table.replace("476", "475").format(488, "14.6")])
    assert other[0] != first[0]


@pytest.mark.full
def test_the_demonstration_reproduces_its_picture():
    drawn = PICTURES.read_lines(PICTURES.draw_demo(PICTURES.run_demo()))
    committed = PICTURES.read_lines(PICTURES.DEMO.read_text(encoding="utf-8"))
    assert PICTURES.mask_measured(drawn) == PICTURES.mask_measured(committed)
