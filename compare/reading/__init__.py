"""What a comparison page shows: rows, marks, notes and the sentences around them.

`layout`, `marks` and `wording` are pure; `source` reads the database; `page` puts all together.
"""

from __future__ import annotations
