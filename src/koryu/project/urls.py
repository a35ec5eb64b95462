"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("koryu.api.urls")),
    path("", include("koryu.web.urls")),
]
