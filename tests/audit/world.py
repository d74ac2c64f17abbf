"""What is known of the server: its operations, the people, and the values seen in its answers."""

import collections
import datetime
import re

MOST_SEEN = 60
MOST_ACTIONS = 40
# Members whose values must never be written down.
SECRET_NAMES = {"token", "secret", "password", "recovery_codes", "codes", "uri"}


class Operation:
    def __init__(self, path: str, method: str, document: dict):
        self.path = path
        self.method = method.upper().encode()
        self.name = document["operationId"]
        self.tag = document["tags"][0]
        self.segments = [part for part in path.split("/")[1:]]
        self.parameters = re.findall(r"\{([a-z_0-9]+)\}", path)
        self.query = [each for each in document.get("parameters", ()) if each.get("in") == "query"]
        self.keyed = any("$ref" in each for each in document.get("parameters", ()))
        content = document.get("requestBody", {}).get("content", {})
        self.body = content.get("application/json", {}).get("schema")
        self.takes_file = "application/octet-stream" in content
        self.is_open = document["security"] == []
        self.permissions = document.get("x-permissions")  # absent: everybody who signed in

    @property
    def is_write(self) -> bool:
        return self.method != b"GET"

    def may_be_called_by(self, person) -> bool:
        if self.is_open:
            return True
        if person is None:
            return False
        return self.permissions is None or bool(set(self.permissions) & set(person.roles))


class Person:
    def __init__(self, user: str, roles, cookie: bytes):
        self.user = user
        self.roles = list(roles)
        self.cookie = cookie


def resolved(schema, components):
    """Without references; a reference to itself ends in anything."""

    def walk(node, above):
        if isinstance(node, list):
            return [walk(each, above) for each in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            name = node["$ref"].rsplit("/", 1)[1]
            return {} if name in above else walk(components[name], above | {name})
        return {name: walk(each, above) for name, each in node.items()}

    return walk(schema, frozenset())


def operations_of(document: dict):
    components = document["components"]["schemas"]
    found = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            one = Operation(path, method, operation)
            if one.body is not None:
                one.body = resolved(one.body, components)
            found.append(one)
    return found


class World:
    """Grows between rounds only: within one, what is drawn must mean the same each time."""

    def __init__(self, operations, today: datetime.date):
        self.operations = operations
        self.today = today
        self.values = collections.defaultdict(list)    # by a member's name
        self.ids = collections.defaultdict(list)       # by what stands before them in an address
        self.own = collections.defaultdict(list)       # the same, by who saw them
        self.actions = collections.defaultdict(list)   # by who was offered which operation
        self.files = []                                # downloaded
        self.secrets = set()
        self._by_shape = collections.defaultdict(list)
        for operation in operations:
            self._by_shape[len(operation.segments)].append(operation)
        self._collections = {operation.path: operation for operation in operations if operation.method == b"GET"}

    def names(self, name: str):
        """What to put for a field of that name, or to choose from a list at that address."""
        if name.startswith("/"):
            return self.ids.get(name.split("?")[0] + "/") or []
        return self.values.get(name, [])

    def addressed(self, operation: Operation, at: int, user: str):
        """Values for a parameter of the path: what that person saw, and what anybody saw."""
        before = prefix(operation, at)
        name = operation.segments[at].strip("{}")
        own = self.own.get((user, before)) or self.own.get((user, name)) or []
        return own, self.ids.get(before) or self.values.get(name) or self.values.get("id") or []

    def learn(self, operation: Operation, user: str, target: str, answer):
        if answer.status >= 300 or not answer.body:
            return
        if not answer.headers.get("content-type", "").startswith("application/json"):
            if len(self.files) < MOST_SEEN and len(answer.body) < 1 << 20:
                self.files.append(answer.body)
            return
        tree = answer.json()
        self._addresses(target, user)
        if isinstance(tree, dict):
            below = operation.path + "/"
            for item in tree.get("items") or []:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    self._see(below, item["id"], user)
            if isinstance(tree.get("id"), str):
                self._see(below, tree["id"], user)
        self._walk(tree, user, operation.tag == "session", 0)

    def _see(self, key: str, value: str, user: str):
        add(self.ids[key], value, MOST_SEEN)
        add(self.own[(user, key)], value, MOST_SEEN)

    def _walk(self, tree, user, of_session, depth):
        if depth > 12:
            return
        if isinstance(tree, list):
            for item in tree[:40]:
                self._walk(item, user, of_session, depth + 1)
        if not isinstance(tree, dict):
            return
        if {"name", "method", "path", "schema", "prefill"} <= tree.keys():
            offered = self.actions[(user, tree["name"])]
            self._addresses(tree["path"], user)
            entry = (tree["path"], tree["prefill"])
            if all(path != tree["path"] for path, _ in offered):
                add(offered, entry, MOST_ACTIONS)
            else:
                offered[[path for path, _ in offered].index(tree["path"])] = entry
            self._walk(tree["prefill"], user, of_session, depth + 1)
            return
        for name, value in tree.items():
            if isinstance(value, str):
                if of_session and name in SECRET_NAMES and len(value) >= 8:
                    self.secrets.add(value)
                elif 0 < len(value) <= 200:
                    add(self.values[name], value, MOST_SEEN)
                    add(self.own[(user, name)], value, MOST_SEEN)
                    if value.startswith("/api/"):
                        self._addresses(value, user)
            else:
                if of_session and name in SECRET_NAMES and isinstance(value, list):
                    self.secrets.update(each for each in value if isinstance(each, str) and len(each) >= 8)
                if isinstance(value, list) and value and isinstance(value[0], str):
                    for each in value[:20]:
                        if isinstance(each, str) and 0 < len(each) <= 200:
                            add(self.values[name], each, MOST_SEEN)
                self._walk(value, user, of_session, depth + 1)

    def _addresses(self, target: str, user: str):
        parts = target.split("?")[0].split("/")[1:]
        for operation in self._by_shape[len(parts)]:
            if all(mine.startswith("{") or mine == theirs for mine, theirs in zip(operation.segments, parts)):
                for at, mine in enumerate(operation.segments):
                    if mine.startswith("{") and "%" not in parts[at]:
                        self._see(prefix(operation, at), parts[at], user)


def prefix(operation: Operation, at: int) -> str:
    return "/" + "".join(part + "/" for part in operation.segments[:at])


def add(values: list, value, most: int):
    """The newest stay; what was there first too, for the demonstration's records have all stages."""
    if value in values:
        return
    if len(values) >= most:
        del values[most // 2]
    values.append(value)
