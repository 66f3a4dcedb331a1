"""Writing the directory."""

from draagkracht.directory.services.importing import Imported, import_services

__all__ = ["Imported", "import_services"]
