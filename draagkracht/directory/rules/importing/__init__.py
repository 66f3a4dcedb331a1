"""Taking over what others have: spreadsheets, packages, feeds and catalogues, each read into services of HSDS 3."""

from draagkracht.directory.rules.importing.reading import Reading, read
from draagkracht.directory.rules.importing.sources import SourceKind

__all__ = ["Reading", "SourceKind", "read"]
