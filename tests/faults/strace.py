"""System calls that fail, by strace: which calls a child makes, and what it does when one of them cannot be done."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import PATIENCE

#: What is asked of the system to write, to make durable, to open, to shorten, to name and to take away.
CALLS = ("pwrite64", "write", "fdatasync", "fsync", "openat", "ftruncate", "rename", "link", "unlink")
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)


@dataclass(frozen=True)
class Traced:
    """What strace wrote of a child."""

    file: Path

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8", errors="replace")

    def counts(self) -> Counter[str]:
        """How often each call was made."""
        return Counter(_CALL.findall(self.text))

    @property
    def hits(self) -> int:
        """How many calls were made to fail."""
        return self.text.count("(INJECTED)")


@contextmanager
def traced(pid: int, paths: Iterable[Path], note: Path, *rules: str) -> Iterator[Traced]:
    """The process `pid` under strace until it is gone: calls on `paths` alone, with `rules` such as `inject=…`."""
    told = [word for path in paths for word in ("-P", str(path))]
    wanted = ["-e", "trace=" + ",".join(CALLS), *(word for rule in rules for word in ("-e", rule))]
    command = ["strace", "-f", "-p", str(pid), "-o", str(note), *wanted, *told]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            assert "attached" in said, f"strace may not look at this process: {said}"
            yield Traced(note)
            process.wait(PATIENCE)
        finally:
            process.kill()
