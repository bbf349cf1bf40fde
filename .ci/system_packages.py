"""Finds which system packages are missing for a purpose, and installs them or says how."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("packages.txt")


class Package(NamedTuple):
    """One line of the list: what it is for, its name, and how its absence is seen."""

    purpose: str
    name: str
    how: str
    what: str


def say(*lines: str) -> None:
    """Tells the person at the machine, apart from what a command prints."""
    sys.stderr.write("\n".join(lines) + "\n")


def listed(text: str, purposes: list[str]) -> list[Package]:
    """The packages of `text` that serve one of `purposes`."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return [package for package in (Package(*line) for line in lines) if package.purpose in purposes]


def loads(library: str) -> bool:
    """Whether the system's loader finds `library` and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


PRESENT: dict[str, Callable[[str], bool]] = {
    "library": loads,
    "program": lambda name: shutil.which(name) is not None,
    "file": lambda pattern: any(Path("/").glob(pattern.lstrip("/"))),
    "module": lambda name: importlib.util.find_spec(name) is not None,
}


def missing(packages: list[Package]) -> list[str]:
    """The names of those that are not on this machine."""
    return [package.name for package in packages if not PRESENT[package.how](package.what)]


def apt_prefix() -> list[str] | None:
    """What to put before apt-get so that it may install; None where it may not, or is not there."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def as_root(line: str) -> str:
    """`line` as somebody who is not root types it on this machine; a bare Debian has no sudo."""
    return f"sudo {line}" if shutil.which("sudo") else f"su -l -c '{line}'"


def install(names: list[str], prefix: list[str]) -> bool:
    """Installs `names`; the lists are brought up to date first, and a failed download is tried once more."""
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    for _ in range(2):
        subprocess.run([*apt, "update"], check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        command = [*apt, "install", "--no-install-recommends", *names]
        if subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode == 0:
            return True
    return False


def main(purposes: list[str]) -> int:
    """Provides what `purposes` need; 1 where the person at the machine has to do it."""
    packages = listed(LIST.read_text(encoding="utf-8"), purposes)
    names = missing(packages)
    if not names:
        return 0
    prefix = apt_prefix()
    line = "apt-get install --no-install-recommends " + " ".join(names)
    if prefix is None:
        say("Some system packages are missing. Run this once, then try again:", f"  {as_root(line)}")
        return 1
    say(f"Installing system packages: {' '.join(names)}")
    if install(names, prefix) and not missing(packages):
        return 0
    say("They could not be installed. Try it by hand:", f"  {line}")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
