"""What Python runs first where this folder is on its path, as in build_and_swap.

dbt keeps what it has parsed until it ends, so that searching it for garbage, again and
again, is a tenth of a build and finds next to none.
"""

import gc

gc.disable()
