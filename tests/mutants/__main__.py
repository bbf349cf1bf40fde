"""Runs the tests of each rule against each slip in it; those that no test notices are named, and fail the run."""

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from enum import EnumType
from pathlib import Path
from time import monotonic
from types import FunctionType, ModuleType

import pytest

from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutations import Members, Mutant, mutants

ROOT = Path(__file__).parents[2]
#: Each module of rules, and the tests that have to notice whatever is wrong with it.
RULES = {
    "frontdesk.calls.rules": ("tests/calls/test_rules.py", "tests/calls/test_rules_in_words.py"),
    "frontdesk.directory.rules": ("tests/directory/test_rules.py",),
    "frontdesk.directory.chains": ("tests/directory/test_chains.py",),
    "frontdesk.knowledge.rules": ("tests/knowledge/test_rules.py",),
}
_ENUMERATED_IN = (
    "frontdesk.calls.model", "frontdesk.directory.model", "frontdesk.knowledge.model", "frontdesk.knowledge.rules",
)  # fmt: skip
#: Without the project's own settings and fixtures, which rules have no need of.
_PLAIN = ("-c", os.devnull, "--rootdir", str(ROOT), "--noconftest", "-p", "no:cacheprovider", "-p", "no:terminal",
          "--import-mode=importlib")  # fmt: skip
_ENDLESS_S = 20
_NOTICED = 1


def members() -> Members:
    """What the enumerations of the rooms have in them, by name."""
    kinds = [kind for name in _ENUMERATED_IN for kind in vars(importlib.import_module(name)).values()]
    return {kind.__name__: list(kind.__members__) for kind in kinds if isinstance(kind, EnumType)}


def mutants_of(module: str) -> list[Mutant]:
    """Every slip in `module`."""
    file = ROOT / (module.replace(".", "/") + ".py")
    return list(mutants(file.read_text(encoding="utf-8"), str(file), members()))


class Trial:
    """Runs the tests once for each of `slips`, each in a process of its own; `survivors` are those that pass."""

    def __init__(self, module: ModuleType, slips: Sequence[Mutant | None]) -> None:
        self.survivors: list[Mutant | None] = []
        self._module, self._slips = module, slips
        self._running: dict[int, Mutant | None] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of running each test once."""
        for slip in self._slips:
            self._running[self._begun(session, slip)] = slip
            if len(self._running) >= (os.cpu_count() or 1):
                self._await()
        while self._running:
            self._await()
        return True

    def _await(self) -> None:
        child, status = os.wait()
        slip, code = self._running.pop(child), os.waitstatus_to_exitcode(status)
        if code == 0:
            self.survivors.append(slip)
        elif code not in (_NOTICED, -signal.SIGALRM):
            raise RuntimeError(f"The tests ended with {code} at {slip.name if slip else 'the module as it is'}.")

    def _begun(self, session: pytest.Session, slip: Mutant | None) -> int:
        """The process in which the tests run with the slip in the module; nothing of it comes back but its end."""
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(_ENDLESS_S)
            os._exit(0 if _passes(session, self._module, slip) else _NOTICED)
        return child


def _passes(session: pytest.Session, module: ModuleType, slip: Mutant | None) -> bool:
    if slip is not None and not _put_in_place(module, slip):
        return False
    for item in session.items:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            return False
    return True


def _put_in_place(module: ModuleType, slip: Mutant) -> bool:
    """Let the module, which the tests have imported already, be as with the slip; False where it cannot be loaded."""
    now: dict[str, object] = {"__name__": module.__name__}
    try:
        exec(slip.code, now)
    except Exception:  # noqa: BLE001 - whatever a module says that cannot be loaded
        return False
    _replace(vars(module), now)
    return True


def _replace(names: dict[str, object], now: dict[str, object]) -> None:
    """Functions keep their identity and take over what they do; classes too; other values are exchanged."""
    for name, new in now.items():
        old = names.get(name)
        if isinstance(old, (classmethod, staticmethod)):
            old, new = old.__func__, new.__func__  # type: ignore[attr-defined]
        if isinstance(old, FunctionType) and isinstance(new, FunctionType):
            old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        elif isinstance(old, type) and isinstance(new, type) and old.__module__ == names["__name__"]:
            _replace({"__name__": "", **vars(old)}, dict(vars(new)))
        elif not name.startswith("__"):
            names[name] = new


def survivors(module: str, slips: Sequence[Mutant | None]) -> list[Mutant | None]:
    """Those of `slips` with which the tests of `module` pass; None stands for the module as it is."""
    trial = Trial(importlib.import_module(module), slips)
    code = pytest.main([*_PLAIN, *RULES[module]], plugins=[trial])
    if code != pytest.ExitCode.OK:
        raise SystemExit(f"The tests of {module} cannot be run: {code}.")
    return trial.survivors


def run(module: str) -> bool:
    """Whether the tests notice every slip in `module` that changes anything; what they do not is told."""
    began = monotonic()
    slips = [slip for slip in mutants_of(module) if slip.name not in EQUIVALENT.get(module, {})]
    passed = survivors(module, [None, *slips])
    if None not in passed:
        raise SystemExit(f"{module}: its tests do not pass as it is.")
    left = [slip for slip in passed if slip is not None]
    for slip in sorted(left, key=lambda one: one.line):
        sys.stdout.write(f"  survived: {module}:{slip.line} {slip.name}\n")
    known = len(EQUIVALENT.get(module, {}))
    told = f"{module}: {len(slips)} slips, {len(left)} unnoticed, {known} that change nothing"
    sys.stdout.write(f"{told}, {monotonic() - began:.0f} s\n")
    return not left


if __name__ == "__main__":
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    results = [run(module) for module in sys.argv[1:] or RULES]
    sys.exit(0 if all(results) else 1)
