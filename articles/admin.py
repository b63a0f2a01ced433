"""Django's door into the desk's admin, nothing else."""

from articles.desk import admin as desk_admin

__all__ = ["desk_admin"]
