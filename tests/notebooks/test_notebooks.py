"""The notebooks of examples/ run from top to bottom, as they are committed, without an account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOTEBOOKS = ["expiring_cards", "loyalty_liabilities"]

pytestmark = pytest.mark.filterwarnings("default")  # what the kernel's own code warns of is not ours


async def executed(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    for place in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(place, str(folder / place.lower()))
    notebook = nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    return await client.async_execute()


def shown(notebook: Any) -> str:
    """All that the cells wrote and displayed."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return json.dumps(outputs, ensure_ascii=False)


def test_every_notebook_is_tested_and_committed_without_outputs():
    assert sorted(path.stem for path in EXAMPLES.glob("*.ipynb")) == NOTEBOOKS
    for name in NOTEBOOKS:
        notebook = nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)
        nbformat.validate(notebook)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert not any(cell.outputs or cell.execution_count for cell in cells)
        source = "\n".join(cell.source for cell in cells)
        assert "asyncio.run" not in source
        assert "nest_asyncio" not in source


async def test_the_liabilities_of_a_chain(tmp_path, monkeypatch):
    notebook = await executed("loyalty_liabilities", tmp_path, monkeypatch)
    text = shown(notebook)
    assert "over a year" in text
    assert text.count("image/png") == 3
    assert "0 failed" in text
    (table,) = [
        output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/plain" in output.get("data", {}) and "memberships  " in output["data"]["text/plain"]
    ]
    # Where the table is too wide, its last column "all" stands in a second block.
    owed = {line.split("  ")[0]: float(line.split()[-1]) for line in table.splitlines() if line.count(".")}
    assert owed["gift cards"] > 1_000
    assert owed["memberships"] > 1_000


async def test_clients_whose_cards_expire_soon(tmp_path, monkeypatch):
    notebook = await executed("expiring_cards", tmp_path, monkeypatch)
    text = shown(notebook)
    assert "days_left" in text
    assert "<td>…" in text  # masked phones
    assert text.count('class=\\"altegio\\"') == 2  # the result, and the list of structs by the extension
    lines = (tmp_path / "expiring_cards.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("location_id,phone,number")
    assert len(lines) > 3
    phone = lines[1].split(",")[1].removeprefix("'")
    assert phone.startswith("+1")
    assert phone not in text
