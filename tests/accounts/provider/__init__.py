"""A municipality's identity provider for the tests: allauth's own (allauth.idp.oidc), as a Django project by itself."""

LOA2 = "http://id.elegnamnden.se/loa/1.0/loa2"
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
