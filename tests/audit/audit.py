#!/usr/bin/python3
"""Lets tools that attack loose on a server of the demonstration, and judges what they found.

Each part passes or fails by a rule that README.md beside this file states; a tool that did not do
its work fails too. The report is build/audit/report.md.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import server as servers  # noqa: E402
from server import PROGRAM, ROOT, Server  # noqa: E402
from wire import Connection, NoAnswer, Request  # noqa: E402

OUT = os.path.join(ROOT, "build", "audit")
PASSWORD = "zhirong-demo"
# What a tool may take: more than it needs, so that a stuck one ends.
MOST_SECONDS = 1800
PASSED, FAILED, NOT_JUDGED = "passed", "FAILED", "not judged"


class Verdict:
    def __init__(self, part, tool, verdict, summary, details=""):
        self.part, self.tool, self.verdict = part, tool, verdict
        self.summary, self.details = summary, details


def say(words):
    print(words, flush=True)


def output_of(command, **options):
    """What it wrote, both ways, and its exit code; a tool that does not end is ended."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=MOST_SECONDS, check=False, **options)
        return done.stdout.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "replace") + "\n(ended after %d s)" % MOST_SECONDS, -1


def version_of(package):
    found, _ = output_of(["dpkg-query", "-W", "-f", "${Package} ${Version}", package])
    return found.strip()


def kept(name, text):
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as stream:
        stream.write(text)


class Target:
    """The server, and somebody who signed in."""

    def __init__(self, server):
        self.server = server
        self.origin = "http://127.0.0.1:%d" % server.port
        self.connection = Connection(server.port)
        self.cookies = {}

    def cookie(self, user):
        if user not in self.cookies:
            body = json.dumps({"user": user, "password": PASSWORD}).encode()
            answer = self.connection.ask(Request(b"POST", b"/api/v1/session", ((b"Content-Type", b"application/json"),), body))
            if answer.status != 200:
                raise SystemExit("%s: %s" % (user, answer.body.decode("utf-8", "replace")))
            self.cookies[user] = answer.headers["set-cookie"].split(";")[0]
        return self.cookies[user]

    def get(self, user, path):
        answer = self.connection.ask(Request(b"GET", path.encode(), ((b"Cookie", self.cookie(user).encode()),)))
        if answer.status != 200:
            raise SystemExit("%s: %d %s" % (path, answer.status, answer.body.decode("utf-8", "replace")))
        return answer.json()

    def first_id(self, user, path):
        return urllib.parse.quote(self.get(user, path)["items"][0]["id"], safe="")


# Injection.

def sql_targets(target):
    """What reaches the store by another way each: a query, an address, a body, a header, a cookie."""
    as_officer = ["--cookie", target.cookie("bank.officer")]
    as_auditor = ["--cookie", target.cookie("auditor")]
    content = "Content-Type: application/json"
    financing = target.first_id("bank.officer", "/api/v1/financings")
    return [
        ("query of a list", ["-u", target.origin + "/api/v1/financings?limit=5&cursor=1*"] + as_officer),
        ("search of rights", ["-u", target.origin + "/api/v1/rights?limit=5*"] + as_auditor),
        ("address", ["-u", target.origin + "/api/v1/financings/" + financing + "*"] + as_officer),
        ("body of signing in", ["-u", target.origin + "/api/v1/session", "--data", '{"user":"nobody*","password":"x"}',
                                "--headers", content]),
        ("idempotency key", ["-u", target.origin + "/api/v1/financings", "--method", "POST", "--data", "{}",
                             "--headers", content + "\nIdempotency-Key: a*"] + as_officer),
        ("session cookie", ["-u", target.origin + "/api/v1/session", "--cookie", "zhirong_session=a*", "--level", "2"]),
    ]


def sqlmap(target, _):
    results, details = [], []
    folder = os.path.join(OUT, "sqlmap")
    shutil.rmtree(folder, ignore_errors=True)
    for name, arguments in sql_targets(target):
        found, _ = output_of(["sqlmap", "--batch", "--flush-session", "--output-dir", folder, "--disable-coloring",
                              "--threads", "4", "--ignore-code", "*", "--timeout", "30", "--skip-waf", *arguments])
        kept("sqlmap-%s.txt" % name.replace(" ", "-"), found)
        if "identified the following injection point" in found:
            results.append((name, False))
            details.append(name + "\n" + found[found.index("identified the following injection point"):][:1500])
        elif "do not appear to be injectable" in found or "does not seem to be injectable" in found:
            results.append((name, True))
        else:
            results.append((name, False))
            details.append("%s: did not finish\n%s" % (name, found[-1500:]))
    good = all(passed for _, passed in results)
    return Verdict("sqlmap", version_of("sqlmap"), PASSED if good else FAILED,
                   "%d of %d inputs not injectable: %s" % (sum(passed for _, passed in results), len(results),
                                                          ", ".join(name for name, passed in results if passed)),
                   "\n".join(details))


# Crawling and attacking.

# Without those that ask a server elsewhere (ssrf, xxe, log4shell) or fetch their lists first (nikto, wapp).
WAPITI_MODULES = "backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss"
# Its modules name their findings by class. These say how the server is set up, and are shown, not failed.
WAPITI_LOW = {"HTTP Methods", "Fingerprint web technology", "Fingerprint web server", "Internal Server Error", "Secure Flag cookie"}
WAPITI_REASONS = {
    "Secure Flag cookie": "the listener is HTTP; with TLS the attribute is set",
    "HttpOnly Flag cookie": None,
}


def wapiti(target, quick):
    cookie = target.cookie("auditor")
    financing = target.first_id("auditor", "/api/v1/financings")
    right = target.first_id("auditor", "/api/v1/rights")
    starts = ["/", "/api/v1/health", "/api/v1/catalogue", "/api/v1/financings?limit=5&cursor=1", "/api/v1/financings/" + financing,
              "/api/v1/rights?limit=5", "/api/v1/rights/" + right, "/api/v1/tasks", "/api/v1/readings?limit=5", "/api/v1/session/openid",
              "/api/v1/session/openid/return?code=a&state=b"]
    report = os.path.join(OUT, "wapiti.json")
    if os.path.exists(report):
        os.remove(report)
    command = ["wapiti", "-u", target.origin + "/", "--scope", "domain", "-m", WAPITI_MODULES, "-f", "json", "-o", report, "--flush-session",
               "--no-bugreport", "-v", "1", "-d", "3", "--max-links-per-page", "40", "--max-scan-time", "3",
               "--max-attack-time", "60" if quick else "120", "-t", "30", "-H", "Cookie: " + cookie]
    for start in starts[1:]:
        command += ["-s", target.origin + start]
    found, _ = output_of(command, env={**os.environ, "HOME": OUT})
    kept("wapiti.txt", found)
    tool = version_of("wapiti")
    if not os.path.exists(report):
        return Verdict("wapiti", tool, FAILED, "wrote no report", found[-2000:])
    with open(report, encoding="utf-8") as stream:
        result = json.load(stream)
    wrong, mild = [], []
    for kind, findings in {**result["vulnerabilities"], **result["anomalies"]}.items():
        for each in findings:
            line = "%s: %s %s %s" % (kind, each.get("method"), each.get("path"), each.get("info"))
            (mild if kind in WAPITI_LOW and kind != "Internal Server Error" else wrong).append(line)
    pages = result["infos"].get("crawled_pages_nbr", result["infos"].get("crawled_pages", "?"))
    return Verdict("wapiti", tool, FAILED if wrong else PASSED,
                   "%s pages attacked; medium or high: %d, low: %d" % (pages if not isinstance(pages, list) else len(pages),
                                                                      len(wrong), len(mild)),
                   "\n".join(wrong + ["low: " + each for each in mild]))


# Slow clients.

class NormalClient(threading.Thread):
    """Somebody at work meanwhile: one page after the other, on connections as a browser keeps them."""

    PATHS = ["/api/v1/session", "/api/v1/tasks", "/api/v1/financings?limit=20", "/api/v1/health"]

    def __init__(self, target, user):
        super().__init__()
        self.cookie = target.cookie(user).encode()
        self.port = target.server.port
        self.ended = threading.Event()
        self.times, self.failures = [], []

    def run(self):
        connection = Connection(self.port)
        turn = 0
        while not self.ended.is_set():
            if turn % 20 == 0:
                connection.close()  # A new person comes.
            path = self.PATHS[turn % len(self.PATHS)]
            turn += 1
            start = time.monotonic()
            try:
                answer = connection.ask(Request(b"GET", path.encode(), ((b"Cookie", self.cookie),)))
                if answer.status != 200:
                    self.failures.append("%s: %d" % (path, answer.status))
            except (NoAnswer, OSError) as failure:
                self.failures.append("%s: %s" % (path, failure))
                connection.close()
            self.times.append(time.monotonic() - start)
            self.ended.wait(0.02)

    def figures(self):
        ordered = sorted(self.times)

        def at(share):
            return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

        return "%d answers, p50 %.0f ms, p99 %.0f ms, longest %.0f ms" % (len(ordered), at(0.5), at(0.99), 1000 * ordered[-1])


def measured(target, during):
    client = NormalClient(target, "bank.officer")
    client.start()
    try:
        result = during()
    finally:
        client.ended.set()
        client.join()
    return client, result


def slow(target, quick):
    seconds = 15 if quick else 40
    connections = 500 if quick else 2000
    page = target.origin + "/api/v1/openapi.json"
    modes = [
        ("slow headers (slowloris)", ["-H", "-u", page]),
        ("slow body", ["-B", "-u", target.origin + "/api/v1/session", "-t", "POST", "-f", "application/json"]),
        ("slow read", ["-X", "-u", page, "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3"]),
    ]
    calm, _ = measured(target, lambda: time.sleep(seconds / 2))
    lines = ["no attack: " + calm.figures()]
    wrong = ["no attack: " + each for each in calm.failures[:5]]
    for name, arguments in modes:
        command = ["slowhttptest", "-c", str(connections), "-r", "400", "-i", "5", "-l", str(seconds), "-p", "30", *arguments]
        client, (found, _) = measured(target, lambda command=command: output_of(command))
        found = re.sub("\x1b\\[[0-9;]*[A-Za-z]", "", found)
        kept("slowhttptest-%s.txt" % name.split(" (")[0].replace(" ", "-"), found)
        availability = re.findall(r"service available:\s+(YES|NO)", found)
        most = max([int(each) for each in re.findall(r"connected:\s+(\d+)", found)] or [0])
        lines.append("%s, up to %d connections held: %s" % (name, most, client.figures()))
        if not availability:
            wrong.append("%s: did not run\n%s" % (name, found[-800:]))
        if "NO" in availability:
            wrong.append("%s: service not available in %d of %d probes" % (name, availability.count("NO"), len(availability)))
        wrong += ["%s: %s" % (name, each) for each in client.failures[:5]]
    return Verdict("slowhttptest", version_of("slowhttptest"), FAILED if wrong else PASSED, "; ".join(lines), "\n".join(wrong))


# TLS.

# What only a certificate of a public authority could have.
CERTIFICATE_OF_A_TEST = re.compile("cert_(chain_of_trust|trust|caIssuers|certificatePolicyEV|crlDistributionPoints|ocspURL|revocation.*"
                                   "|expirationStatus|notAfter|extlifeSpan|eTLS|validityPeriod|mustStapleExtension)|DNS_CAArecord"
                                   "|OCSP_stapling|certificate_transparency|scanTime|overall_grade|grade_cap.*|final_score")


def testssl(target, quick):
    tool = version_of("testssl.sh")
    options, _ = output_of([PROGRAM, "serve", "--help"])
    if "--tls-certificate" not in options:
        return Verdict("testssl", tool, NOT_JUDGED, "this program's `serve` has no --tls-certificate: there is no TLS to look at")
    key, certificate = os.path.join(OUT, "key.pem"), os.path.join(OUT, "certificate.pem")
    made, code = output_of(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "90",
                            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate])
    if code != 0:
        return Verdict("testssl", tool, FAILED, "openssl made no certificate", made)
    os.chmod(key, 0o600)
    report = os.path.join(OUT, "testssl.json")
    if os.path.exists(report):
        os.remove(report)
    listener = Server("--tls-certificate", certificate, "--tls-key", key)
    try:
        found, _ = output_of(["testssl", "--quiet", "--color", "0", "--warnings", "off", "--jsonfile", report, "--nodns", "none",
                              "--ip", "127.0.0.1", "-p", "-s", "-f", "-P", "-S", "-h", "-U", "localhost:%d" % listener.port])
    finally:
        listener.stop()
        listener.remove()
        os.remove(key)
    kept("testssl.txt", found)
    if not os.path.exists(report):
        return Verdict("testssl", tool, FAILED, "wrote no report", found[-2000:])
    with open(report, encoding="utf-8") as stream:
        findings = json.load(stream)
    protocols = {each["id"]: each["finding"] for each in findings if each["id"] in ("SSLv2", "SSLv3", "TLS1", "TLS1_1", "TLS1_2", "TLS1_3")}
    wrong = ["%s %s: %s" % (each["severity"], each["id"], each["finding"]) for each in findings
             if each["severity"] in ("MEDIUM", "HIGH", "CRITICAL") and not CERTIFICATE_OF_A_TEST.fullmatch(each["id"])]
    if not protocols:
        wrong.append("it reached no TLS:\n" + found[-1500:])
    return Verdict("testssl", tool, FAILED if wrong else PASSED,
                   "%d findings, %d of MEDIUM or above; %s" % (len(findings), len(wrong), ", ".join("%s %s" % each for each in protocols.items())),
                   "\n".join(wrong))


# What ships to browsers.

def npm_audit(target, quick):
    version, _ = output_of(["npm", "--version"])
    tool = "npm " + version.strip().splitlines()[-1]
    found, _ = output_of(["npm", "audit", "--omit=dev", "--json"], cwd=os.path.join(ROOT, "web"))
    kept("npm-audit.json", found)
    try:
        result = json.loads(found[found.index("{"):])
    except ValueError:
        return Verdict("npm audit", tool, NOT_JUDGED, "no answer that can be read", found[-800:])
    if "metadata" not in result:
        reason = result.get("message") or json.dumps(result.get("error", result), ensure_ascii=False)
        # The reason names the registry's address: whose that is does not belong into a report.
        reason = re.sub(r"https?://\S+", "(the registry)", str(reason))
        return Verdict("npm audit", tool, NOT_JUDGED, "the registry that npm is configured with does not serve audits: " + reason[:300])
    count = result["metadata"]["vulnerabilities"]
    wrong = ["%s (%s): %s" % (name, each["severity"], each.get("range")) for name, each in result.get("vulnerabilities", {}).items()]
    return Verdict("npm audit", tool, FAILED if count["total"] else PASSED,
                   "%d known vulnerabilities in %d packages that ship" % (count["total"], result["metadata"]["dependencies"]["prod"]),
                   "\n".join(wrong))


# All operations.

def fuzz(target, quick):
    command = ["/usr/bin/python3", os.path.join(ROOT, "tests", "audit", "fuzz_api.py")] + (["--quick"] if quick else [])
    found, code = output_of(command, env={**os.environ, "BOOK": servers.BOOK})
    kept("fuzz.txt", found)
    lines = [line for line in found.strip().splitlines() if line]
    summary = [line for line in lines if re.search(r"requests in|by status|operations:|^种子|^[✓✗] \D", line)]
    return Verdict("fuzz_api", version_of("python3-hypothesis"), PASSED if code == 0 else FAILED, "; ".join(summary[-6:]),
                   "" if code == 0 else found[-12000:])


PARTS = {"npm": npm_audit, "sqlmap": sqlmap, "wapiti": wapiti, "slow": slow, "tls": testssl, "fuzz": fuzz}


def judged_by_its_log(server):
    """Whatever a tool thinks of the answers: the server itself says which went wrong."""
    with open(server.log, encoding="utf-8", errors="replace") as stream:
        lines = stream.read().splitlines()
    wrong = [line for line in lines if re.search(r"\bstatus=5\d\d\b|request failed", line)]
    code = server.stop()
    proof = server.verify()
    if code != 0:
        wrong.append("the server ended with code %d" % code)
    if proof.returncode != 0:
        wrong.append("verify: %s%s" % (proof.stdout[-2000:], proof.stderr[-1000:]))
    end = (proof.stdout.strip().splitlines() or ["", ""])[-2:]
    return Verdict("the server meanwhile", "zhirong verify", FAILED if wrong else PASSED,
                   "%d lines of log, %d of trouble; %s" % (len(lines), len(wrong), end[0]), "\n".join(wrong[:20]))


def write_report(verdicts):
    lines = ["# 审计 Audit", "", "| part | tool | verdict | |", "|---|---|---|---|"]
    for each in verdicts:
        lines.append("| %s | %s | %s | %s |" % (each.part, each.tool, each.verdict, each.summary.replace("|", "/").replace("\n", " ")))
    for each in verdicts:
        if each.details:
            lines += ["", "## " + each.part, "", "```", each.details.replace("```", "'''"), "```"]
    with open(os.path.join(OUT, "report.md"), "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", help="of %s; none: all" % ", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="less of each")
    chosen = parser.parse_args()
    unknown = [each for each in chosen.parts if each not in PARTS]
    if unknown:
        parser.error("没有 / no part %s: expected %s" % (", ".join(unknown), ", ".join(PARTS)))
    os.makedirs(OUT, exist_ok=True)
    verdicts = []
    server = Server()
    book = os.path.join(server.folder, "book")
    try:
        # The demonstration takes its time to load: what else needs a server begins with this book.
        if not servers.BOOK:
            server.stop()
            shutil.copytree(server.data, book)
            servers.BOOK = book
            server.start()
        target = Target(server)
        for part in chosen.parts or PARTS:
            say("── " + part)
            verdict = PARTS[part](target, chosen.quick)
            verdicts.append(verdict)
            say("%s %s: %s" % ({PASSED: "✓", FAILED: "✗", NOT_JUDGED: "–"}[verdict.verdict], verdict.part, verdict.summary))
            if verdict.details:
                say(verdict.details)
            write_report(verdicts)
        verdicts.append(judged_by_its_log(server))
        say("%s %s: %s" % ("✗" if verdicts[-1].verdict == FAILED else "✓", verdicts[-1].part, verdicts[-1].summary))
        if verdicts[-1].details:
            say(verdicts[-1].details)
    finally:
        server.remove()
    write_report(verdicts)
    say("报告 report: build/audit/report.md")
    return 1 if any(each.verdict == FAILED for each in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
