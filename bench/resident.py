"""What this program holds in memory, as the system counts it (Linux), in KiB."""

from pathlib import Path


def memory_kib() -> int:
    """What it holds now."""
    return _told("VmRSS")


def most_kib() -> int:
    """The most it ever held. `getrusage` tells more: a program inherits there what the one that started it held."""
    return _told("VmHWM")


def _told(what: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(f"{what}:")))
