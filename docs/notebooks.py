"""Execute the notebooks of examples/ and write their outputs without volatile data.

    python docs/notebooks.py                    # write all notebooks
    python docs/notebooks.py expiring_cards     # write one

The notebooks run in a temporary folder on the embedded server. Execution counts, progress bars and ports are
removed.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_PORT = re.compile(r"(127\.0\.0\.1):\d+")
_OBJECT = re.compile(r" at 0x[0-9a-f]+")


def list_notebooks() -> list[str]:
    """Return the names of all notebooks."""
    return sorted(path.stem for path in EXAMPLES.glob("*.ipynb"))


def read_notebook(name: str) -> Any:
    """Return a committed notebook."""
    return nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)


async def execute(notebook: Any, folder: Path) -> Any:
    """Run a notebook in a folder and return it with its outputs. It changes environment variables."""
    for place in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
        os.environ[place] = str(folder / place.lower())
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    return await client.async_execute()


def remove_volatile_data(notebook: Any) -> Any:
    """Remove execution counts, times, progress bars, ports and addresses of objects from a notebook."""
    notebook.metadata = {name: notebook.metadata[name] for name in ("kernelspec", "language_info")}
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_clean(output) for output in cell.outputs if output.get("name") != "stderr"]
    return notebook


def _clean(output: Any) -> Any:
    if "execution_count" in output:
        output["execution_count"] = None
    if "text" in output:
        output["text"] = _clean_text(output["text"])
    for kind, content in output.get("data", {}).items():
        if isinstance(content, str) and kind.startswith("text/"):
            output["data"][kind] = _clean_text(content)
    return output


def _clean_text(text: str) -> str:
    return _OBJECT.sub("", _PORT.sub(r"\1", text))


async def write_notebook(name: str) -> None:
    """Execute a notebook and write it with its outputs."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = await execute(read_notebook(name), Path(folder))
    nbformat.write(remove_volatile_data(notebook), EXAMPLES / f"{name}.ipynb")
    print(f"examples/{name}.ipynb")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or list_notebooks():
        asyncio.run(write_notebook(wanted))
