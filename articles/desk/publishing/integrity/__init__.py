"""Every invariant of the base, checked over the whole of it."""

from articles.desk.publishing.integrity.fault import Fault
from articles.desk.publishing.integrity.looking import KINDS, faults

__all__ = ["KINDS", "Fault", "faults"]
