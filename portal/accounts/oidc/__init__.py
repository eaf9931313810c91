"""Sign-in through a municipality's own identity provider: OpenID Connect by allauth, and what allauth leaves out.

`claims` and `tokens` decide whether a token is to be believed, `discovery` and `fetching` speak with the provider,
`allauth_layer` and `adapter` fit that into allauth's flow, `identities` says who is who, `sessions` how long it holds.
"""
