"""Django's settings. What an installation may choose comes from the environment (docs/running.md)."""

from __future__ import annotations

import os
from pathlib import Path

from koryu.project.database import database
from koryu.project.secret import secret_key

PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("KORYU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("KORYU_ORIGINS", "").split(",") if origin
]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "koryu.archive",
    "koryu.web",
    "koryu.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "koryu.web.middleware.content_security_policy",
    "koryu.web.middleware.compress",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "koryu.web.middleware.for_pages",
]
ROOT_URLCONF = "koryu.project.urls"
WSGI_APPLICATION = "koryu.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "koryu.web.context.site",
            ],
            "builtins": ["koryu.web.templatetags.koryu"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]

DATABASES = {"default": database()}
SEARCH_ENGINE = os.environ.get("KORYU_SEARCH", "memory")

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 60 * 60 * 12

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
