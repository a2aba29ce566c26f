"""What changes on the disk is seen once, when it has come to rest."""

import threading
import time
from pathlib import Path

from generators.serving.watching import Watch


def test_what_comes_goes_and_is_written_is_seen_once(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    kept, gone, alone = tmp_path / "mappe/a.yml", tmp_path / "b.yml", tmp_path / "alene.yml"
    for path in (kept, gone, alone):
        path.write_text("før")
    watch = Watch((tmp_path / "mappe", gone, tmp_path / "findes-ikke"))
    assert watch.changed() == set()
    kept.write_text("efter det")
    gone.unlink()
    alone.write_text("ses ikke")
    (tmp_path / "mappe/ny.yml").write_text("ny")
    (tmp_path / "mappe/.skjult").write_text("ny")
    assert watch.changed() == {str(kept), str(gone), str(tmp_path / "mappe/ny.yml")}
    assert watch.changed() == set()
    (tmp_path / "mappe").rename(tmp_path / "vaek")
    assert str(kept) in watch.changed()


def test_a_file_that_is_written_in_steps_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("")
    watch = Watch((tmp_path,))

    def write() -> None:
        with path.open("a") as file:
            for _ in range(8):
                file.write("mere\n")
                file.flush()
                time.sleep(0.02)

    writing = threading.Thread(target=write)
    path.write_text("begyndt\n")
    writing.start()
    assert watch.changed() == {str(path)}
    writing.join()
    assert watch.changed() == set()
