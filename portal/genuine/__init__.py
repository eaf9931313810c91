"""Whether a document with a code was made here: the table of marks, the page that asks it, and the same for machines.

A mark says on which day a document was made and under which wording of the law. It knows no case, no municipality and
no person, and nothing leads from it to any; docs/decisions/0023-a-code-and-a-check.md.
"""
