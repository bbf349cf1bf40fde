"""Pictures of every state worth seeing: the real program on the sample company, driven by keys."""

from ui.shots.lookup import LOOKUPS, LookupScene
from ui.shots.scenes import SCENES
from ui.shots.stage import Scene, Stage
from ui.shots.studio import Studio, picture, take, take_lookup

__all__ = ["LOOKUPS", "SCENES", "LookupScene", "Scene", "Stage", "Studio", "picture", "take", "take_lookup"]
