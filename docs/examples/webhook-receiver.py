"""Receives messages of a webhook on PORT: SECRET is what creating the webhook has shown (whsec_...)."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from milepost import is_from_milepost


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        # the bytes as they came: what a parser makes of them has another signature
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        trusted = is_from_milepost(body, self.headers, os.environ["SECRET"])
        if trusted:
            # keep it, answer, and only then work on it; the same webhook-id may come again
            print("from Milepost", json.loads(body)["type"], flush=True)
        self.send_response(204 if trusted else 400)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
print("listening", flush=True)
server.serve_forever()
