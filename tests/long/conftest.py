"""What the long tests share with the tests of the whole site."""

from tests.integration.conftest import really_committing

__all__ = ["really_committing"]
