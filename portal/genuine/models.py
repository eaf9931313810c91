"""The marks of documents that were made here."""

from django.db import models


class Mark(models.Model):
    """That a document was made, by the fingerprint of the data in it: the day, the law, the version of our form.

    The application may add a mark and read none: a guess is answered by the function `genuine_known`, which must be
    told 100 bits of a fingerprint, and there is no other way to count or list them. Forgotten after two years.
    """

    append_only = True

    fingerprint = models.CharField(max_length=64, primary_key=True)  # SHA-256, hexadecimal
    made_on = models.DateField()
    edition = models.CharField(max_length=10)
    wording = models.CharField(max_length=10)
    form = models.CharField(max_length=8)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"a document made on {self.made_on:%Y-%m-%d}"
