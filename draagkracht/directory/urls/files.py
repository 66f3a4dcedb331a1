"""Files of the directory: the same in every language, so without one in their address."""

from django.urls import path

from draagkracht.directory.api.serving import download_package

app_name = "directory-files"
urlpatterns = [
    path("open-gegevens/sociale-kaart.zip", download_package, name="download-package"),
]
