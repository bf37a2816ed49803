"""Takes the pictures of the README from the running demonstration. Usage: screenshots.py PATH-TO-THROUGHLINE FOLDER"""
import re
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

program, folder = sys.argv[1:]
data = tempfile.mkdtemp(prefix="screenshots-")
server = subprocess.Popen([program, "demo", "--data", data, "--port", "0"], stdout=subprocess.PIPE, text=True)
base = next(found.group(0) for line in server.stdout if (found := re.search(r"http://localhost:\d+", line)))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    for name, path in [("front-page", "/"), ("priority-page", "/plan/2024-27/priorities/4.4"),
                       ("dashboard", "/dashboard")]:
        page.goto(base + path)
        page.screenshot(path=f"{folder}/{name}.png")
    browser.close()
server.terminate()
server.wait()
shutil.rmtree(data, ignore_errors=True)
