"""A desk whose file is there finds and keeps drafts without what is needed to lay such a file out."""

import subprocess
import sys
from pathlib import Path

from frontdesk.lookup.model import Card
from frontdesk.lookup.service import DeskFile

ROOT = Path(__file__).parents[2]
AT_WORK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from frontdesk.lookup.drafts import Drafts
from frontdesk.lookup.model import Draft
from frontdesk.lookup.service import DeskFile

file = DeskFile.open(Path(sys.argv[1]), hub_id="hub")
drafts = Drafts(Path(sys.argv[1]))
drafts.save(Draft("one", datetime(2026, 3, 2, 9, tzinfo=UTC), "first"))
drafts.save(Draft("one", datetime(2026, 3, 2, 9, tzinfo=UTC), "second"))
found = [hit.id for hit in file.find("invoice", kind="topic", limit=3)]
print(found, [draft.body for draft in drafts.all()], "sqlite_utils" in sys.modules)
"""


def test_the_library_that_lays_tables_out_is_not_loaded_for_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    made = DeskFile.open(path, hub_id="hub")
    made.rebuild([Card(kind="topic", id="T1", title="Invoice copies", words=(), numbers=(), uses=0)], seq=1)
    made.close()
    done = subprocess.run(
        [sys.executable, "-c", AT_WORK, path], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout.strip() == "['T1'] ['second'] False"
