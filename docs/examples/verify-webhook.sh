#!/usr/bin/env bash
# Whether a message of a webhook is from Milepost, with openssl: SECRET is what creating the webhook has shown
# (whsec_…), ID, TIMESTAMP and SIGNATURE are the headers webhook-id, webhook-timestamp and webhook-signature, and the
# body, byte for byte, comes on standard input.
set -euo pipefail

: "${SECRET:?}" "${ID:?}" "${TIMESTAMP:?}" "${SIGNATURE:?}"

# a message that is older than five minutes may be a repeat by somebody else
age=$(($(date +%s) - TIMESTAMP))
[ "${age#-}" -le 300 ] || { echo 'too old'; exit 1; }

key=$(printf %s "${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
expected=$({ printf %s "$ID.$TIMESTAMP."; cat; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)

# while a secret is being replaced there are two signatures
for each in $SIGNATURE; do
  [ "$each" = "v1,$expected" ] && { echo 'from Milepost'; exit 0; }
done
echo 'not from Milepost'
exit 1
