"""Pictures of the pages, to look at: each at 390 and 1280 px, in Dutch and in Arabic, into var/screenshots.

python tools/screenshots.py                 # starts the demo, takes the pictures, stops it
python tools/screenshots.py --port 8000     # of a demo that runs already
python tools/screenshots.py --only help     # the pages with this in their name
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "var" / "screenshots"
OWN_PORT = 8290
PATIENCE = 60  # seconds
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
WIDTHS = (390, 1280)
LANGUAGES = {"nl": "", "ar": "/ar"}
HOSTS = {"stad": "voorbeeldstad.localhost", "dorp": "voorbeelddorp.localhost"}
PAGES = {
    "home": "/",
    "help": "/hulp/",
    "directory": "/wat-is-er/",
    "check": "/check/",
    "call-back": "/bel-mij/",
    "about": "/over/",
    "privacy": "/privacy/",
    "accessibility": "/toegankelijkheid/",
    "components": "/componenten/",
    "not-found": "/bestaat-niet/",
}


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description="pictures of the pages, into var/screenshots")
    parser.add_argument("--port", type=int, help="port of a demo that runs already")
    parser.add_argument("--only", default="", help="the pages with this in their name")
    chosen = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No chromium here: install Debian's package 'chromium'.", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        port = chosen.port or stack.enter_context(demo())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for width in WIDTHS:
            take(browser, port, width, chosen.only)
        browser.close()
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.relative_to(ROOT)}")
    return 0


def take(browser: Browser, port: int, width: int, only: str) -> None:
    """Take the pictures of one width; the second municipality for the first page alone."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    for language, prefix in LANGUAGES.items():
        for name, path in PAGES.items():
            for host_name, host in HOSTS.items():
                if only in name and (host_name == "stad" or name == "home"):
                    page.goto(f"http://{host}:{port}{prefix}{path}", wait_until="networkidle")
                    page.screenshot(path=TARGET / f"{name}-{host_name}-{language}-{width}.png", full_page=True)
    page.close()


@contextlib.contextmanager
def demo() -> Iterator[int]:
    """Run a demo of our own beside any other, and give its port."""
    environment = {**os.environ, "PORT": str(OWN_PORT), "DRAAGKRACHT_VAR": str(ROOT / "var" / "screenshots" / ".demo")}
    program = Path(sys.executable).parent / "draagkracht"
    process = subprocess.Popen([program, "demo"], env=environment)  # noqa: S603  # our own program
    try:
        wait_for(OWN_PORT, process)
        yield OWN_PORT
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Return when something answers on the port; raises RuntimeError when the demo stops or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.3)
    raise RuntimeError("the demo did not start")


if __name__ == "__main__":
    sys.exit(main())
