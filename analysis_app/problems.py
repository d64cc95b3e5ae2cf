"""What can go wrong between a page and the warehouse, each with what to do.

Every problem is an exception that carries the text of its own page; page_frame
catches it and shows that page.
"""


class WarehouseProblem(Exception):
    """The page cannot show what it is for.

    `title` says what is the matter, `remedy` what to do about it, both in
    Markdown; `can_wait` whether trying again may help.
    """

    title = "The warehouse cannot be read"
    remedy = "Run `make build` to build it anew."
    can_wait = False

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.title)
        self.detail = detail


class WarehouseMissing(WarehouseProblem):
    """There is no file at the path of the warehouse."""

    title = "No warehouse yet"
    remedy = (
        "Run `make build` in the project's folder: it builds `warehouse.duckdb` "
        "within minutes. A warehouse elsewhere is named by the variable "
        "`WAREHOUSE_PATH`."
    )
    can_wait = True


class WarehouseLocked(WarehouseProblem):
    """Another process writes to the file, or a query on the old file still runs."""

    title = "The warehouse is being rebuilt"
    remedy = (
        "A build writes to the file and nobody else can read it until it is done. "
        "Try again in a moment. `make build` builds beside the file and never "
        "locks it."
    )
    can_wait = True


class WarehouseOutdated(WarehouseProblem):
    """A table, column or function that this app asks for is not there."""

    title = "The warehouse is of another version than this app"
    remedy = "Run `make build`: it brings the warehouse up to this version."


class WarehouseUnreadable(WarehouseProblem):
    """The file is no DuckDB database, or of a storage version unknown here."""

    title = "The file is not a warehouse that can be read"
    remedy = (
        "It is no DuckDB database, or a newer DuckDB wrote it. Run `make build`, "
        "or let `WAREHOUSE_PATH` name another file."
    )


class QueryStopped(WarehouseProblem):
    """The query ran longer than its time limit."""

    title = "The query took too long and was stopped"
    remedy = "Ask for less: fewer designs, or a filter."


class QueryTooLarge(WarehouseProblem):
    """The query takes more memory than the app may use."""

    title = "The query takes more memory than there is for it"
    remedy = (
        "Ask for less: fewer networks or platforms. A build that stores operating "
        "points (variable `operating_points_are_stored`) answers with less."
    )


class ArgumentRefused(WarehouseProblem):
    """A function of the warehouse was given a value that cannot be."""

    title = "A value cannot be right"
    remedy = (
        "Change the value that is named here; every figure has to be above zero "
        "and finite, and an empty field stands for unknown."
    )


class QueryRefused(WarehouseProblem):
    """The query of a person is none that may run, or DuckDB does not understand it."""

    title = "The query was refused"
    remedy = "Nothing was changed. Change the query and press Run."


class QueriesBusy(WarehouseProblem):
    """As many queries of people run as may run at once."""

    title = "Other queries are running"
    remedy = "Press Run again in a moment."


class NothingToShow(WarehouseProblem):
    """The query has no rows."""

    title = "Nothing to show for these choices"
    remedy = "Widen a choice on the left; an empty choice stands for all."


class NoSuchName(NothingToShow):
    """No network has the text in its name that was looked for."""

    title = "No network of this task has that in its name"
    remedy = "Change the text on the left; an empty one stands for all networks."
