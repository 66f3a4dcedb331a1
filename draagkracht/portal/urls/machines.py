"""Addresses that search engines know by heart."""

from django.urls import path

from draagkracht.portal.views import machines

app_name = "portal-machines"
urlpatterns = [
    path("robots.txt", machines.show_robots, name="show-robots"),
    path("sitemap.xml", machines.show_sitemap, name="show-sitemap"),
    path("sitemap-<int:part>.xml", machines.show_sitemap_part, name="show-sitemap-part"),
]
