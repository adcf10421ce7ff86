#!/bin/sh
# Makes the namespace of Milepost with its retention and search attributes. Everything that is there already stays.
# The CLI reads TEMPORAL_ADDRESS by itself; the namespace it takes from there only for some of its commands.
set -eu

until temporal operator cluster health; do sleep 2; done

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
fi

# the server's own parts learn of a new namespace with a delay
until temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" >/dev/null; do sleep 1; done

# names and types of contracts/sandbox/search-attributes.ts; what is registered already is left as it is
temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
  --name MilepostTitle --type Keyword \
  --name MilepostStage --type Keyword \
  --name MilepostBuyerStage --type Keyword \
  --name MilepostStatus --type Keyword \
  --name MilepostOwner --type Keyword \
  --name MilepostCustomer --type Keyword \
  --name MilepostClass --type Keyword \
  --name MilepostWaiting --type Keyword \
  --name MilepostDueAt --type Datetime \
  --name MilepostBehindSince --type Datetime \
  --name MilepostMailFails --type Bool \
  --name MilepostHealth --type Keyword

# of new attributes too: it is done when a query may use them
until temporal workflow count --namespace "$TEMPORAL_NAMESPACE" --query 'MilepostHealth IS NULL'; do sleep 1; done
