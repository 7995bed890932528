"""The committed notebooks of examples/ run from top to bottom without an account."""

from __future__ import annotations

import ast
import copy
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.support.scripts import load_script

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPT = load_script("docs/notebooks.py")
NOTEBOOKS = ["expiring_cards", "loyalty_liabilities", "owed_on_gift_cards"]

pytestmark = pytest.mark.filterwarnings("default")  # ignore the warnings of the kernel's code


# Two clients without a valid phone, dates without a time zone, and one title for all types.
AWKWARD = """
from altegio_async.testing.handlers import rendering

for client, phone in zip(fake.world.clients.values(), ["unknown", "\u0663\u0664"]):
    client.phone = phone
for kind in fake.world.gift_card_types.values():
    kind.title = "Gift"
with_zone = rendering.render_moment
rendering.render_moment = lambda when, zone: (with_zone(when, zone) or "")[:19] or None
"""


async def execute_notebook(
    name: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: dict[str, str] | None = None,
    changes: dict[str, str] | None = None,
) -> Any:
    """Run a notebook and return it with its outputs.

    `more` maps cell ids to code that is run after them, and `changes` texts of the code to other texts.
    """
    for place in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(place, str(folder / place.lower()))
    notebook = nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)
    for text, other in (changes or {}).items():
        (cell,) = [cell for cell in notebook.cells if text in cell.source]
        cell.source = cell.source.replace(text, other)
    for cell_id, code in (more or {}).items():
        (place,) = [number for number, cell in enumerate(notebook.cells) if cell.id == cell_id]
        notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(code))
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    return await client.async_execute()


def collect_output(notebook: Any) -> str:
    """Return all output of the cells."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return json.dumps(outputs, ensure_ascii=False)


def list_outputs(notebook: Any) -> dict[str, Any]:
    """Return the outputs by cell id, without volatile data and with images as their type."""
    cleaned = SCRIPT.remove_volatile_data(copy.deepcopy(notebook))
    outputs = {cell.id: join_texts(cell.outputs) for cell in cleaned.cells if cell.cell_type == "code"}
    for output in (output for listed in outputs.values() for output in listed):
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                output["data"][kind] = kind
    return json.loads(json.dumps(outputs))


def join_texts(outputs: list[Any]) -> list[Any]:
    """Join printed texts that follow one another. The kernel divides them at random moments."""
    joined: list[Any] = []
    for output in outputs:
        if joined and output.get("name") == joined[-1].get("name") == "stdout":
            joined[-1]["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def assert_outputs_are_committed(name: str, executed: Any) -> None:
    """Compare outputs with those of the committed notebook. `python docs/notebooks.py` writes them."""
    committed = list_outputs(SCRIPT.read_notebook(name))
    fresh = list_outputs(executed)
    assert {cell_id: fresh[cell_id] for cell_id in committed} == committed


def test_every_notebook_is_tested_and_committed_with_outputs_and_without_volatile_data():
    assert SCRIPT.list_notebooks() == NOTEBOOKS
    for name in NOTEBOOKS:
        notebook = SCRIPT.read_notebook(name)
        nbformat.validate(notebook)
        assert SCRIPT.remove_volatile_data(copy.deepcopy(notebook)) == notebook
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert sum(bool(cell.outputs) for cell in cells) > len(cells) / 2
        assert not any(output.output_type == "error" for cell in cells for output in cell.outputs)
        assert "13155" not in collect_output(notebook)  # phones


def test_notebooks_use_public_names_only():
    public = (EXAMPLES.parent / "api.md").read_text(encoding="utf-8")
    for name in NOTEBOOKS:
        cells = [cell for cell in SCRIPT.read_notebook(name).cells if cell.cell_type == "code"]
        source = "\n".join(line for cell in cells for line in cell.source.splitlines() if line[:1] != "%")
        assert "asyncio.run" not in source
        assert "nest_asyncio" not in source
        tree = compile(source, name, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not [one for one in attributes if one.startswith("_")]
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        ours = [node for node in imports if (node.module or "").startswith("altegio_async")]
        assert ours
        for node in ours:
            assert f"## `{node.module}`" in public
            assert not [alias.name for alias in node.names if alias.name.startswith("_")]


def test_tables_of_committed_notebooks_have_few_columns():
    for name in NOTEBOOKS:
        outputs = [output for cell in SCRIPT.read_notebook(name).cells for output in cell.get("outputs", [])]
        tables = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
        assert tables
        for table in tables:
            head = table.partition("<thead>")[2].partition("</thead>")[0]
            widest = max(len(re.findall(r"<th[ >]", row)) for row in head.split("</tr>"))
            assert 1 < widest <= 10, (name, head)


async def test_the_liabilities_of_a_chain(tmp_path, monkeypatch):
    notebook = await execute_notebook("loyalty_liabilities", tmp_path, monkeypatch)
    assert_outputs_are_committed("loyalty_liabilities", notebook)
    text = collect_output(notebook)
    assert "over a year" in text
    assert text.count("image/png") == 3
    assert "0 failed" in text
    (table,) = [
        output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/plain" in output.get("data", {}) and "memberships  " in output["data"]["text/plain"]
    ]
    # If the table is too wide, its last column "all" is in a second block.
    owed = {line.split("  ")[0]: float(line.split()[-1]) for line in table.splitlines() if line.count(".")}
    assert owed["gift cards"] > 1_000
    assert owed["memberships"] > 1_000


async def test_clients_whose_cards_expire_soon(tmp_path, monkeypatch):
    notebook = await execute_notebook("expiring_cards", tmp_path, monkeypatch)
    assert_outputs_are_committed("expiring_cards", notebook)
    text = collect_output(notebook)
    assert "days_left" in text
    assert "<td>…" in text  # masked phones
    assert text.count('class=\\"altegio\\"') == 2  # the result, and the list of structs by the extension
    lines = (tmp_path / "expiring_cards.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("location_id,phone,number")
    assert len(lines) > 3
    phone = lines[1].split(",")[1].removeprefix("'")
    assert phone.startswith("+1")
    assert phone not in text


async def test_liabilities_of_a_chain_with_awkward_clients_dates_and_titles(tmp_path, monkeypatch):
    check = """
sums = gift_card_liability["all"].sum(), gift_card_liability[AGES].sum().sum()
assert all(abs(sum - float(cards["balance"].sum())) < 0.01 for sum in sums), sums
assert cards["created_date"].notna().all() and len(cards) > 10
assert len(gift_card_liability) == cards["type_id"].nunique() > 1
"one row a type"
"""
    more = {"cell-02": AWKWARD, "cell-18": check}
    notebook = await execute_notebook("loyalty_liabilities", tmp_path, monkeypatch, more)
    assert "one row a type" in collect_output(notebook)


async def test_expiring_cards_of_awkward_clients_and_dates(tmp_path, monkeypatch):
    notebook = await execute_notebook("expiring_cards", tmp_path, monkeypatch, {"cell-02": AWKWARD})
    assert "days_left" in collect_output(notebook)
    lines = (tmp_path / "expiring_cards.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 3
    assert all(re.search(r",20\d\d-\d\d-\d\dT[\d:]+Z,\d+$", line) for line in lines[1:])


@pytest.mark.parametrize(
    "changes",
    [
        {"clients=2_500, holders=125": "clients=60, holders=9, shared_clients=3"},
        pytest.param({}, marks=pytest.mark.full),
    ],
    ids=["few", "10,000 clients"],
)
async def test_what_a_chain_owes_on_gift_cards(tmp_path, monkeypatch, changes):
    check = """
valid = [card for card in fake.world.gift_cards.values() if not card.expires or card.expires >= now]
assert owed == sum(card.balance for card in valid) > 0, owed
assert round(sum(value for value in by_location["owed"]), 2) == float(owed)
"equal to the truth"
"""
    notebook = await execute_notebook(
        "owed_on_gift_cards", tmp_path, monkeypatch, {"cell-10": check}, changes
    )
    if not changes:
        assert_outputs_are_committed("owed_on_gift_cards", notebook)
    text = collect_output(notebook)
    assert "equal to the truth" in text
    assert "{'prefiltered': " in text
    (plain,) = re.findall(r"by phone: ([0-9,]+) requests", text)
    ((bases, cards, minutes),) = re.findall(r"(\d+) \+ (\d+) requests: (\d+\.\d) minutes", text)
    assert int(bases) + int(cards) < int(plain.replace(",", "")) / (1 if changes else 10)
    assert float(minutes) < 5


async def test_failed_keys_are_requested_again_as_documented(tmp_path, monkeypatch):
    source = nbformat.read(EXAMPLES / "expiring_cards.ipynb", as_version=4)
    texts = "".join(cell.source for cell in source.cells if cell.cell_type == "markdown")
    (call,) = re.findall(r"`(altegio\.bulk\.gift_cards\(.+?)` asks", texts)
    check = f"""
fake.injections.clear()
again = await {call}
assert set(again.ok) == set(expiring.failed)
f"asked again: {{len(again)}}"
"""
    fail = """
from altegio_async.testing import Answer

fake.inject(Answer(422, {"success": False, "data": None, "meta": {"message": "No."}}), operation="get_client_gift_cards", every=3)
"""
    notebook = await execute_notebook(
        "expiring_cards", tmp_path, monkeypatch, {"cell-02": fail, "cell-14": check}
    )
    (again,) = re.findall(r"asked again: (\d+)", collect_output(notebook))
    assert int(again) > 10
