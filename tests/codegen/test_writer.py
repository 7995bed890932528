"""Writer of generated trees: it is atomic and never replaces other files."""

from __future__ import annotations

import json
import os

import pytest

from codegen.__main__ import main
from codegen.emit import writer
from codegen.emit.rendering import HEADER
from codegen.emit.writer import write_tree
from codegen.errors import CodegenError
from codegen.files import write_text
from tests.support.codegen.descriptions import describe_schema

OLD = {"__init__.py": HEADER + "\n# old\n", "models/gone.py": HEADER + "\n"}
NEW = {"__init__.py": HEADER + "\n# new\n", "operations/__init__.py": HEADER + "\n"}


def list_contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text() if path.is_file() else None
        for path in folder.rglob("*")
    }


def list_files(folder):
    return {name: text for name, text in list_contents(folder).items() if text is not None}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "some" / "sdk"


def test_a_tree_replaces_the_old_one(out):
    write_tree(out, OLD)
    assert list_files(out) == OLD
    (out / "__pycache__").mkdir()
    (out / "__pycache__" / "x.pyc").write_text("")
    write_tree(out, NEW)
    assert list_files(out) == NEW
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize(
    "name", ["notes.txt", "models/precious.txt", "operations", "__init__.py", "a/b/mine.py"]
)
def test_a_folder_with_foreign_files_is_unchanged(out, name):
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine")
    before = list_contents(out.parent)
    with pytest.raises(CodegenError, match=f"{name}") as caught:
        write_tree(out, NEW)
    assert str(out) in str(caught.value)
    assert list_contents(out.parent) == before


def test_a_failed_write_leaves_the_old_tree(out, monkeypatch):
    write_tree(out, OLD)

    def full(path, text):
        if path.name != "__init__.py":
            path.write_text(text)
        raise CodegenError("no space left")

    monkeypatch.setattr(writer, "write_text", full)
    with pytest.raises(CodegenError, match="no space"):
        write_tree(out, NEW)
    assert list_files(out.parent) == {f"sdk/{name}": text for name, text in OLD.items()}


def test_a_failed_rename_restores_the_old_tree(out, monkeypatch):
    write_tree(out, OLD)
    rename = type(out).rename

    def once(path, target):
        if path.name == "new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(type(out), "rename", once)
    with pytest.raises(CodegenError, match=r"sdk: Input/output error"):
        write_tree(out, NEW)
    assert list_files(out.parent) == {f"sdk/{name}": text for name, text in OLD.items()}


def test_unwritable_targets_are_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "sdk"):
        with pytest.raises(CodegenError, match=str(place)):
            write_tree(place, NEW)
    with pytest.raises(CodegenError, match=str(tmp_path / "file" / "r.json")):
        write_text(tmp_path / "file" / "r.json", "{}")
    with pytest.raises(CodegenError, match=f"{tmp_path}: "):
        write_text(tmp_path, "{}")
    assert list_files(tmp_path) == {"file": "mine"}


def test_commands_create_missing_folders_and_name_unwritable_files(tmp_path, capsys):
    source = tmp_path / "s.json"
    source.write_text(json.dumps(describe_schema({"type": "string"})))
    given = ["build", "--source", str(source), "--corrections", "none"]
    report = tmp_path / "no" / "such" / "r.json"
    assert main([*given, "--out", str(tmp_path / "far" / "away" / "sdk"), "--report", str(report)]) == 0
    assert json.loads(report.read_text())["operations"]["total"] == 1
    assert (tmp_path / "far" / "away" / "sdk" / "operations" / "things.py").exists()
    changes = tmp_path / "other" / "changes.json"
    assert main(["diff", str(source), str(source), "--json", str(changes)]) == 0
    assert json.loads(changes.read_text())
    capsys.readouterr()
    assert main([*given, "--out", os.devnull]) == 1
    assert os.devnull in capsys.readouterr().err


def test_a_build_lists_the_files_that_it_changed(tmp_path, capsys):
    source, out = tmp_path / "s.json", tmp_path / "sdk"
    source.write_text(
        json.dumps(describe_schema({"type": "object", "properties": {"id": {"type": "integer"}}}))
    )
    command = ["build", "--source", str(source), "--corrections", "none", "--out", str(out)]
    assert main(command) == 0
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "files        0 changed"
    with (out / "models" / "things.py").open("a") as file:
        file.write("# outdated\n")
    (out / "operations" / "__init__.py").unlink()
    (out / "models" / "obsolete.py").write_text(HEADER)
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "files        3 changed",
        f"  removed: {out}/models/obsolete.py",
        f"  written: {out}/models/things.py",
        f"  written: {out}/operations/__init__.py",
    ]
