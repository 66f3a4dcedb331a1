"""Services in the exchange format HSDS 3 / ORUK: reading a feed, and writing a service."""
