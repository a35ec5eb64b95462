"""Every address of the site. Pages stand below /ja/, /en/ or /ru/; / leads to one of them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/", include("koryu.api.urls")),
    path("", include("koryu.web.urls")),
    *i18n_patterns(path("", include("koryu.web.pages"))),
]

handler400 = "koryu.web.views.errors.bad_request"
handler404 = "koryu.web.views.errors.not_found"
handler500 = "koryu.web.views.errors.server_error"
