"""Detection of command line arguments that name the same file."""

from __future__ import annotations

import os
import tempfile

import click
import pytest

from altegio_async.cli.files import check_distinct, open_rereadable


@pytest.fixture
def files(tmp_path):
    for name in ("keys.csv", "out.csv", "kept"):
        (tmp_path / name).write_text(name)
    return tmp_path


def make_other_name(path, how):
    folder = path.parent / "folder"
    folder.mkdir()
    if how == "the same":
        return path
    if how == "through a folder":
        return folder / ".." / path.name
    other = folder / path.name
    if how == "link":
        other.symlink_to(path)
    elif how == "linked folder":
        other.parent.rmdir()
        other.parent.symlink_to(path.parent)
    else:
        os.link(path, other)
    return other


def check(source, output, checkpoint):
    with source.open("rb") as file:
        check_distinct(file, output, str(checkpoint) if checkpoint else None)


@pytest.mark.parametrize("how", ["the same", "through a folder", "link", "linked folder", "hard link"])
@pytest.mark.parametrize(
    ("same", "as_"), [("output", "input"), ("checkpoint", "input"), ("checkpoint", "output")]
)
def test_a_file_is_recognised_by_every_name(files, how, same, as_):
    paths = {"input": files / "keys.csv", "output": files / "out.csv", "checkpoint": files / "kept"}
    paths[same] = make_other_name(paths[as_], how)
    with pytest.raises(click.UsageError, match=f"--{as_} and --{same} are the same file"):
        check(*paths.values())


@pytest.mark.parametrize("how", ["the same", "through a folder", "linked folder"])
def test_two_missing_files_can_be_the_same(files, how):
    new = files / "new.csv"
    with pytest.raises(click.UsageError, match="--output and --checkpoint"):
        check(files / "keys.csv", new, make_other_name(new, how))


@pytest.mark.parametrize("checkpoint", [None, "kept", "new"])
@pytest.mark.parametrize("output", ["out.csv", "new.csv"])
def test_different_files_are_accepted(files, output, checkpoint):
    check(files / "keys.csv", files / output, checkpoint and files / checkpoint)


def test_a_stream_that_can_be_read_once_can_be_read_again():
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"phone")
    with os.fdopen(reading, "rb") as pipe, open_rereadable(pipe) as file:
        for _ in range(2):
            file.seek(0)
            assert file.read() == b"phone"


def test_a_file_is_not_copied():
    with tempfile.TemporaryFile() as given, open_rereadable(given) as file:
        assert file is given
