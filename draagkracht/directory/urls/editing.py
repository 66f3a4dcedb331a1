"""A service, its history, and what still has to be classified."""

from django.urls import URLPattern, path, register_converter

from draagkracht.directory.views import editing, entries, history


class SubjectConverter:
    """The word for a kind of entry in an address."""

    regex = "diensten|organisaties|plekken"

    def to_python(self, value: str) -> str:
        """Return the word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word."""
        return value


register_converter(SubjectConverter, "subject")

staff: list[URLPattern] = [
    path("diensten/", editing.list_services, name="list-services"),
    path("diensten/nieuw/", editing.create_service, name="create-service"),
    path("diensten/<int:service_id>/", editing.show_service, name="show-service"),
    path("diensten/<int:service_id>/klopt/", editing.confirm_service, name="confirm-service"),
    path("diensten/<int:service_id>/geschiedenis/", history.list_changes, name="list-changes"),
    path("diensten/<int:service_id>/<slug:section>/", editing.edit_service, name="edit-service"),
    path("geschiedenis/<subject:subject>/<int:entry_id>/", history.list_entry_changes, name="list-entry-changes"),
    path("geschiedenis/<subject:subject>/<int:entry_id>/slot/", history.lock_field, name="lock-field"),
    path("geschiedenis/<int:change_id>/terug/", history.undo_change, name="undo-change"),
    path("organisaties/", entries.list_organizations, name="list-organizations"),
    path("organisaties/nieuw/", entries.create_organization, name="create-organization"),
    path("organisaties/<int:entry_id>/", entries.edit_organization, name="edit-organization"),
    path("organisaties/<int:entry_id>/vertrouwen/", entries.trust_organization, name="trust-organization"),
    path("plekken/", entries.list_locations, name="list-locations"),
    path("plekken/nieuw/", entries.create_location, name="create-location"),
    path("plekken/<int:entry_id>/", entries.edit_location, name="edit-location"),
    path("indelen/", entries.list_unclassified, name="list-unclassified"),
    path("indelen/<int:service_id>/", entries.classify_service, name="classify-service"),
]
