"""The documentation site builds without warnings, is complete, and works in a browser."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

import altegio_async
from tests.support.browser import open_tab

ROOT = Path(__file__).resolve().parents[2]
PHONE_WIDTH = 390
OPTIONS = ("--quiet", "--fail-on-warning", "--keep-going", "--fresh-env", "--jobs", "auto")

pytestmark = [pytest.mark.full, pytest.mark.timeout(1800)]  # the build takes minutes


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and logs nothing."""

    def log_message(self, *arguments: object) -> None:
        """Do nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """Build the site as `make docs` does."""
    target = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, "docs/reference_pages.py", "docs/reference"], cwd=ROOT, check=True)
    build = subprocess.run(
        [sys.executable, "-m", "sphinx", *OPTIONS, "docs", target],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert build.returncode == 0, build.stderr
    return target


@pytest.fixture
def address(site):
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def list_public_names():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from public_surface import list_resources, public_modules
    finally:
        sys.path.remove(str(ROOT / "docs"))
    for module in public_modules():
        for name in module.__all__:
            value = getattr(module, name)
            if value is altegio_async.AltegioClient and module is not altegio_async:
                continue  # its page names the package, where it is imported from
            yield f"{module.__name__}.{name}"
            if isinstance(value, type) and value is not altegio_async.AltegioClient:
                yield from (f"{module.__name__}.{name}.{member}" for member in list_functions(value))
    client = altegio_async.AltegioClient("partner-token-for-listing", "user-token-for-listing")
    for path, resource in list_resources(client, "altegio_async.AltegioClient"):
        yield from (f"{path}.{member}" for member in list_functions(type(resource)))


def list_functions(cls):
    for base in cls.__mro__:
        if base.__module__.startswith("altegio_async"):
            yield from (
                name for name, member in vars(base).items() if not name.startswith("_") and callable(member)
            )


def test_reference_contains_every_public_name(site):
    from sphinx.util.inventory import InventoryFile

    inventory = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="")
    documented = {name for kind, names in inventory.data.items() if kind.startswith("py:") for name in names}
    wanted = set(list_public_names())
    assert "altegio_async.AltegioClient.gift_cards.list_for_client" in wanted
    assert len(wanted) > 1500
    assert sorted(wanted - documented) == []


async def test_pages_have_no_broken_link_and_no_error_and_fit_a_phone(site, address, tmp_path):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 100
    anchors: dict[str, set[str]] = {}
    links: dict[str, list[str]] = {}
    async with open_tab(tmp_path) as tab:
        await tab.call(
            "Emulation.setDeviceMetricsOverride",
            width=PHONE_WIDTH,
            height=800,
            deviceScaleFactor=1,
            mobile=True,
        )
        for page in pages:
            await tab.open(address + page)
            found = await tab.evaluate(
                "({ids: [...document.querySelectorAll('[id]')].map(e => e.id),"
                " links: [...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href')),"
                " width: document.documentElement.scrollWidth, text: document.body.innerText.length})"
            )
            assert found["width"] <= PHONE_WIDTH, page
            assert found["text"] > 50, page
            anchors[page], links[page] = set(found["ids"]), found["links"]
        assert tab.failures == []
    broken = []
    for page, targets in links.items():
        for target in targets:
            if urlsplit(target).scheme:
                continue
            path, anchor = urldefrag(urljoin(f"/{page}", target))
            name = unquote(path.lstrip("/")) or "index.html"
            is_known = anchor == "" or anchor in anchors.get(name, {anchor})
            if not (site / name).is_file() or not is_known:
                broken.append((page, target))
    assert broken == []


async def test_search_finds_a_method(site, address, tmp_path):
    async with open_tab(tmp_path) as tab:
        await tab.open(f"{address}search.html?q=list_for_client")
        found = await tab.evaluate(
            "new Promise(done => { const wait = setInterval(() => {"
            " const rows = [...document.querySelectorAll('#search-results li a')].map(e => e.textContent);"
            " if (rows.length) { clearInterval(wait); done(rows); } }, 100); })"
        )
    assert any("gift_cards.list_for_client" in row for row in found), found


def test_notebooks_can_be_downloaded(site):
    downloads = {path.name for path in (site / "_downloads").rglob("*.ipynb")}
    assert downloads == {path.name for path in (ROOT / "examples").glob("*.ipynb")}
