"""Files that are moved to their path when complete: killed jobs, concurrent jobs, and permissions."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading

import pytest

from altegio_async import frames
from altegio_async.frames.atomic_file import replace_atomically
from altegio_async.models import GiftCard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs locks that go with their process")

WRITER = """
import sys, time
from altegio_async import frames
from altegio_async.models import GiftCard

with frames.Sink(sys.argv[1], GiftCard, frames.BY_PHONE) as sink:
    sink.add((7, "13150000000"), [GiftCard(id=1, number="0001")])
    print("writing", flush=True)
    time.sleep(60)
"""


def list_names(folder):
    return sorted(path.name for path in folder.iterdir())


def read_mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask():
    before = os.umask(0o027)
    yield
    os.umask(before)


def start_writer(target):
    process = subprocess.Popen([sys.executable, "-c", WRITER, target], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "writing\n"
    return process


@pytest.mark.parametrize("name", ["cards.csv", "cards.parquet"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_partial_file_of_a_killed_job_is_private_and_removed_by_the_next_run(tmp_path, name, end):
    target = tmp_path / name
    for _ in range(2):
        process = start_writer(target)
        process.send_signal(end)
        process.communicate()
    (left,) = tmp_path.iterdir()
    assert left.name == f".{name}.part"
    assert read_mode(left) == 0o600
    write = frames.write_csv if name.endswith("csv") else frames.write_parquet
    write([GiftCard(id=2)], target)
    write([GiftCard(id=2)], tmp_path / f"other-{name}")
    assert list_names(tmp_path) == [name, f"other-{name}"]
    assert target.read_bytes() == (tmp_path / f"other-{name}").read_bytes()


def test_a_second_job_for_the_same_file_is_refused_by_its_name(tmp_path):
    target = tmp_path / "cards.csv"
    process = start_writer(target)
    with pytest.raises(BlockingIOError, match="another job is writing") as refused:
        frames.write_csv([GiftCard(id=2)], target)
    assert refused.value.filename == str(target)
    assert list_names(tmp_path) == [".cards.csv.part"], "the first one's is left alone"
    process.kill()
    process.communicate()


def test_concurrent_writers_leave_one_complete_file(tmp_path):
    target = tmp_path / "cards.csv"
    texts = {f"{number}\n" * 20_000 for number in range(4)}
    refused, torn = [], []

    def write(text):
        for _ in range(60):
            try:
                with replace_atomically(target) as place:
                    place.write_text(text)
            except BlockingIOError:
                refused.append(text)
            else:
                torn.append(target.read_text() not in texts)

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused, "they never met: nothing was tried"
    assert torn
    assert not any(torn)
    assert list_names(tmp_path) == ["cards.csv"]


def test_a_file_is_unreadable_for_others_until_it_is_complete(tmp_path, umask):
    target = tmp_path / "cards.csv"
    with replace_atomically(target) as place:
        place.write_text("1")
        assert read_mode(place) == 0o600
    assert read_mode(target) == 0o640, "as any new file under this umask"


def test_a_file_keeps_its_mode(tmp_path, umask):
    target = tmp_path / "cards.csv"
    target.write_text("old")
    for wanted in (0o600, 0o664):
        target.chmod(wanted)
        frames.write_csv([GiftCard(id=1)], target)
        assert read_mode(target) == wanted


def test_a_link_at_the_temporary_path_is_not_followed(tmp_path):
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / ".cards.csv.part").symlink_to(other)
    with pytest.raises(OSError, match=r"\.cards\.csv\.part"):
        frames.write_csv([GiftCard(id=1)], tmp_path / "cards.csv")
    assert other.read_text() == "mine"


def test_a_missing_folder_is_named_by_the_passed_path(tmp_path):
    target = tmp_path / "nodir" / "cards.csv"
    with pytest.raises(FileNotFoundError) as missing:
        frames.write_csv([GiftCard(id=1)], target)
    assert missing.value.filename == str(target)
