"""What a program needs to speak to Milepost, with Python's standard library alone."""

import base64
import hashlib
import hmac
import json
import random
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ATTEMPTS = 5
PASSING = {429, 500, 502, 503, 504}


class Problem(Exception):
    """What the API has answered: decide by `code`, show `detail`, pass on `request_id`."""

    def __init__(self, status, document, request_id):
        super().__init__(f"{status} {document.get('code')}: {document.get('detail')}")
        self.status = status
        self.code = document.get("code")
        self.detail = document.get("detail")
        self.request_id = request_id


class Milepost:
    """The API for one key."""

    def __init__(self, url, key):
        self.url = url.rstrip("/")
        self._key = key

    def call(self, method, path, body=None, headers=None, query=None):
        """The answer and its headers. Repeats what may be repeated; a POST gets one Idempotency-Key for all attempts."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}", **(headers or {})}
        if method == "POST":
            headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
        may_repeat = method in ("GET", "PUT", "DELETE") or "Idempotency-Key" in headers
        url = self.url + path + (f"?{urllib.parse.urlencode(query)}" if query else "")
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(1, ATTEMPTS + 1):
            request = urllib.request.Request(url, data, headers, method=method)
            pause = 0.2 * 2**attempt * random.uniform(0.5, 1)
            try:
                with urllib.request.urlopen(request, timeout=60) as response:
                    return json.loads(response.read() or "null"), response.headers
            except urllib.error.HTTPError as error:
                problem = self._problem(error)
                passes = error.code in PASSING or problem.code == "request-running"
                if not (passes and may_repeat) or attempt == ATTEMPTS:
                    raise problem from None
                pause = float(error.headers.get("Retry-After", pause))
            except OSError:
                if not may_repeat or attempt == ATTEMPTS:
                    raise
            time.sleep(pause)

    @staticmethod
    def _problem(error):
        try:
            document = json.loads(error.read())
        except ValueError:
            document = {"code": "unexpected-answer", "detail": "This is no answer of the API."}
        return Problem(error.code, document, error.headers.get("X-Request-Id"))

    def items(self, path, **query):
        """The entries of a list, page after page."""
        while True:
            page, _ = self.call("GET", path, query=query)
            yield from page["items"]
            if page["nextCursor"] is None:
                return
            query["cursor"] = page["nextCursor"]

    def follow(self, after=None, **query):
        """What happens, in order: keep the cursor of each event with what you make of it."""
        while True:
            place = {} if after is None else {"after": after}
            page, _ = self.call("GET", "/v1/events", query={**query, **place, "wait": 30})
            yield from page["items"]
            after = page["cursor"] or after


def reference(system, id):
    """What stands for the id of a project or customer in a path."""
    return urllib.parse.quote(f"ref:{system}:{id}", safe="")


def is_from_milepost(body, headers, secret):
    """Whether a message of a webhook is from Milepost: the body byte for byte, and the secret that creating it has shown."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    # a message that is older than five minutes may be a repeat by somebody else
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(signed).decode()
    # while a secret is being replaced there are two signatures
    return any(hmac.compare_digest(each, expected) for each in headers.get("webhook-signature", "").split())
