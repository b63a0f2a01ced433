"""Settings of an installation, all of them from the environment.

Nothing has to be set on a machine of one's own: the data folder KB_DATA then
holds the database, the secret key and the media. See docs/operating.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pgtrigger
from django.core.exceptions import ImproperlyConfigured

from kb import environment
from kb.database.address import from_address
from kb.database.record import APPLICATION, NAME, OWNER
from kb.log_settings import logging_settings
from kb.secret_key import kept_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
KB_DATA = environment.folder("KB_DATA", BASE_DIR / "var")

# --- What this installation is ---------------------------------------------------------

DEBUG = environment.flag("DEBUG", default=False)
# A demonstration says so on every page and export, and asks not to be indexed.
CLAIMBOOK_DEMONSTRATION = environment.flag("CLAIMBOOK_DEMONSTRATION", default=False)
# The address readers see, without a trailing slash; canonical links begin with it.
CLAIMBOOK_ADDRESS = environment.origin("CLAIMBOOK_ADDRESS", "http://127.0.0.1:8000")
# How much of a text that may only be quoted readers are quoted in all, in percent of its length.
CLAIMBOOK_QUOTATION_SHARE = environment.number("CLAIMBOOK_QUOTATION_SHARE", 15, most=100)
DESK_PREFIX = "desk/"

_is_secure = CLAIMBOOK_ADDRESS.startswith("https://")
_host = CLAIMBOOK_ADDRESS.partition("://")[2].rpartition("@")[2].partition(":")[0]
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", (_host, "127.0.0.1", "localhost"))

# --- Capturing from the web ---------------------------------------------------------------

# Hosts that are fetched wherever they are, on any port: host or host:port. Dangerous, see docs.
CLAIMBOOK_FETCH_HOSTS = environment.names("CLAIMBOOK_FETCH_HOSTS")
if any(set(entry) & set("/@*?#\\ ") for entry in CLAIMBOOK_FETCH_HOSTS):
    raise ImproperlyConfigured(
        "CLAIMBOOK_FETCH_HOSTS names hosts such as wiki.intranet.example or 127.0.0.1:8080, "
        "separated by commas, without scheme, path or wildcard."
    )

# --- The database: two roles, see docs/operating.md -------------------------------------

_pool = environment.number("DATABASE_POOL", 0)


def _connection(entry: dict[str, Any], *, pooled: bool) -> dict[str, Any]:
    """Adds what all connections share; without a pool a process keeps its connection."""
    options: dict[str, Any] = {"connect_timeout": 4, "application_name": "claimbook"}
    options |= entry.get("OPTIONS", {})
    lifetime: dict[str, Any] = {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": _pool, "timeout": 3, "max_idle": 300}
        # A pool that finds no server tries ever less often; given up soon, it begins anew.
        options["pool"]["reconnect_timeout"] = 2
        lifetime["CONN_MAX_AGE"] = 0
    return entry | {"OPTIONS": options} | lifetime


def _databases() -> dict[str, dict[str, Any]]:
    application = environment.secret("DATABASE_URL")
    owner = environment.secret("DATABASE_OWNER_URL")
    if owner and not application:
        raise ImproperlyConfigured("DATABASE_OWNER_URL is set, but DATABASE_URL is not.")
    if application:
        default = from_address(application, variable="DATABASE_URL")
        owning = from_address(owner or application, variable="DATABASE_OWNER_URL")
    else:
        embedded = {"ENGINE": "kb.database", "KB_DATA": str(KB_DATA), "NAME": NAME}
        default = embedded | {"USER": APPLICATION}
        owning = embedded | {"USER": OWNER}
    return {
        "default": _connection(default, pooled=_pool > 0),
        "owner": _connection(owning, pooled=False),
    }


DATABASES = _databases()
IS_DATABASE_NAMED = DATABASES["default"]["ENGINE"] != "kb.database"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Secrets ----------------------------------------------------------------------------

SECRET_KEY = environment.secret("SECRET_KEY")
if not SECRET_KEY:
    if IS_DATABASE_NAMED:
        raise ImproperlyConfigured(
            "SECRET_KEY (or SECRET_KEY_FILE) must be set where DATABASE_URL is: servers that "
            "share a database share its sessions."
        )
    SECRET_KEY = kept_secret_key(KB_DATA)

# --- The application --------------------------------------------------------------------

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "kb.desk_site.DeskSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "taggit",
    "django_filters",
    "django_htmx",
    "corsheaders",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "django_tasks",
    "django_tasks_db",
    "kb",
    "articles",
]
MIDDLEWARE = [
    "kb.request_log.RequestLogMiddleware",
    "kb.security.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "kb.desk_only.DeskSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kb.isolating.IsolatingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kb.short_of_database.ShortOfDatabaseMiddleware",
    "kb.desk_only.DeskAuthenticationMiddleware",
    "kb.desk_only.DeskMessageMiddleware",
    "kb.utf8_only.Utf8OnlyMiddleware",
    "kb.session_ends.SessionEndsMiddleware",
    "kb.keeping.KeptFormMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "kb.urls"
WSGI_APPLICATION = "kb.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kb.context.installation",
            ],
        },
    },
]
# Work in the background waits in the database; `manage.py work` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Functions without arguments that `manage.py work` calls each minute.
CLAIMBOOK_EACH_MINUTE = (
    "articles.desk.capture.link_tasks.ask_for_due_checks",
    "articles.desk.mailing.sending.send_due",
    "articles.desk.publishing.folding.fold_counts",
    "articles.desk.publishing.word_folding.fold_words",
    "articles.desk.publishing.digesting.fold_touches",
    "articles.desk.publishing.digesting.digest_companies",
)
AUTH_USER_MODEL = "articles.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
TAGGIT_CASE_INSENSITIVE = True
# One trigger run a statement, whatever the number of rows.
PGHISTORY_LEVEL = pgtrigger.Statement

# --- The interface for programs: reading, by anybody ---------------------------------------

# Requests a minute that one network may send, counted by each process for itself; 0 for any.
CLAIMBOOK_API_RATE = environment.number("CLAIMBOOK_API_RATE", 300, most=1_000_000)
# Downloads of whole lists that a process sends at once; 0 for any number. Each keeps a connection
# to the database and a thread of the server for as long as it takes.
CLAIMBOOK_DOWNLOADS = environment.number("CLAIMBOOK_DOWNLOADS", 2, most=1_000)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_CLASSES": ["kb.throttling.NetworkThrottle"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "articles.public.api.problems.answered",
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Claimbook",
    "DESCRIPTION": "What is said about companies, and how well it is known: reading alone.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [],
}
# Other sites' scripts may read what is made for programs, without credentials.
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_ALLOW_HEADERS = ("accept", "if-none-match")
CORS_EXPOSE_HEADERS = ("Claimbook-Notice", "Claimbook-Standing", "ETag", "Link", "Retry-After")
CORS_URLS_REGEX = rf"^/(?!{DESK_PREFIX})(api/v1/|exports/|\S+\.(json|jsonld|bib|ris|atom)$)"

# --- Time and language ------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["kb.formats"]

# --- The desk's look: django-unfold, in the palette of the public pages -------------------

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Claimbook",
    "SITE_HEADER": "Claimbook",
    "SITE_SUBHEADER": "The desk",
    "SITE_SYMBOL": "menu_book",
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": "/static/favicon.svg"},
    ],
    "ENVIRONMENT": "articles.desk.admin.dashboard.environment",
    "DASHBOARD_CALLBACK": "articles.desk.admin.dashboard.dashboard",
    "STYLES": ["articles.desk.admin.dashboard.style"],
    "LOGIN": {"form": "kb.signing_in.form.SignInForm"},
    "BORDER_RADIUS": "4px",
    "SHOW_VIEW_ON_SITE": False,
    "COLORS": {
        # Around the accent #0b4f9e, which is 7.9:1 on white; its dark twin is #8ec5ff.
        "primary": {
            "50": "#eaf3fc",
            "100": "#dcebfb",
            "200": "#c2dcf7",
            "300": "#8ec5ff",
            "400": "#6fb3f2",
            "500": "#8ec5ff",
            "600": "#0b4f9e",
            "700": "#0a4488",
            "800": "#083a73",
            "900": "#06284f",
            "950": "#041c38",
        },
        "font": {
            "subtle-light": "#525965",
            "subtle-dark": "#a9b0bb",
            "default-light": "#3a414c",
            "default-dark": "#d3d7de",
            "important-light": "#14171c",
            "important-dark": "#e8eaee",
        },
    },
    "SIDEBAR": {"navigation": "articles.desk.admin.navigation.navigation"},
}

# --- Files ------------------------------------------------------------------------------

MEDIA_ROOT = KB_DATA / "media"
STATIC_URL = "static/"
STATIC_ROOT = KB_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Names with hashes need `manage.py collectstatic`; without them files are found in place.
IS_STATIC_HASHED = environment.flag("STATIC_HASHED", default=not DEBUG)
WHITENOISE_USE_FINDERS = not IS_STATIC_HASHED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_STATIC_HASHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Captured pages of up to 10 MB arrive by upload or paste.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- Mail -------------------------------------------------------------------------------

# Without EMAIL_HOST each letter is kept as a file in the data folder: nothing leaves the machine.
EMAIL_HOST = environment.text("EMAIL_HOST")
_mail_security = environment.one_of("EMAIL_SECURITY", ("starttls", "tls", "none"), "starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail_security == "starttls", _mail_security == "tls"
_mail_port = {"starttls": 587, "tls": 465, "none": 25}[_mail_security]
EMAIL_PORT = environment.number("EMAIL_PORT", _mail_port, least=1, most=65_535)
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.secret("EMAIL_PASSWORD")
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = KB_DATA / "mail"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "kb.mail_files.EmailBackend"
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.mail_address("EMAIL_FROM", f"claimbook@{_host}")

# --- Safety -----------------------------------------------------------------------------

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# A session ends unused after SESSION_IDLE_MINUTES, and SESSION_HOURS after the sign-in at the
# latest; the browser forgets it when it is closed. See kb/session_ends.py.
SESSION_IDLE_SECONDS = environment.number("SESSION_IDLE_MINUTES", 60, least=1, most=10_080) * 60
SESSION_LONGEST_SECONDS = environment.number("SESSION_HOURS", 12, least=1, most=168) * 3600
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{DESK_PREFIX}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [CLAIMBOOK_ADDRESS]
CSRF_FAILURE_VIEW = "kb.refused.not_from_here"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = _is_secure
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _is_secure
# Only where a proxy itself sets X-Forwarded-Proto and X-Forwarded-For, and clients reach the
# server through it alone.
IS_BEHIND_PROXY = environment.flag("BEHIND_PROXY", default=False)
if IS_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOG_FORM = environment.one_of("LOG_FORM", ("json", "plain"), "json" if _is_secure else "plain")
LOGGING = logging_settings(LOG_FORM)
