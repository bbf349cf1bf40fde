"""Where this computer stands, as far as it tells: its time zone and its region."""

import locale

from msgspec import Struct

from frontdesk.clock import UNTOLD_ZONE, told_zone

_UNTOLD_REGION = "US"


class Whereabouts(Struct, frozen=True):
    """The time zone by its IANA name and the region in two letters; '' for what the computer does not tell."""

    told_zone: str
    told_region: str

    @property
    def zone(self) -> str:
        """The time zone that is taken."""
        return self.told_zone or UNTOLD_ZONE

    @property
    def region(self) -> str:
        """The region that is taken."""
        return self.told_region or _UNTOLD_REGION

    def sentence(self, region: str = "") -> str:
        """What a new hub takes, and what of it the computer does not tell; `region` where another is sure."""
        told = {"time zone": self.told_zone, "region": region or self.told_region}
        unknown = " or its ".join(what for what, known in told.items() if not known)
        begins = f"The computer does not tell its {unknown}: days" if unknown else "Days"
        numbers = f"numbers without a country code belong to {region or self.region}"
        return f"{begins} begin and end in {self.zone}, and {numbers}."


def whereabouts() -> Whereabouts:
    """Where the computer stands now."""
    return Whereabouts(told_zone(), _told_region())


def _told_region() -> str:
    language = locale.getlocale()[0] or ""
    region = language.partition("_")[2][:2]
    return region if len(region) == 2 and region.isascii() and region.isupper() else ""
