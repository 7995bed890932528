"""Writing a generated tree: whole or not at all, over nothing that is not one."""

from __future__ import annotations

import json
import os

import pytest
from small import of_schema

from codegen.__main__ import main
from codegen.emit import writer
from codegen.emit.rendering import HEADER
from codegen.emit.writer import write_tree
from codegen.errors import CodegenError
from codegen.files import write_text

OLD = {"__init__.py": HEADER + "\n# old\n", "models/gone.py": HEADER + "\n"}
NEW = {"__init__.py": HEADER + "\n# new\n", "operations/__init__.py": HEADER + "\n"}


def everything(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text() if path.is_file() else None
        for path in folder.rglob("*")
    }


def files(folder):
    return {name: text for name, text in everything(folder).items() if text is not None}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "some" / "sdk"


def test_a_tree_takes_the_place_of_the_older_one(out):
    write_tree(out, OLD)
    assert files(out) == OLD
    (out / "__pycache__").mkdir()
    (out / "__pycache__" / "x.pyc").write_text("")
    write_tree(out, NEW)
    assert files(out) == NEW
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize(
    "name", ["notes.txt", "models/precious.txt", "operations", "__init__.py", "a/b/mine.py"]
)
def test_a_folder_with_something_else_in_it_is_left_alone(out, name):
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine")
    before = everything(out.parent)
    with pytest.raises(CodegenError, match=f"{name}") as caught:
        write_tree(out, NEW)
    assert str(out) in str(caught.value)
    assert everything(out.parent) == before


def test_a_tree_that_cannot_be_written_leaves_the_older_one(out, monkeypatch):
    write_tree(out, OLD)

    def full(path, text):
        if path.name != "__init__.py":
            path.write_text(text)
        raise CodegenError("no space left")

    monkeypatch.setattr(writer, "write_text", full)
    with pytest.raises(CodegenError, match="no space"):
        write_tree(out, NEW)
    assert files(out.parent) == {f"sdk/{name}": text for name, text in OLD.items()}


def test_a_rename_that_fails_halfway_is_taken_back(out, monkeypatch):
    write_tree(out, OLD)
    rename = type(out).rename

    def once(path, target):
        if path.name == "new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(type(out), "rename", once)
    with pytest.raises(CodegenError, match=r"sdk: Input/output error"):
        write_tree(out, NEW)
    assert files(out.parent) == {f"sdk/{name}": text for name, text in OLD.items()}


def test_places_that_cannot_be_written_are_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "sdk"):
        with pytest.raises(CodegenError, match=str(place)):
            write_tree(place, NEW)
    with pytest.raises(CodegenError, match=str(tmp_path / "file" / "r.json")):
        write_text(tmp_path / "file" / "r.json", "{}")
    with pytest.raises(CodegenError, match=f"{tmp_path}: "):
        write_text(tmp_path, "{}")
    assert files(tmp_path) == {"file": "mine"}


def test_the_commands_make_missing_folders_and_name_what_they_cannot_write(tmp_path, capsys):
    source = tmp_path / "s.json"
    source.write_text(json.dumps(of_schema({"type": "string"})))
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
