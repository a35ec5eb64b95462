"""Addresses below /api/."""

from django.urls import path

from koryu.api.events import api

urlpatterns = [path("", api.urls)]
