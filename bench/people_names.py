"""Names of people: given names and their short forms from the shared data, family names put together."""

import csv
from collections.abc import Iterator
from pathlib import Path

_SHARED = Path(__file__).resolve().parents[2] / "shared/data/corpora/names"
NICKNAMES = _SHARED / "nicknames/names.csv"
_SPELT = tuple(_SHARED / f"jellyfish/testdata/{name}.csv" for name in ("nysiis", "soundex", "match_rating_codex"))
_LEAST = 3

# Beginnings and ends of family names, by where they are at home.
_FAMILIES = (
    (
        "ash black bright brad cart clif cole craw dun ed far fitz gold green hal hart high king lang long marsh new"
        " nor oak pen red rich rob san shel stan thorn wal wake whit wins wood",
        "bury by cliffe combe dale den er ey field ford gate ham hurst ley man more ridge sey shaw son stone ton ville"
        " ward well worth wright",
    ),
    (
        "acker alt bach baum berg breit bruck diet eber eisen feld fisch frei fuchs gott grun hack hoff jager kauf"
        " kirch klein kohl kraus lang lieb mull neu ober pfeif rein richt rosen sauer schaf schmid schnei schreib schul"
        " schwarz stein streit tisch vogel wagen weiss zieg zimmer",
        "auer bach bauer berg berger e er feld felder hauer haus heim hofer horn inger ke ler ling mann meier muller"
        " ner schmidt stein thal wald weg",
    ),
    (
        "adam borys chmiel czar dobr gor grab jab jan jawor kaz kow koz kraw krzyz kuch lew mal marc maz mich nowak"
        " olsz pawl piotr pol rad sad sikor smyk sob stan szcz szym tom wal wisn wojc wol wron zaj ziel",
        "anek czak czyk ecki ek inski iak iewicz kiewicz kowski owicz owski ski uk yk ansky enko",
    ),
    (
        "mc mac o",
        "allister andrew bride cabe carthy connor cormick dermott donald donnell dougal farlane gee gill gowan gregor"
        " hara intyre kay kenna kinley laughlin leary lean leod mahon namara neill phail quaid rory shea sweeney",
    ),
    (
        "al ballest barb benav bianc cabr card cast cavall col dom escob esp fern figu gallard garc giovan gonz guer"
        " herr lomb mach mart mont mor nav oliv palm per quint ram riv rodr sal sant serr silv torr vall vel zamb",
        "ado ales ano anez ari aro asco azzi eira elli enta era eras etti ez iano ides iera illo inez ini ino osa oso"
        " otti uela ucci uez",
    ),
    (
        "ahl alm ander arv bjork blom brand carl dahl ek eng erik fors gran gust hag hall hans hed hell holm jon karl"
        " kling lager lind ljung lund magn mal nils nord ny pers quist ros sand sjo soder stor strand sund sven thor"
        " vest vik wall",
        "berg bom by dal en ersen ersson fors gaard gren holm lund man mark ner quist sen son sten strom vall",
    ),
)


def forms() -> dict[str, list[str]]:
    """For each name of the shared table the other forms that it has: short of full, and full of short."""
    with NICKNAMES.open(encoding="utf-8", newline="") as text:
        pairs = [(full, short) for full, _, short in list(csv.reader(text))[1:] if f"{full}{short}".isalpha()]
    found: dict[str, list[str]] = {}
    for full, short in pairs:
        found.setdefault(full, []).append(short)
        found.setdefault(short, []).append(full)
    return found


def given_names() -> list[str]:
    """Every full given name of the shared table."""
    with NICKNAMES.open(encoding="utf-8", newline="") as text:
        names = {row[0] for row in list(csv.reader(text))[1:]}
    return sorted(name for name in names if len(name) >= _LEAST and name.isalpha())


def family_names() -> list[str]:
    """Put together, and those names of the shared tables for codes of sounds that are plain words."""
    return sorted({*_put_together(), *_spelt()})


def _put_together() -> Iterator[str]:
    for heads, tails in _FAMILIES:
        for head in heads.split():
            yield from (head + tail for tail in tails.split() if head[-1] != tail[0] or tail[0] not in "aeiouyw")


def _spelt() -> Iterator[str]:
    for file in _SPELT:
        for line in file.read_text("utf-8").splitlines():
            name = line.partition(",")[0].lower()
            if name.isascii() and name.isalpha() and len(name) > _LEAST:
                yield name
