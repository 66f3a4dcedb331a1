"""A web server on this machine that answers as a test says, and a fetcher that may ask it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from draagkracht.integrations.web.fetcher import HttpFetcher

Answer = Callable[[BaseHTTPRequestHandler], None]


class LocalFetcher(HttpFetcher):
    """Asks servers on this machine, and no others. Otherwise as the real one."""

    ports = frozenset(range(1024, 65536))
    pause_seconds = 0.0

    def is_allowed(self, address: str) -> bool:
        """Tell whether an address is the one of the servers of tests."""
        return address == "127.0.0.1"


@dataclass
class WebServer:
    """A running server: paths with their answers, and what was asked of it."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def say(
        self, path: str, status: int = 200, body: bytes = b"", *, headers: dict[str, str] | None = None
    ) -> "WebServer":
        """Answer a path with a status, a body and headers."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self


@contextmanager
def serving() -> Iterator[WebServer]:
    """Run a server on 127.0.0.1 for as long as the block takes."""
    server = WebServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = server.answers.get(self.path.partition("?")[0])
            if answer is None:
                self.send_error(404)
                return
            try:
                answer(self)
            except OSError:  # the other side hung up, as it should
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
