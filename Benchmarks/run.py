"""Measures the record, papers and the public pages; prints one JSON line for each figure. Usage: run.py FOLDER-WITH-THE-BUILT-PROGRAMS

The pages are measured beside nginx, which serves the very bytes that ours answers: both run at the same time and take
turns, so that a noisy moment hits both alike.
"""
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

PROGRAMS = pathlib.Path(sys.argv[1]).resolve()
PARTS = os.environ.get("BENCH_PARTS", "record,papers,pages,workspace").split(",")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "3"))
PAGES = {"home": "/", "plan": "/plan/2024-27", "priority": "/plan/2024-27/priorities/1.2",
         "priority-json": "/api/v1/plan/2024-27/priorities/1.2", "dashboard": "/dashboard", "measure": "/measures/EDU-004",
         "measure-json": "/measures/EDU-004.json", "measure-csv": "/measures/EDU-004.csv"}
REPORT = """
done = function(summary, latency)
  io.write(string.format('JSON{"requests":%d,"microseconds":%d,"p50":%.3f,"p99":%.3f,"errors":%d}\\n', summary.requests,
    summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
"""


def emit(**figure):
    print(json.dumps(figure), flush=True)


def proportional_memory(pid):
    pids, found = [str(pid)], 0.0
    for line in subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split():
        pids.append(line)
    for one in pids:
        try:
            for line in open(f"/proc/{one}/smaps_rollup"):
                if line.startswith("Pss:"):
                    found += int(line.split()[1]) / 1024
        except OSError:
            pass
    return round(found, 1)


def ours(folder):
    process = subprocess.Popen([PROGRAMS / "throughline", "demo", "--data", folder + "/data", "--no-serve"], stdout=subprocess.DEVNULL)
    process.wait()
    began = time.perf_counter()
    process = subprocess.Popen([PROGRAMS / "throughline", "serve", "--data", folder + "/data", "--port", "0", "--log-level", "error"],
                               stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        found = re.search(r"http://localhost:(\d+)", line)
        if found:
            base = f"http://127.0.0.1:{found.group(1)}"
            urllib.request.urlopen(base + "/").read()
            emit(work="start-to-first-answer", who="throughline", unit="s", median=round(time.perf_counter() - began, 4), n=1)
            return process, base
    raise SystemExit("ours did not start")


def nginx(folder, base, port):
    root = pathlib.Path(folder, "www")
    for path in PAGES.values():
        target = root / (path.strip("/") + ".page" if path != "/" else "index.page")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(urllib.request.urlopen(base + path).read())
    headers = urllib.request.urlopen(base + "/").headers
    kept = "".join(f"  add_header {name} {json.dumps(headers[name])};\n" for name in
                   ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"))
    pathlib.Path(folder, "nginx.conf").write_text(f"""daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log stderr error;
{"user root;" if os.geteuid() == 0 else ""}
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=1000; etag on;
 default_type "text/html; charset=utf-8"; client_body_temp_path {folder}/nb; proxy_temp_path {folder}/np; fastcgi_temp_path {folder}/nf;
 uwsgi_temp_path {folder}/nu; scgi_temp_path {folder}/ns;
 server {{ listen 127.0.0.1:{port}; root {root};
{kept}  location = / {{ try_files /index.page =404; }}
  location / {{ try_files $uri.page =404; }} }} }}
""")
    process = subprocess.Popen(["nginx", "-c", folder + "/nginx.conf", "-p", folder])
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()
            return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.02)
    raise SystemExit("nginx did not start")


# An address of its own for every request, so that nothing written for one answers another.
ANEW = """
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", wrk.path .. "?number=" .. number)
end
"""


def wrk(folder, address, connections, cookie=None, seconds=SECONDS, anew=False):
    script = pathlib.Path(folder, "report.lua")
    script.write_text(REPORT + (ANEW if anew else ""))
    headers = ["-H", f"Cookie: {cookie}"] if cookie else []
    output = subprocess.run(["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "-s", script, *headers, address],
                            capture_output=True, text=True).stdout
    return json.loads(re.search(r"JSON(\{.*\})", output).group(1))


def pages():
    if not shutil.which("wrk") or not shutil.which("nginx"):
        print("wrk or nginx is missing: the pages are not measured", file=sys.stderr)
        return
    folder = tempfile.mkdtemp(prefix="pages-")
    processes = []
    try:
        process, base = ours(folder)
        processes.append(process)
        port = int(base.rsplit(":", 1)[1]) + 1
        rival, rival_base = nginx(folder, base, port)
        processes.append(rival)
        for connections in (1, 10, 100):
            for name, path in PAGES.items():
                rounds = {"nginx": [], "throughline": []}
                for _ in range(ROUNDS):
                    rounds["nginx"].append(wrk(folder, rival_base + path, connections))
                    rounds["throughline"].append(wrk(folder, base + path, connections))
                middle = {who: statistics.median(r["requests"] / r["microseconds"] * 1e6 for r in found) for who, found in rounds.items()}
                p99 = {who: statistics.median(r["p99"] for r in found) for who, found in rounds.items()}
                for who, found in rounds.items():
                    figure = dict(work=f"page-{name}-{connections}", who=who, unit="requests/s", median=round(middle[who]), p99_ms=round(p99[who], 3),
                                  p50_ms=round(statistics.median(r["p50"] for r in found), 3), errors=sum(r["errors"] for r in found), n=ROUNDS)
                    if who == "throughline":
                        figure.update(ratio=round(middle[who] / middle["nginx"], 3), p99_ratio=round(p99[who] / max(p99["nginx"], 0.001), 2), ratio_to="nginx")
                    emit(**figure)
        emit(work="memory-after-load", who="throughline", unit="MB", median=proportional_memory(processes[0].pid), n=1)
        emit(work="memory-after-load", who="nginx", unit="MB", median=proportional_memory(processes[1].pid), n=1)
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
            process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def signed_in(base, name):
    """The cookie of a session in which one of the demonstration's example people is signed in."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(base + "/sign-in").read().decode()
    form = next(form for form in page.split("<form")[1:] if f"Sign in as {name}" in form)
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    browser.open(base + "/sign-in/example", urllib.parse.urlencode(fields).encode()).read()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def workspace():
    """Pages behind the door from the live council at 50 connections, and the public pages while a hundred people sign in."""
    folder = tempfile.mkdtemp(prefix="workspace-")
    process = subprocess.Popen([PROGRAMS / "throughline", "demo", "--data", folder + "/data", "--port", "0", "--log-level", "error",
                                "--behind-proxy"], stdout=subprocess.PIPE, text=True)
    try:
        base = next(found.group(0) for line in process.stdout if (found := re.search(r"http://localhost:\d+", line)))
        cookie = signed_in(base, "Morgan Example")
        plan = base + "/workspace/plans/2024-27"
        def measure(name, address, anew=False):
            rounds = [wrk(folder, address, 50, cookie, anew=anew) for _ in range(ROUNDS)]
            emit(work=f"workspace-{name}-50", who="throughline", unit="requests/s",
                 median=round(statistics.median(r["requests"] / r["microseconds"] * 1e6 for r in rounds)),
                 p50_ms=round(statistics.median(r["p50"] for r in rounds), 3), p99_ms=round(statistics.median(r["p99"] for r in rounds), 3),
                 aim_p99_ms=20, errors=sum(r["errors"] for r in rounds), n=ROUNDS)
        addresses = {"plan-editor": plan, "element-editor": plan + "/priorities/1.2",
                     "element-history": plan + "/core/C/history", "plan-history": plan + "/history"}
        for name, address in addresses.items():
            measure(name, address)
        for name, address in addresses.items():
            measure(name + "-anew", address, anew=True)
        stop = threading.Event()
        writer = threading.Thread(target=comment_on, args=(plan + "/core/C", cookie, stop))
        writer.start()
        for name, address in addresses.items():
            measure(name + "-while-written", address)
        stop.set()
        writer.join()
        storm(folder, base)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def comment_on(address, cookie, stop):
    """Somebody who writes twice a second: whatever was kept of the record is old then."""
    headers = {"Cookie": cookie}
    page = urllib.request.urlopen(urllib.request.Request(address, headers=headers)).read().decode()
    token = re.search(r'name="form-token" value="([^"]*)"', page).group(1)
    while not stop.wait(0.5):
        fields = {"form-token": token, "field": "", "quote": "", "text": "Measured while this was written."}
        request = urllib.request.Request(address + "/comments", urllib.parse.urlencode(fields).encode(), headers)
        urllib.request.urlopen(request).read()


def sign_in(base, number, results):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    token = re.search(r'name="form-token" value="([^"]*)"', browser.open(base + "/sign-in").read().decode()).group(1)
    # Each from an address of its own, or the brake on one address would turn most away before a hash is made.
    browser.addheaders.append(("X-Forwarded-For", f"192.0.2.{number + 1}"))
    fields = {"form-token": token, "email": f"nobody{number}@example.org", "password": "violet teapot mountain"}
    began = time.perf_counter()
    try:
        browser.open(base + "/sign-in", urllib.parse.urlencode(fields).encode(), timeout=120)
    except urllib.error.HTTPError as error:
        error.read()
    results.append(time.perf_counter() - began)


def storm(folder, base):
    """A password that is checked costs the same whether the account exists: a hundred unknown people make a hundred hashes."""
    one = []
    sign_in(base, 0, one)
    emit(work="sign-in-alone", who="throughline", unit="s", median=round(one[0], 3), n=1)
    quiet = [wrk(folder, base + "/", 10) for _ in range(ROUNDS)]
    results = []
    threads = [threading.Thread(target=sign_in, args=(base, number, results)) for number in range(1, 101)]
    for thread in threads:
        thread.start()
    busy = [wrk(folder, base + "/", 10, seconds=1) for _ in range(5)]
    for thread in threads:
        thread.join()
    def middle(rounds, key): return statistics.median(r[key] for r in rounds)
    rate = {name: statistics.median(r["requests"] / r["microseconds"] * 1e6 for r in rounds) for name, rounds in (("quiet", quiet), ("busy", busy))}
    emit(work="public-page-while-100-sign-in", who="throughline", unit="requests/s", median=round(rate["busy"]), quiet=round(rate["quiet"]),
         ratio=round(rate["busy"] / rate["quiet"], 2), p99_ms=round(middle(busy, "p99"), 2), quiet_p99_ms=round(middle(quiet, "p99"), 2), n=len(busy))
    emit(work="100-sign-ins-at-once", who="throughline", unit="s", median=round(statistics.median(results), 3), longest=round(max(results), 2), n=len(results))


if "record" in PARTS:
    subprocess.run([PROGRAMS / "ledger-bench"], check=True)
if "papers" in PARTS:
    subprocess.run([PROGRAMS / "papers-bench"], check=True)
if "pages" in PARTS:
    pages()
if "workspace" in PARTS:
    workspace()
