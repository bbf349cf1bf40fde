"""How sure the first row is, and whether the matter is anybody's at all; both learned from what was heard alone."""

import numpy as np
from msgspec import Struct

from frontdesk.routing.blending import Blend
from frontdesk.routing.vectors import Floats, Places

_TEMPERATURES = np.geomspace(0.2, 5.0, 40)
#: Of what was heard and is owned, so many hundredths may be called foreign.
_MAY_BE_REFUSED = 5.0


class Sureness(Struct, frozen=True):
    """How scores become shares of being right, and where the usual ends; as told by texts that were held back."""

    temperature: float
    near: tuple[float, float]
    top: tuple[float, float]
    line: float

    def shares(self, scores: Floats) -> Floats:
        """How likely each topic is, by row."""
        return _shares(scores, self.temperature)

    def fits(self, blend: Blend) -> Floats:
        """How well each text fits what is owned: 0 is the usual, below `line` it is foreign."""
        near = (blend.near - self.near[0]) / self.near[1]
        top = (blend.top - self.top[0]) / self.top[1]
        fit: Floats = (near + top).astype(np.float32)
        return fit


#: What held for topics of which only the names are known.
FROM_NAMES = Sureness(temperature=0.47, near=(0.66, 0.13), top=(2.4, 0.54), line=-3.2)


def measured(blend: Blend, topics: Places) -> Sureness:
    """What texts that were held back tell, each belonging to the topic in the same place."""
    near, top = _spread(blend.near), _spread(blend.top)
    usual = Sureness(temperature=_fitting(blend.scores, topics), near=near, top=top, line=0.0)
    line = float(np.percentile(usual.fits(blend), _MAY_BE_REFUSED))
    return Sureness(temperature=usual.temperature, near=near, top=top, line=line)


def _spread(values: Floats) -> tuple[float, float]:
    return float(values.mean()), max(float(values.std()), 1e-3)


def _fitting(scores: Floats, topics: Places) -> float:
    """The temperature at which the right topics are least surprising."""
    own = np.arange(len(topics))
    surprise = [-np.log(_shares(scores, heat)[own, topics] + 1e-9).mean() for heat in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(surprise))])


def _shares(scores: Floats, temperature: float) -> Floats:
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / np.float32(temperature))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
