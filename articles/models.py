"""Django's door into the models of both wings, nothing else."""

from articles.desk import models as desk
from articles.public import models as public

__all__ = ["desk", "public"]
