"""Forms that somebody else made (AcroForm): read, cleaned and filled. All of it runs in a sealed child, none in Django.

``inspecting.inspect`` and ``filling.fill`` are for ``portal.drawing.pool.in_child``.
"""
