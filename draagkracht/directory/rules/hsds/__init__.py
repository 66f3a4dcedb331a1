"""Services in the exchange format HSDS 3 / ORUK: reading a feed, and writing a service."""

from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.directory.rules.hsds.write import to_hsds

__all__ = ["read_feed", "to_hsds"]
