"""Writing the directory."""

from draagkracht.directory.services.importing import Imported, import_services
from draagkracht.directory.services.indexing import index_services, rebuild_index
from draagkracht.directory.services.unanswered import delete_old_unanswered, remember_unanswered

__all__ = [
    "Imported",
    "delete_old_unanswered",
    "import_services",
    "index_services",
    "rebuild_index",
    "remember_unanswered",
]
