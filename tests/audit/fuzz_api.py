#!/usr/bin/python3
"""Sends the API what it promises to take, what it should refuse, and what nobody should send.

Starts a server of the demonstration, reads the API's own description, and asks every operation as
every account and as a stranger. See README.md beside this file for what must hold, and
`fuzz_api.py --help` for how to repeat a run.
"""

import argparse
import collections
import datetime
import json
import multiprocessing
import os
import random
import re
import sys
import time
import traceback
import urllib.parse
import warnings

warnings.filterwarnings("ignore")
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from hypothesis.errors import HypothesisException  # noqa: E402

import bodies  # noqa: E402
from server import ROOT, Server  # noqa: E402
from wire import Answer, Connection, NoAnswer, Request, patience  # noqa: E402
from world import Person, World, operations_of  # noqa: E402

FULL = 50_000
QUICK = 1_500
# How often one finding is tried smaller.
MOST_SHRINKS = 200
# A failing sign-in of an account is counted against it; these end, lock or rename who is asking.
# They are tried last, by people who sign in again.
SESSION_TAG = "session"
# Each of them makes every later one slower; far days make a book of years.
MOST_DAYS_CLOSED = 2
BUSY = {"http.busy", "store.busy"}
# Of every account of the demonstration, as README.md says.
PASSWORD = "zhirong-demo"
CANARY = "canary-Passw0rd-%d"

WRONG_IDS = ["x", "0", "-1", "FIN-nothing", "a" * 64, "a" * 65, "a" * 3000, "..", ".", "%00", "%0a", "%2e%2e", "%2F",
             "%252e", "%ff", "%c0%af", "%ed%a0%80", "%F0%9F%90%8D", "%e6%b9%98", "'", "%27%20OR%201=1--", "%22", "%5c",
             "%3Cscript%3E", "*", "null", "true", "1e9", "%7B%7D", "a;b=c", "a,b", "%20", "%", "%zz", "a%", "~", "(", ":"]
WRONG_QUERIES = ["", "limit=0", "limit=501", "limit=-1", "limit=99999999999999999999", "limit=1e2", "limit=%31", "limit=",
                 "limit", "cursor=", "cursor=x", "cursor=%00", "cursor=%ff", "cursor=' OR 1=1 --", "cursor=" + "9" * 500,
                 "cursor=-1", "cursor=9223372036854775808", "unknown=1", "limit=1&limit=2", "%", "=", "&&&", "a=b=c",
                 "?" * 100, "x[]=1", "%E6=1", "q=" + "A" * 5000]
ODD_METHODS = [b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"TRACE", b"HEAD", b"POST", b"GET", b"CONNECT", b"BREW", b"get", b"M-SEARCH",
               b"G" * 500]
ODD_CONTENT_TYPES = [b"", b"text/plain", b"application/json; charset=utf-8", b"application/json;charset=latin1", b"application/xml",
                     b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded", b"APPLICATION/JSON",
                     b"application/json\x80", b"application/" + b"j" * 3000, b"application/octet-stream", b"*/*"]
ODD_COOKIES = [b"", b"=", b";", b"zhirong_session=", b"a=b; c=d", b"\xff\xfe", b"x" * 8000, b'"', b"zhirong_session=%00",
               b"; ".join(b"a%d=b" % i for i in range(300))]
ODD_KEYS = [b"", b" ", b"a" * 128, b"a" * 129, b"\x80", "钥".encode(), b"a b", b"'--", b"\x7f", b"0"]
ODD_HEADERS = [(b"X-Forwarded-For", b"127.0.0.1"), (b"X-HTTP-Method-Override", b"DELETE"), (b"Content-Encoding", b"gzip"),
               (b"Range", b"bytes=0-0"), (b"If-None-Match", b"*"), (b"Accept", b"text/html;q=0"), (b"Accept-Language", b"\xff"),
               (b"Origin", b"http://example.org"), (b"Host", b"example.org"), (b"Connection", b"upgrade"), (b"Upgrade", b"h2c"),
               (b"Authorization", b"Bearer "), (b"Authorization", b"Bearer x" + b"y" * 500), (b"Authorization", b"Basic YTpi"),
               (b"Authorization", b"\xff\xff"), (b"User-Agent", b"\xf0\x28\x8c\xbc"), (b"User-Agent", b"u" * 4000),
               (b"X-Long", b"h" * 17000), (b"X-Request-Id", b"mine"), (b"Traceparent", b"00-0-0-0"), (b"Te", b"trailers")]
ODD_TARGETS = [b"/", b"//", b"/api", b"/api/", b"/api/v1", b"/api/v1/", b"/api/v1/../v1/health", b"/api/v1/%2e%2e/%2e%2e/etc/passwd",
               b"/../../../../etc/passwd", b"/%2e%2e%2f%2e%2e%2fetc%2fpasswd", b"/..%5c..%5cetc", b"/assets/../../data/zhirong.db",
               b"/api/v1/health/", b"/API/V1/HEALTH", b"/api//v1/health", b"/api/v1/health;x=1", b"/api/v1/health#x", b"/api/v1/health?",
               b"/api/v1/%68ealth", b"http://127.0.0.1/api/v1/health", b"*", b"/" + b"a" * 9000, b"/" + b"a/" * 2000, b"/\xff\xfe",
               b"/%", b"/%0d%0aX:%20y", b"/api/v1/health?" + b"a=b&" * 1500, b"/api/v1/health%00", b"/index.html", b"/favicon.ico",
               b"/.git/config", b"/api/v1/financings/%00", "/湘".encode(), b"/api/v1/openapi.json?x", b"\\", b"/a|b", b"/{id}"]
RAW = [b"", b"\r\n", b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/0.9\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/2.0\r\n\r\n",
       b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost:\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
       b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
       b"GET / HTTP/1.1\r\n Host: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\x00b\r\n\r\n",
       b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n", b"A" * 100000, b"\x00" * 1000, bytes(range(256)) * 20,
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{}",
       b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}",
       b"GET /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n" * 5]


class Broken(Exception):
    """An answer that must not be."""

    def __init__(self, rule: str, operation: str, words: str):
        super().__init__(words)
        self.key = (rule, operation, words.split(":")[0])
        self.words = words


class Finding:
    def __init__(self, rule, operation, user, words, request, answer, where):
        self.rule, self.operation, self.user, self.words = rule, operation, user, words
        self.request, self.answer, self.where = request, answer, where


class Tally:
    """What one process counted."""

    def __init__(self):
        self.requests = 0
        self.statuses = collections.Counter()
        self.codes = collections.Counter()
        self.asked = collections.Counter()
        self.done = collections.Counter()  # answered 2xx
        self.slowest = []
        self.findings = []
        self.secrets = set()

    def add(self, other: "Tally"):
        self.requests += other.requests
        self.statuses += other.statuses
        self.codes += other.codes
        self.asked += other.asked
        self.done += other.done
        self.slowest = sorted(self.slowest + other.slowest, reverse=True)[:8]
        self.findings += other.findings
        self.secrets |= other.secrets


def judge(operation, person, request: Request, answer: Answer, as_addressed: bool):
    """Raises Broken where the answer is none that the server may give."""
    name = operation.name if operation else "-"
    kind = answer.headers.get("content-type", "")
    tree = None
    if answer.body and ("json" in kind or answer.status >= 400):
        try:
            tree = answer.json()
        except ValueError:
            raise Broken("problem" if answer.status >= 400 else "json", name,
                         "%d whose body is no JSON: %r" % (answer.status, answer.body[:200])) from None
    code = tree.get("code") if isinstance(tree, dict) and answer.status >= 400 else None
    if answer.status >= 500:
        excused = (answer.status == 503 and code in BUSY) or (answer.status == 502 and operation and "openid" in operation.path)
        if not excused:
            raise Broken("5xx", name, "%d %s" % (answer.status, code))
    request_id = answer.headers.get("x-request-id")
    if not request_id:
        raise Broken("request id", name, "%d without X-Request-Id" % answer.status)
    if answer.status >= 400 and request.method != b"HEAD":
        if kind != "application/problem+json":
            raise Broken("problem", name, "%d with Content-Type %r" % (answer.status, kind))
        wrong = wrong_with_problem(tree, answer.status, request_id, request)
        if wrong:
            raise Broken("problem", name, "%d: %s" % (answer.status, wrong))
    if 200 <= answer.status < 300 and operation and as_addressed and not operation.may_be_called_by(person):
        raise Broken("access", name, "%d for %s, who has none of the roles %s"
                     % (answer.status, person.user if person else "a stranger", operation.permissions))


def wrong_with_problem(tree, status, request_id, request):
    if not isinstance(tree, dict):
        return "no object"
    missing = [name for name in ("type", "title", "status", "detail", "instance", "code", "errors") if name not in tree]
    if missing:
        return "without " + ", ".join(missing)
    if tree["status"] != status:
        return "whose status member says %s" % tree["status"]
    if not tree["instance"].endswith(request_id):
        return "whose instance is not the request's id"
    if not isinstance(tree["errors"], list) or not tree["errors"]:
        return "without errors"
    for error in tree["errors"]:
        for language in ("zh", "en"):
            words = error.get(language)
            if not isinstance(words, str) or not words.strip():
                return "%s without words in %s" % (error.get("code"), language)
            quoted = json.dumps(error.get("facts", {}))
            if bodies.UNFILLED.search(words) and not bodies.UNFILLED.search(quoted):
                return "%s with a hole in its words: %s" % (error.get("code"), words)
        if not re.search("[\u4e00-\u9fff]", error["zh"]):
            return "%s without Chinese" % error.get("code")
        if not re.search("[A-Za-z]", error["en"]):
            return "%s without English" % error.get("code")
    return None


class Fuzzer:
    """One process: some of the people, one connection each, its own knowledge of the world."""

    def __init__(self, port, operations, people, today, chosen_seed, number, quick):
        self.operations = operations
        self.people = people
        self.seed = chosen_seed
        self.number = number
        self.quick = quick
        self.world = World(operations, today)
        self.bodies = bodies.Bodies(self.world.names, today)
        self.connection = Connection(port)
        self.tally = Tally()
        self.known = set()
        self.keys = 0
        self.round = 0
        self.closed_days = 0
        self.sent = {}  # by user: a write that was answered 2xx, to be sent again
        self.learned = []
        self.strategies = {}

    # One request.

    def ask(self, operation, person, request: Request):
        self.tally.requests += 1
        start = time.monotonic()
        answer = self.connection.ask(request)
        elapsed = time.monotonic() - start
        name = operation.name if operation else "-"
        self.tally.statuses[answer.status] += 1
        self.tally.asked[name] += 1
        if 200 <= answer.status < 300:
            self.tally.done[name] += 1
        self.tally.slowest = sorted(self.tally.slowest + [(round(elapsed, 3), name)], reverse=True)[:8]
        if elapsed > patience():
            raise NoAnswer("answered only after %.1f s" % elapsed)
        return answer

    def next_key(self) -> bytes:
        self.keys += 1
        return b"fuzz-%d-%d-%d" % (self.seed, self.number, self.keys)

    def signed(self, person, request: Request) -> Request:
        return request.with_header(b"Cookie", person.cookie) if person else request

    # Rounds. What they learn is taken in between them.

    def examine(self, operation, person, examples: int):
        """Some requests of one operation as one person."""
        self.round += 1
        where = "seed %d, part %d, round %d" % (self.seed, self.number, self.round)
        tries = 0
        best = None  # the smallest request that fails, and what it got

        @seed(self.seed * 1_000_003 + self.number * 100_003 + self.round)
        @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
                  suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet, report_multiple_bugs=False)
        @given(st.data())
        def run(data):
            nonlocal tries, best
            request, as_addressed, caller = self.drawn(operation, person, data)
            if best is not None:
                tries += 1
                if tries > MOST_SHRINKS:
                    return
            answer = None
            try:
                answer = self.ask(operation, caller, request)
                judge(operation, caller, request, answer, as_addressed)
            except NoAnswer as failure:
                # Not tried smaller: each try may take as long as this did.
                self.record("hang", operation, person, str(failure), request, None, where)
                return
            except Broken as failure:
                if failure.key in self.known:
                    return
                if best is None or len(request.wire("")) < len(best[1].wire("")):
                    best = (failure, request, answer)
                raise
            if 200 <= answer.status < 300:
                self.learned.append((operation, person, request, answer))
                if operation.is_write and operation.keyed and as_addressed:
                    self.repeatable = request

        self.repeatable = None
        try:
            run()
        except Broken:
            pass
        except HypothesisException:
            if best is None:
                raise
        if best is not None:
            failure, request, answer = best
            self.known.add(failure.key)
            self.record(failure.key[0], operation, person, failure.words, request, answer, where)
        if self.repeatable is not None:
            self.sent[person.user if person else ""] = self.repeatable
        self.absorb()

    def record(self, rule, operation, person, words, request, answer, where):
        key = (rule, operation.name if operation else "-", words.split(":")[0])
        if rule == "hang":
            if key in self.known:
                return
            self.known.add(key)
        self.tally.findings.append(Finding(rule, operation.name if operation else "-",
                                           person.user if person else "-", words, request, answer, where))

    def absorb(self):
        for operation, person, request, answer in self.learned:
            user = person.user if person else ""
            if request.method != b"HEAD":
                self.world.learn(operation, user, request.target.decode("latin-1"), answer)
            if operation.name == "closeDay":
                self.closed_days += 1
                if self.closed_days <= MOST_DAYS_CLOSED:
                    self.bodies.today += datetime.timedelta(1)
        self.learned = []
        self.strategies = {}
        self.tally.secrets |= self.world.secrets

    def survey(self, person, operations):
        """Looks around: lists first, then some pages behind them."""
        for operation in operations:
            request = self.signed(person, Request(b"GET", operation.path.encode()))
            try:
                answer = self.ask(operation, person, request)
                judge(operation, person, request, answer, True)
            except NoAnswer as failure:
                self.record("hang", operation, person, str(failure), request, None, "survey")
                continue
            except Broken as failure:
                if failure.key not in self.known:
                    self.known.add(failure.key)
                    self.record(failure.key[0], operation, person, failure.words, request, answer, "survey")
                continue
            self.learned.append((operation, person, request, answer))
        self.absorb()

    # What a request is made of.

    def drawn(self, operation, person, data):
        """The request; whether it is at the operation's own address and method; who asks."""
        user = person.user if person else ""
        kind = data.draw(st.integers(0, 99))  # small ones are the plain ones, to which shrinking goes
        offered = self.world.actions.get((user, operation.name))
        prefill = None
        if offered and kind < 80 and data.draw(st.integers(0, 9)) < 8:
            path, prefill = offered[data.draw(st.integers(0, len(offered) - 1))]
        else:
            path = self.path(operation, user, data, wrong=80 <= kind < 84)
        target = path + self.query(operation, data, wrong=84 <= kind < 88)
        request = Request(operation.method, target.encode("utf-8", "surrogatepass"))
        if operation.takes_file:
            content = self.file(data, wild=kind >= 55)
            request = Request(request.method, request.target, ((b"Content-Type", b"application/octet-stream"),), content)
        elif operation.body is not None:
            request = Request(request.method, request.target, ((b"Content-Type", b"application/json"),),
                              self.body(operation, data, kind, prefill))
        elif kind in range(55, 60):
            request = Request(request.method, request.target, (), data.draw(st.sampled_from(bodies.WILD)))
        if operation.keyed:
            request = request.with_header(b"Idempotency-Key", self.next_key())
        request = self.signed(person, request)
        if kind < 88:
            return request, True, person
        return self.oddly_wrapped(request, operation, person, data)

    def path(self, operation, user, data, wrong: bool) -> str:
        parts = []
        for at, part in enumerate(operation.segments):
            if not part.startswith("{"):
                parts.append(part)
                continue
            own, any_of_them = self.world.addressed(operation, at, user)
            which = data.draw(st.integers(0, 9))
            choices = own if which < 7 and own else any_of_them
            if wrong or not choices or which == 9:
                parts.append(data.draw(st.sampled_from(WRONG_IDS)))
            else:
                parts.append(urllib.parse.quote(data.draw(st.sampled_from(choices)), safe=""))
        return "/" + "/".join(parts)

    def query(self, operation, data, wrong: bool) -> str:
        if wrong:
            return "?" + data.draw(st.sampled_from(WRONG_QUERIES)).replace(" ", "%20")
        given_values = []
        for parameter in operation.query:
            if not parameter.get("required") and data.draw(st.integers(0, 2)) > 0:
                continue
            name, schema = parameter["name"], parameter.get("schema", {})
            if name == "limit":
                value = data.draw(st.sampled_from(["1", "500", "2", "50"]))
            elif name == "cursor":
                value = data.draw(st.sampled_from(self.world.names("next") or ["x"]))
            else:
                value = data.draw(self.bodies.valid(schema, name))
            given_values.append(name + "=" + urllib.parse.quote(str(value), safe=""))
        return "?" + "&".join(given_values) if given_values else ""

    def body(self, operation, data, kind: int, prefill) -> bytes:
        if operation.name == "closeDay":
            return self.close_day_body(data, kind)
        if 72 <= kind < 80:
            return data.draw(st.sampled_from(bodies.WILD))
        strategy = self.strategies.get(operation.name)
        if strategy is None:
            strategy = self.strategies[operation.name] = self.bodies.valid(operation.body)
        tree = data.draw(strategy)
        if prefill and isinstance(tree, dict):
            tree = bodies.with_prefill(tree, prefill)
        if 55 <= kind < 72:
            tree = self.bodies.broken(tree, data)
        text = bodies.written(tree)
        if kind == 71 and len(text) > 2:
            text = text[:data.draw(st.integers(1, len(text) - 1))]
        return text

    def close_day_body(self, data, kind: int) -> bytes:
        if kind >= 60:
            return data.draw(st.sampled_from([b"{}", b'{"to":"x"}', b'{"to":"2199-12-31"}', b'{"to":null}', b"[]"]))
        ahead = 1 if self.closed_days < MOST_DAYS_CLOSED else 0
        days = data.draw(st.integers(-1, ahead))
        return bodies.written({"to": (self.bodies.today + datetime.timedelta(days)).isoformat()})

    def file(self, data, wild: bool) -> bytes:
        specimens = self.world.files or bodies.FILES
        content = data.draw(st.sampled_from(bodies.FILES if wild else specimens))
        if wild and data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(content)))
            content = content[:at] + data.draw(st.binary(max_size=8)) + content[at + data.draw(st.integers(0, 8)):]
        return content

    def oddly_wrapped(self, request, operation, person, data):
        """The body as it should be, and one thing around it that should not."""
        without = [pair for pair in request.headers if pair[0] != b"Cookie"]
        what = data.draw(st.sampled_from(["method", "target", "cookie", "type", "key", "header", "again", "encoded", "bare"]))
        if what == "method":
            method = data.draw(st.sampled_from(ODD_METHODS))
            head = operation.method == b"GET" and method == b"HEAD"
            return Request(method, request.target, request.headers, request.body), head, person
        if what == "target":
            return Request(request.method, data.draw(st.sampled_from(ODD_TARGETS)), request.headers, request.body), False, person
        if what == "cookie":
            value = data.draw(st.sampled_from(ODD_COOKIES))
            return Request(request.method, request.target, tuple(without) + ((b"Cookie", value),), request.body), True, None
        if what == "type":
            kept = [pair for pair in request.headers if pair[0] != b"Content-Type"]
            value = data.draw(st.sampled_from(ODD_CONTENT_TYPES))
            return Request(request.method, request.target, tuple(kept) + ((b"Content-Type", value),), request.body), True, person
        if what == "key":
            kept = [pair for pair in request.headers if pair[0] != b"Idempotency-Key"]
            value = data.draw(st.sampled_from([None] + ODD_KEYS))
            if value is not None:
                kept.append((b"Idempotency-Key", value))
            return Request(request.method, request.target, tuple(kept), request.body), True, person
        if what == "header":
            return request.with_header(*data.draw(st.sampled_from(ODD_HEADERS))), True, person
        if what == "again":
            earlier = self.sent.get(person.user if person else "")
            if earlier is not None:
                if data.draw(st.booleans()):  # the same key for something else
                    return Request(earlier.method, earlier.target, earlier.headers, earlier.body + b" "), False, person
                return earlier, False, person
            return request, True, person
        if what == "encoded":
            path = request.target.decode("latin-1")
            at = data.draw(st.integers(1, len(path)))
            piece = data.draw(st.sampled_from(["%00", "%2F", "%", "//", "/.", "/..", ";a", "%C3%28", "?", "#", "%20", "\\", "%7f"]))
            return Request(request.method, (path[:at] + piece + path[at:]).encode("latin-1"), request.headers, request.body), False, person
        return Request(request.method, request.target, (), b"", True), True, None

    def raw_bytes(self, examples: int):
        """What is no request at all. The server may close without a word, or refuse."""
        self.round += 1
        where = "seed %d, part %d, round %d" % (self.seed, self.number, self.round)
        choose = random.Random(self.seed * 7 + self.round)
        for _ in range(examples):
            data = choose.choice(RAW)
            if choose.random() < 0.5 and data:
                at = choose.randrange(len(data))
                data = data[:at] + bytes(choose.randrange(256) for _ in range(choose.randrange(4))) + data[at + choose.randrange(4):]
            self.tally.requests += 1
            shown = Request(b"RAW", data[:200])
            try:
                received = self.connection.raw(data)
            except NoAnswer as failure:
                self.record("hang", None, None, str(failure), shown, None, where)
                continue
            for status in re.findall(rb"(?:^|\n)HTTP/1\.1 (\d{3}) ", received):
                self.tally.statuses[int(status)] += 1
                if int(status) >= 500:
                    self.record("5xx", None, None, "%d" % int(status), shown, Answer(int(status), {}, received), where)


def run_part(fuzzer: Fuzzer, plan, queue):
    """In a process of its own."""
    try:
        for index, (operation, person, examples) in enumerate(plan):
            if operation is None:
                fuzzer.survey(person, examples)
            else:
                fuzzer.examine(operation, person, examples)
                if index % 60 == 59:
                    fuzzer.raw_bytes(3)
        queue.put((fuzzer.number, fuzzer.tally, None))
    except BaseException:
        queue.put((fuzzer.number, fuzzer.tally, traceback.format_exc()))


def plan_of(operations, people, requests: int, quick: bool, chosen: random.Random):
    """What one process does: everybody looks around, then asks everything in a shuffled order.
    Who may not call an operation asks it once, who may asks it again and again."""
    lists = [each for each in operations if each.method == b"GET" and not each.parameters]
    plan = []
    spent = 0
    for index, person in enumerate(people):
        seen = lists[index % 10::10] if quick else lists
        if person is not None:
            plan.append((None, person, seen))
            spent += len(seen)
    pages = [each for each in operations if each.method == b"GET" and each.parameters]
    asked = [each for each in operations if each.tag != SESSION_TAG or not each.is_write]
    if quick:
        cells = []
        for operation in asked:
            may = [each for each in people if operation.may_be_called_by(each)] or [None]
            may_not = [each for each in people if not operation.may_be_called_by(each)] or [None]
            cells += [(operation, chosen.choice(may)), (operation, chosen.choice(may_not))]
    else:
        cells = [(operation, person) for operation in asked for person in people]
    deep = [cell for cell in cells if cell[0].may_be_called_by(cell[1])]
    shallow = [cell for cell in cells if not cell[0].may_be_called_by(cell[1])]
    left = max(0, requests - spent - len(shallow))
    # Pages before acts: they say what may be done, and with what.
    first = [cell for cell in deep if cell[0] in pages]
    rest = [cell for cell in deep if cell[0] not in pages]
    chosen.shuffle(first)
    order = first + chosen.sample(rest + shallow, len(rest) + len(shallow))
    weight = {id(cell): 3 if cell[0].is_write else 1 for cell in deep}
    whole = sum(weight.values()) or 1
    sweeps = 1 if quick else 2
    done = 0.0
    for sweep in range(sweeps):
        if sweep > 0:
            order = chosen.sample(deep, len(deep))
        for cell in order:
            if id(cell) not in weight:
                plan.append((cell[0], cell[1], 1))
                continue
            before = int(done)
            done += left * weight[id(cell)] / whole / sweeps
            if int(done) > before:
                plan.append((cell[0], cell[1], int(done) - before))
    return plan


def sign_in(connection: Connection, user: str, password: str):
    body = json.dumps({"user": user, "password": password}).encode()
    answer = connection.ask(Request(b"POST", b"/api/v1/session", ((b"Content-Type", b"application/json"),), body))
    if answer.status != 200:
        return None
    cookie = answer.headers["set-cookie"].split(";")[0].encode()
    return Person(user, answer.json()["roles"], cookie)


def sessions_part(fuzzer: Fuzzer, connection: Connection, accounts, quick: bool):
    """What ends sessions, changes passwords and locks people out, by people who sign in again
    where it worked. Wrong passwords are canaries: the log must not have them."""
    operations = [each for each in fuzzer.operations if each.tag == SESSION_TAG and each.is_write]
    examples = 2 if quick else 12
    order = list(accounts)
    random.Random(fuzzer.seed).shuffle(order)
    administrators = [each for each in accounts if "administrator" in each["roles"]]
    turn = 0
    for operation in operations:
        needs = operation.permissions and "administrator" in operation.permissions
        for _ in range(1 if quick else 3):
            account = administrators[0] if needs else order[turn % len(order)]
            turn += 1
            person = sign_in(connection, account["user"], PASSWORD)
            fuzzer.examine(operation, person, examples)
    for number in range(3):
        sign_in(connection, order[number]["user"], CANARY % number)


def log_lines(path: str, request_id: str):
    with open(path, encoding="utf-8", errors="replace") as log:
        return [line.rstrip() for line in log if request_id and request_id in line][:6]


def show_findings(findings, server: Server, folder: str):
    os.makedirs(folder, exist_ok=True)
    for number, finding in enumerate(findings, 1):
        print("\n✗ %d. %s: %s as %s: %s (%s)" % (number, finding.rule, finding.operation, finding.user, finding.words, finding.where))
        if len(finding.request.body) > 4096:
            file = os.path.join(folder, "fuzz-%d.body" % number)
            with open(file, "wb") as stream:
                stream.write(finding.request.body)
            print("  BODY is " + file)
        print("  " + finding.request.curl("http://127.0.0.1:8080"))
        if finding.answer is not None:
            print("  → %d %s" % (finding.answer.status, finding.answer.body[:1500].decode("utf-8", "replace")))
            for line in log_lines(server.log, finding.answer.headers.get("x-request-id", "")):
                print("  log: " + line[:1500])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="some %d requests, one process" % QUICK)
    parser.add_argument("--requests", type=int, help="at least so many (full: %d)" % FULL)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED", 0)) or None,
                        help="repeats a run; also SEED=…")
    parser.add_argument("--workers", type=int, help="processes; one sends in the same order each time")
    parser.add_argument("--keep", default=os.path.join(ROOT, "build", "audit"), help="folder for large bodies")
    parser.add_argument("--only", help="operations whose names match this regular expression")
    chosen = parser.parse_args()
    requests = chosen.requests or (QUICK if chosen.quick else FULL)
    workers = chosen.workers or (1 if chosen.quick else 3)
    # A test that fails must fail again: the quick form draws the same each time.
    number = chosen.seed or (1 if chosen.quick else random.SystemRandom().randrange(1, 1_000_000))
    print("种子 seed %d" % number, flush=True)

    server = Server()
    try:
        return run(server, chosen, requests, workers, number)
    finally:
        server.remove()


def run(server: Server, chosen, requests: int, workers: int, number: int) -> int:
    started = time.monotonic()
    connection = Connection(server.port)
    health = connection.ask(Request(b"GET", b"/api/v1/health")).json()
    accounts = health["accounts"]
    for account in accounts:
        account.setdefault("roles", [])
    today = datetime.date.fromisoformat(health["business_date"])
    operations = operations_of(connection.ask(Request(b"GET", b"/api/v1/openapi.json")).json())
    if chosen.only:
        operations = [each for each in operations if not each.is_write or re.search(chosen.only, each.name)]
    people = []
    for account in accounts:
        person = sign_in(connection, account["user"], PASSWORD)
        if person is None:
            raise SystemExit("%s cannot sign in" % account["user"])
        account["roles"] = person.roles
        people.append(person)
    people.append(None)  # a stranger
    secrets = {PASSWORD}
    secrets |= {person.cookie.split(b"=", 1)[1].decode() for person in people if person}
    secrets |= {CANARY % each for each in range(3)}
    if chosen.quick:
        # One person of each set of roles: who else has them differs in records, not in code.
        people = list({tuple(each.roles) if each else (): each for each in reversed(people)}.values())[::-1]
    print("%d 个操作，%d 个账号 / %d operations, %d accounts, %d of them and a stranger ask"
          % (len(operations), len(accounts), len(operations), len(accounts), len(people) - 1), flush=True)

    queue = multiprocessing.Queue()
    processes = []
    for part in range(workers):
        share = people[part::workers]
        fuzzer = Fuzzer(server.port, operations, share, today, number, part, chosen.quick)
        plan = plan_of(operations, share, requests // workers + 1, chosen.quick, random.Random(number * 31 + part))
        process = multiprocessing.Process(target=run_part, args=(fuzzer, plan, queue))
        process.start()
        processes.append(process)
    tally = Tally()
    crashed = []
    for _ in processes:
        part, counted, failure = queue.get()
        tally.add(counted)
        if failure:
            crashed.append("part %d: %s" % (part, failure))
    for process in processes:
        process.join()

    last = Fuzzer(server.port, operations, [], today, number, workers, chosen.quick)
    survey_by = next(each for each in people if each is not None and "administrator" in each.roles)
    last.survey(survey_by, [each for each in operations if each.method == b"GET" and not each.parameters])
    sessions_part(last, connection, accounts, chosen.quick)
    tally.add(last.tally)
    secrets |= tally.secrets

    wrong = list(crashed)
    try:
        if Connection(server.port).ask(Request(b"GET", b"/api/v1/health")).status != 200:
            wrong.append("服务器末尾不健康 / the server is not healthy at the end")
    except (NoAnswer, OSError) as failure:
        wrong.append("服务器末尾无应答 / no answer at the end: %s" % failure)
    elapsed = time.monotonic() - started
    code = server.stop()
    if code != 0:
        wrong.append("服务器以 %d 退出 / the server ended with code %d" % (code, code))
    proof = server.verify()
    if proof.returncode != 0:
        wrong.append("账簿核对未通过 / verify: %d\n%s%s" % (proof.returncode, proof.stdout[-3000:], proof.stderr[-2000:]))
    with open(server.log, encoding="utf-8", errors="replace") as stream:
        log = stream.read()
    leaked = [secret for secret in secrets if secret in log]
    for secret in leaked:
        line = next(each for each in log.splitlines() if secret in each)
        wrong.append("日志含机密 / a secret in the log: %s" % line[:300])

    unique = {}
    for finding in tally.findings:
        unique.setdefault((finding.rule, finding.operation, finding.words.split(":")[0]), finding)
    show_findings(unique.values(), server, chosen.keep)
    for words in wrong:
        print("\n✗ " + words)

    never = sorted(each.name for each in operations if not tally.done[each.name])
    print("\n%d 个请求，%.0f 秒 / %d requests in %.0f s" % (tally.requests, elapsed, tally.requests, elapsed))
    print("按状态 by status: " + ", ".join("%d × %d" % (status, tally.statuses[status]) for status in sorted(tally.statuses)))
    print("操作 operations: %d asked of %d, %d answered 2xx at least once"
          % (sum(1 for each in operations if tally.asked[each.name]), len(operations), len(operations) - len(never)))
    print("从未 2xx never 2xx: " + (", ".join(never) or "-"))
    print("最慢 slowest: " + ", ".join("%s %.3f s" % (name, seconds) for seconds, name in tally.slowest))
    print(proof.stdout.strip().splitlines()[-2] if proof.stdout.strip() else "no proof")
    if unique or wrong:
        print("✗ %d 处 / found: %d. SEED=%d WORKERS=%d" % (len(unique) + len(wrong), len(unique) + len(wrong), number, workers))
        return 1
    print("✓ 无 5xx、无超时、账簿完整、日志无机密 / no 5xx, nothing hung, the book is whole, no secret in the log")
    return 0


if __name__ == "__main__":
    sys.exit(main())
