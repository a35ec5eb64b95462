"""Addresses of the public site without a language: for machines."""

from django.urls import path

from koryu.web.views import machines

urlpatterns = [
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
]
