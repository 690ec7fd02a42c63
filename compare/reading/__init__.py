"""What a comparison page shows: rows, marks, notes and the sentences around them.

`layout`, `marks`, `headlines` and `wording` ask nobody; `source` and `voices` read the database;
`rows`, `notes` and `overview` arrange what they gave, and `page` puts all together.
"""

from __future__ import annotations
