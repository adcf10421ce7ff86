"""What generated requests take from the running API so that they get beyond 404: ids, a session, ETags.

Loaded by schemathesis. A request that is meant to be wrong stays as it was generated.
"""

import json
import os
import random
import urllib.error
import urllib.request
from collections.abc import MutableMapping

import schemathesis
from schemathesis import GenerationMode

world = json.loads(os.environ["CONTRACT_WORLD"])
chosen = random.Random(20260302)


@schemathesis.serializer("message/rfc822")
def as_message(context, value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def is_given():
    """Mostly something that is there; else what was generated stays."""
    return chosen.random() < 0.85


def put(holder, name, kind):
    if isinstance(holder, MutableMapping) and isinstance(holder.get(name), str) and is_given():
        holder[name] = chosen.choice(world[kind])


IN_PATHS = [("projectId", "projects"), ("taskId", "tasks"), ("managerId", "people"), ("week", "weeks"), ("webhookId", "webhooks")]
IDS = {
    "/v1/people/": "people",
    "/v1/customers/": "customers",
    "/v1/hand-overs/": "handOvers",
    "/v1/keys/": "keys",
    "/v1/parked-reports/": "parked",
}
PEOPLE = ["personId", "ownerId", "fromPersonId", "toPersonId", "receiverId", "managerId", "substituteId"]


OWN_KEY = world["apiKey"].split("_")[1]


@schemathesis.hook
def before_call(context, case, **kwargs):
    # ids are also taken from answers: the key that asks must neither end nor be limited
    if case.operation.path.startswith("/v1/keys/") and case.path_parameters.get("id") == OWN_KEY:
        case.path_parameters["id"] = chosen.choice(world["keys"])
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    # no browser sends a field of this name, and no schema says that a form may not have it
    if isinstance(case.body, MutableMapping):
        case.body.pop("__proto__", None)
    path = case.operation.path
    for name, kind in IN_PATHS:
        put(case.path_parameters, name, kind)
    for start, kind in IDS.items():
        if path.startswith(start):
            put(case.path_parameters, "id", kind)
    if path.startswith("/v1/calendars/"):
        put(case.path_parameters, "key", "calendars")
    # a cursor is opaque, nobody waits for what does not come, and an actor has to be there: no schema says which there are
    if isinstance(case.query, MutableMapping):
        for name in ("cursor", "after", "wait"):
            case.query.pop(name, None)
        # no schema says that two parameters go together
        if ("park" in case.query) != ("tell" in case.query):
            case.query.pop("park", None)
            case.query.pop("tell", None)
        put(case.query, "tell", "people")
    if "X-Milepost-Actor" in case.headers:
        case.headers["X-Milepost-Actor"] = chosen.choice(world["people"])
    # requests with one key are one request: a second one with another body is refused for that alone
    if "Idempotency-Key" in case.headers and is_given():
        case.headers["Idempotency-Key"] = f"key-{chosen.getrandbits(64):x}"
    for holder in (case.body, case.query):
        put(holder, "customerId", "customers")
        for name in PEOPLE:
            put(holder, name, "people")
    if path in world["links"] and is_given():
        follow_link(case, chosen.choice(world["links"][path]))
    if path.startswith("/my/"):
        put(case.body, "requestId", "formKeys")
        put(case.body, "projectId", "projects")
    if case.method.upper() in ("PUT", "PATCH"):
        give_etag(case)


def follow_link(case, link):
    """The token of a link, with what the link is about."""
    for name, value in link.items():
        if name in case.path_parameters:
            case.path_parameters[name] = value
    if case.method.upper() == "GET" or case.operation.path in NOT_IN_FORMS:
        case.query["token"] = link["token"]
    elif isinstance(case.body, MutableMapping):
        case.body["token"] = link["token"]


NOT_IN_FORMS = ["/hand-overs/{id}", "/reviews/{week}/decisions", "/unsubscribe", "/subscribe"]


def give_etag(case):
    """The ETag of what is replaced, and its id in the body: no schema says that these belong together."""
    for name in ("id", "key"):
        if isinstance(case.body, MutableMapping) and name in case.body and name in case.path_parameters:
            case.body[name] = case.path_parameters[name]
    address = world["url"] + case.formatted_path
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {world['apiKey']}"})
    try:
        with urllib.request.urlopen(request) as answer:
            case.headers["If-Match"] = answer.headers["ETag"]
    except urllib.error.HTTPError:
        # nothing is there: the request is answered 404 too
        pass
