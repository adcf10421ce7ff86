#!/usr/bin/env bash
# A project from another system's point of view, with curl alone: MILEPOST is the address, KEY an API key.
set -euo pipefail

: "${MILEPOST:=http://127.0.0.1:3000}" "${KEY:?the API key}" "${REFERENCE:=opportunity-4711}"
: "${CUSTOMER:=sample-customer}" "${OWNER:=sample-rep-baker}"

# Prints the answer; ends with the problem when there is one. Lost answers and passing failures are repeated: all calls
# below do nothing twice.
call() {
  curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused --max-time 60 \
    --header "Authorization: Bearer $KEY" "$@"
  echo
}
json='Content-Type: application/json'
project="$MILEPOST/v1/projects/ref:crm:$REFERENCE"

echo '== Where the feed ends now: what follows is read from here'
feed_end() { sed -n 's/.*"cursor":"\([^"]*\)".*/\1/p'; }
cursor=$(call "$MILEPOST/v1/events?after=latest" | feed_end)
echo "cursor: ${cursor:-none yet}"

echo '== Open a project by your own reference: once more, and it is the same project'
for _ in 1 2; do
  call "$MILEPOST/v1/projects" --header "$json" --data @- <<JSON
{
  "title": "Cooling line, hall 3",
  "customerId": "$CUSTOMER",
  "ownerId": "$OWNER",
  "amount": 120000,
  "currency": "EUR",
  "references": [{"system": "crm", "id": "$REFERENCE"}]
}
JSON
done

echo '== Report a milestone: the same Idempotency-Key gets the first answer'
for _ in 1 2; do
  call "$project/milestones" --header "$json" --header "Idempotency-Key: crm-$REFERENCE-meeting" \
    --data '{"milestone": "meeting-agreed", "evidence": "crm:activity/4711"}'
done

echo '== Report several: each has an answer of its own, and source and eventId make a repeat safe for ever'
call "$MILEPOST/v1/milestones" --header "$json" --header "Idempotency-Key: crm-$REFERENCE-batch" --data @- <<JSON
{"items": [
  {"project": "ref:crm:$REFERENCE", "milestone": "visited", "evidence": "crm:activity/1",
   "source": "crm", "eventId": "$REFERENCE-1"},
  {"project": "ref:crm:$REFERENCE", "milestone": "need-confirmed", "evidence": "crm:activity/2",
   "source": "crm", "eventId": "$REFERENCE-2"},
  {"project": "ref:crm:$REFERENCE", "milestone": "champagne", "evidence": "crm:activity/3"}
]}
JSON

echo '== Change what has changed, if nobody has changed it since it was read'
etag=$(call --head "$project" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
call --request PATCH "$project" --header 'Content-Type: application/merge-patch+json' --header "If-Match: $etag" \
  --data "{\"amount\": $((100000 + RANDOM)), \"currency\": \"EUR\"}"

echo '== Follow the feed until the change is there'
until [ "${amount:-}" ]; do
  page=$(call "$MILEPOST/v1/events?limit=20&wait=20${cursor:+&after=$cursor}")
  cursor=$(feed_end <<<"$page")
  amount=$(grep -o '"type":"amountChanged"' <<<"$page" || true)
done
echo "$amount"
