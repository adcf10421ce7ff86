"""A project from another system's point of view: MILEPOST is the address, KEY an API key."""

import os
import time

from milepost import Milepost, Problem, reference

milepost = Milepost(os.environ.get("MILEPOST", "http://127.0.0.1:3000"), os.environ["KEY"])
own_id = os.environ.get("REFERENCE", "opportunity/4711")
project = f"/v1/projects/{reference('crm', own_id)}"

# where the feed ends now: what follows is read from here
end, _ = milepost.call("GET", "/v1/events", query={"after": "latest"})

# open a project by your own reference: once more, and it is the same project
opening = {
    "title": "Cooling line, hall 3",
    "customerId": os.environ.get("CUSTOMER", "sample-customer"),
    "ownerId": os.environ.get("OWNER", "sample-rep-baker"),
    "amount": 120_000,
    "currency": "EUR",
    "references": [{"system": "crm", "id": own_id}],
}
first, _ = milepost.call("POST", "/v1/projects", opening)
again, _ = milepost.call("POST", "/v1/projects", opening)
print("opened", "once" if first["projectId"] == again["projectId"] else "twice")

# report a milestone: a key of your own makes the call safe even when your program dies in between
milepost.call(
    "POST",
    f"{project}/milestones",
    {"milestone": "meeting-agreed", "evidence": "crm:activity/4711"},
    {"Idempotency-Key": f"crm-{own_id}-meeting"},
)

# report several: each has an answer of its own, and source and eventId make a repeat safe for ever
items = [
    {
        "project": f"ref:crm:{own_id}",
        "milestone": milestone,
        "evidence": f"crm:activity/{index}",
        "source": "crm",
        "eventId": f"{own_id}-{index}",
    }
    for index, milestone in enumerate(["visited", "need-confirmed", "champagne"])
]
report, _ = milepost.call("POST", "/v1/milestones", {"items": items})
for item in report["items"]:
    print("milestone", item["status"], (item["problem"] or {}).get("code", ""))

# change what has changed, if nobody has changed it since it was read
_, headers = milepost.call("GET", project)
patch = {"Content-Type": "application/merge-patch+json", "If-Match": headers["ETag"]}
change = {"amount": 100_000 + int(time.time() * 1000) % 100_000, "currency": "EUR"}
milepost.call("PATCH", project, change, patch)
try:
    milepost.call("PATCH", project, change, patch)
except Problem as problem:
    # somebody was faster (here it was this program): read it again and decide anew
    if problem.code != "revision-mismatch":
        raise
    print("changed", problem.code)

# follow the feed: keep the cursor with what you make of the event, and you have each event once
for event in milepost.follow(after=end["cursor"]):
    print("event", event["type"])
    if event["type"] == "amountChanged":
        break
