"""Errors that name the packages to install if the packages of an extra are absent."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from altegio_async import frames, plots
from altegio_async._extras import PACKAGES, format_install_command, import_extra
from altegio_async.errors import ConfigurationError
from altegio_async.models import GiftCard

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


def test_the_packages_of_each_extra_are_those_of_the_project():
    declared = {
        extra: tuple(re.split(r"[<>=\[;~! ]", need, maxsplit=1)[0] for need in needs)
        for extra, needs in EXTRAS.items()
        if extra != "all"
    }
    assert declared == PACKAGES


@pytest.mark.parametrize(
    ("module", "extra", "command"),
    [
        ("click", "cli", "pip install click rich"),
        ("distributed", "dask", "pip install distributed"),
        ("pyarrow.parquet", "frames", "pip install narwhals pyarrow"),
        ("pandas", "frames", "pip install narwhals pyarrow pandas"),
        ("opentelemetry.trace", "otel", "pip install opentelemetry-api"),
        ("matplotlib.pyplot", "plots", "pip install matplotlib"),
        ("tqdm.auto", "progress", "pip install tqdm"),
        ("pyrate_limiter", "redis", "pip install pyrate-limiter redis"),
    ],
)
def test_an_absent_package_is_named_with_the_command_that_installs_it(monkeypatch, module, extra, command):
    package = module.partition(".")[0]
    monkeypatch.setitem(sys.modules, package, None)
    if module != package:
        monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(ConfigurationError) as caught:
        import_extra(module, extra)
    assert str(caught.value) == (
        f"{package} is not installed; this needs the packages of the extra {extra!r}: {command}"
    )


def test_each_package_of_an_extra_is_imported_through_this_extra():
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    calls = set(re.findall(r"\bimport_extra\(\s*\"([a-z_]+)[a-z_.]*\", \"([a-z]+)\"", source))
    others = {("pandas", "frames"), ("cloudpickle", "dask")}  # a backend, and a dependency of distributed
    wanted = {
        (name.removesuffix("-api").replace("-", "_"), extra)
        for extra, names in PACKAGES.items()
        for name in names
    }
    assert calls - others == {(name, extra) for name, extra in wanted if extra != "cli"}


def test_an_absent_dependency_of_a_package_is_reported_as_it_is(monkeypatch, tmp_path):
    (tmp_path / "needs_another.py").write_text("import package_that_is_absent\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="package_that_is_absent"):
        import_extra("needs_another", "frames")


def test_functions_of_extras_name_the_packages(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match=re.escape(format_install_command("frames"))):
        frames.to_table([], of=GiftCard)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ConfigurationError, match="pip install matplotlib"):
        plots.balances_by_type([GiftCard(id=1)])
