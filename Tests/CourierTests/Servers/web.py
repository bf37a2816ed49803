"""A real web server over HTTP and HTTPS, for what can go wrong with an answer."""
import http.server
import threading

import certificate
from until_closed import ready


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/moved":
            self.answer(302, b"elsewhere", Location="/found")
        elif self.path == "/full":
            self.answer(200, b"x" * 2**20)
        elif self.path == "/endless":
            # Without a length, so that the client must count for itself.
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(64):
                    self.wfile.write(b"x" * 2**16)
            except OSError:
                pass
        elif self.path == "/silent":
            silence.wait()
        elif self.path == "/broken":
            self.answer(500, b"oh")
        else:
            self.answer(200, b"found")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, b"\n".join([
            self.headers["Content-Type"].encode(), self.headers.get("Authorization", "none").encode(), body,
        ]))

    def log_message(self, *arguments):
        pass


silence = threading.Event()
plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
secure = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
tls, trusted = certificate.context()
secure.socket = tls.wrap_socket(secure.socket, server_side=True)
threading.Thread(target=secure.serve_forever, daemon=True).start()
ready(port=plain.server_port, securePort=secure.server_port, authorities=trusted, removes=[trusted])
plain.serve_forever()
