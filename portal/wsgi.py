"""The portal as a WSGI application."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")


class Utf8Request(WSGIRequest):
    """A request whose fields are UTF-8, as every browser sends them, whatever it says of its character set.

    Python's codecs know names (zip, undefined, unicode_escape) that make errors or half characters out of plain text.
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Handler(WSGIHandler):
    request_class = Utf8Request


django.setup(set_prefix=False)
application = Handler()
