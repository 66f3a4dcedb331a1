"""Which addresses on the network are public: everything else could be a machine behind our own door.

Source: the IANA registries of special-purpose addresses (RFC 6890), as Python knows them. An IPv6 address may hold an
IPv4 address (mapped: RFC 4291, 6to4: RFC 3056): then that one must be public.
"""

import ipaddress


def is_public(text: str) -> bool:
    """Tell whether an address, as the resolver gives it, is one of the public internet."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if inside:
            return _is_public(inside)
        if address.is_site_local:
            return False
    return _is_public(address)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
