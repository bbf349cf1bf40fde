"""From the words of the command line to the verb and its arguments."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from argparse import _SubParsersAction as SubParsers
from collections.abc import Sequence
from typing import Any, NoReturn

from frontdesk.cli.verb import Verb
from frontdesk.cli.verbs import VERBS
from frontdesk.errors import WrongUse

_SWITCHES = {"--json", "--help", "--lookup"} | {
    name for verb in VERBS for one in verb.arguments for name in one.names if one.options.get("action") == "store_true"
}
_ALL = {verb.words for verb in VERBS}
_IT_FIRST = {verb.words for verb in VERBS if verb.takes_it_first}


def asked_for(words: Sequence[str]) -> Namespace:
    """What `words` ask for: `verb` (None without one), hub, json, operator, and the verb's arguments; WrongUse."""
    return parser().parse_args(in_order(signs_kept(words)))


class Parser(ArgumentParser):
    """argparse that raises what is wrong instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message[:1].upper()}{message[1:]}.", hint=self.format_usage().strip())


def parser() -> Parser:
    """The whole command line."""
    top = Parser(
        prog="frontdesk", allow_abbrev=False, parents=[_for_every_verb(None, as_json=False)],
        description="The front desk on the command line. Without a verb, the window opens.",
        epilog="Exit codes: 0 done, 1 nothing found, 2 wrong use, 3 refused, 4 a mistake of the program.",
    )  # fmt: skip
    top.add_argument("--lookup", action="store_true", help="open the small window, for looking up only")
    top.set_defaults(verb=None)
    verbs = top.add_subparsers(metavar="VERB")
    nouns: dict[str, Any] = {"": verbs}
    for verb in VERBS:
        noun, _, name = verb.words.rpartition(" ")
        if noun not in nouns:
            nouns[noun] = _noun(verbs, noun)
        _add(nouns[noun], name, verb)
    return top


def _noun(verbs: "SubParsers[Parser]", noun: str) -> "SubParsers[Parser]":
    own = ", ".join(verb.words.removeprefix(f"{noun} ") for verb in VERBS if verb.words.startswith(f"{noun} "))
    return verbs.add_parser(noun, help=own, allow_abbrev=False).add_subparsers(metavar="VERB", required=True)


def _add(to: "SubParsers[Parser]", name: str, verb: Verb) -> None:
    common = _for_every_verb(SUPPRESS, as_json=SUPPRESS)
    own = to.add_parser(name, help=verb.help, description=verb.help, allow_abbrev=False, parents=[common])
    for one in verb.arguments:
        own.add_argument(*one.names, **one.options)
    own.set_defaults(verb=verb)


def _for_every_verb(default: Any, *, as_json: Any) -> Parser:
    """The options that may stand before the verb or after it."""
    common = Parser(add_help=False, allow_abbrev=False)
    common.add_argument("--hub", metavar="FILE", default=default, help="the hub to work with")
    common.add_argument("--json", action="store_true", default=as_json, help="answer in JSON")
    common.add_argument("--operator", metavar="O", default=default, help="who is signed on")
    return common


def in_order(words: Sequence[str]) -> list[str]:
    """`words` with the verb's own word before what it is about: of 'handoff REF done' 'handoff done REF'."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 1 if words[at] in _SWITCHES or "=" in words[at] else 2
    if len(words) < at + 3:
        return list(words)
    noun, it, name = words[at : at + 3]
    is_turned = f"{noun} {name}" in _IT_FIRST and f"{noun} {it}" not in _ALL and not it.startswith("-")
    return [*words[:at], noun, name, it, *words[at + 3 :]] if is_turned else list(words)


def signs_kept(words: Sequence[str]) -> list[str]:
    """`words` with each value that starts with a minus tied to its option: argparse takes it for an option."""
    kept: list[str] = []
    for word in words:
        before = kept[-1] if kept else ""
        takes_it = before.startswith("--") and "=" not in before and before not in _SWITCHES and len(before) > 2
        if takes_it and word.startswith("-") and not word.startswith("--") and word != "-h":
            kept[-1] = f"{before}={word}"
        else:
            kept.append(word)
    return kept
