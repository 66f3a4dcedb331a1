"""The access matrix: who may do what at which address. One table, walked by tests/integration/test_access_matrix.py.

A new address without a row fails, and so does a row without an address. To add rows:

1. Find the module of your topic here, or add one: every module of this package with `ROWS` is read.
2. A page that everybody may see:  Row("directory:list-services")
   (GET gives 200 to all; other methods than `methods` are refused). What comes out otherwise: `gives=302`, and where
   that depends on more than a role `gives=(200, 302)`.
3. A screen of staff:  Row("directory-staff:list-imports", allowed={Role.EDITOR: OK})
   Whoever is not named gets 403, and whoever is not signed in is sent to the page to sign in.
4. Something with an id in its address: name what makes one. A maker works inside the municipality that it gets, returns
   what the address takes, and makes what is not in the demo:
       services = Objects(own=own_service, other=service_of_another_organisation)
       Row("directory-staff:edit-service", objects=services, allowed={Role.EDITOR: OK, Role.PROVIDER: OWN})
   `own` makes something of the organisation of the demo's provider (`table.provider_organization(municipality)`),
   `other` of another organisation. OWN: 200 for one's own, 403 or 404 for another's. What belongs to the other
   municipality (`own`, made there) gives 404 to everybody (`foreign=` where it is another status).
5. An address that takes a form:  methods=GET | POST, and `posts=` for the status that a POST without any field gives
   (422 for a form that asks something, 302 where pressing the button is all). A POST that may not be done gives 403
   and changes nothing.

A screen of staff is tried by a stranger, each role, a provider of another organisation, and each role of the other
municipality on this host; with GET, POST and PUT; on one's own and another's, of this and of the other municipality.
No 200 may name people or services of the other municipality. A test of your own signs somebody in with the fixture
`signed_in(Role.EDITOR)` (tests/conftest.py).
"""
