"""Pictures of every state worth seeing: the real program on the sample company, driven by keys."""

from ui.shots.scenes import SCENES
from ui.shots.stage import Scene, Stage
from ui.shots.studio import Studio, picture, take

__all__ = ["SCENES", "Scene", "Stage", "Studio", "picture", "take"]
