"""Print the description of the API as it is published."""

from __future__ import annotations

import json

from runut.web.api import OPERATIONS
from runut.web.api.openapi import description

print(json.dumps(description(OPERATIONS), ensure_ascii=False, indent=2))
