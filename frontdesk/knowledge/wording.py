"""The words of an article: cleaned, and kept within their size."""

from collections.abc import Iterable

from msgspec import Struct

from frontdesk.errors import Refused
from frontdesk.knowledge.model import Article, Version
from frontdesk.words import clean, fold, one_line

LONGEST_TITLE = 200
LONGEST_SAY = 1_000
LONGEST_BODY = 65_536
LONGEST_NOTE = 1_000
LONGEST_KEYWORD = 200
MOST_KEYWORDS = 200


class Wording(Struct, frozen=True, kw_only=True):
    """What an article says: the title, the sentence to say first, the rest in Markdown, and words it is found by."""

    title: str
    say: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()

    @classmethod
    def of(cls, noun: Article | Version) -> "Wording":
        """The words of an article, or of one of its versions."""
        return cls(title=noun.title, say=noun.say, body=noun.body, keywords=noun.keywords)


def cleaned(wording: Wording) -> Wording:
    """The wording as it is kept; Refused for one without words, or with too many."""
    made = Wording(
        title=one_line(wording.title),
        say=clean(wording.say).strip(),
        body=clean(wording.body).strip(),
        keywords=_each_once(wording.keywords),
    )
    if not made.title:
        raise Refused("An article needs a title.")
    if not (made.say or made.body):
        raise Refused("An article needs a sentence to say, or a text.")
    _refuse_long("The title", made.title, LONGEST_TITLE)
    _refuse_long("The sentence to say first", made.say, LONGEST_SAY)
    _refuse_long("The text", made.body, LONGEST_BODY)
    if len(made.keywords) > MOST_KEYWORDS:
        raise Refused(f"An article has at most {MOST_KEYWORDS} keywords, and this one has {len(made.keywords)}.")
    for keyword in made.keywords:
        _refuse_long("A keyword", keyword, LONGEST_KEYWORD)
    return made


def cleaned_note(note: str) -> str:
    """What was changed and why, on one line; Refused where it is too long."""
    made = one_line(note)
    _refuse_long("The note", made, LONGEST_NOTE)
    return made


def _each_once(keywords: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for keyword in keywords:
        if word := one_line(keyword):
            found.setdefault(fold(word), word)
    return tuple(found.values())


def _refuse_long(what: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refused(
            f"{what} has {len(text):,} characters; {longest:,} is the most.",
            hint="Shorten it, or make two articles of it.",
        )
