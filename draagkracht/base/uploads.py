"""Taking a file in. No page does, unless its view says so: see FILE_UPLOAD_HANDLERS in config/settings.py."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponseBase]
NAME: Final = "file_is_too_large"


class LimitedUpload(FileUploadHandler):
    """Keeps one file in memory, and stops reading at the limit; says so on the request (`is_too_large`)."""

    def __init__(self, request: HttpRequest, most_bytes: int) -> None:
        super().__init__(request)
        self.most_bytes = most_bytes
        self.chunks: list[bytes] = []
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of the file; raises StopUpload beyond the limit, which passes over the rest unread."""
        self.size += len(raw_data)
        if self.size > self.most_bytes:
            self.chunks.clear()
            setattr(self.request, NAME, True)
            raise StopUpload(connection_reset=False)
        self.chunks.append(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Return the file once all of it is there."""
        name = self.file_name or "bestand"
        return SimpleUploadedFile(name, b"".join(self.chunks), self.content_type or "application/octet-stream")


def takes_file(most_bytes: int) -> Callable[[View], View]:
    """Return a decorator for a view that takes one file of at most so many bytes, kept in memory.

    The token against forgery is in the form, so it can only be read after the handler of the file is in place: that
    check is made here instead of in the middleware. Put the decorator that says who may see the view outside this one.
    """

    def decorate(view: View) -> View:
        protected: Any = csrf_protect(view)

        @wraps(view)
        def prepared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.upload_handlers = [LimitedUpload(request, most_bytes)]
            response: HttpResponseBase = protected(request, *args, **kwargs)
            return response

        exempt: View = csrf_exempt(prepared)
        return exempt

    return decorate


def is_too_large(request: HttpRequest) -> bool:
    """Tell whether a file was sent that is larger than the view takes. Ask after reading `request.POST`."""
    return bool(getattr(request, NAME, False))
