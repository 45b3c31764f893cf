#!/bin/sh
# Opens a folder of credentials to the users that compose's containers run as, each file to whom it is for and no other: the brokers (1000)
# read theirs; the services and the deployment's two commands (10001) read theirs, who is revoked, the public keys, and of everybody else
# what is known of a credential, which is no secret. The keys of the authority (ca/), of people's tokens (issuer/) and of parties stay with
# whoever runs this. Run again after each ./tenprint credentials: a file that is replaced is closed again.
#   deploy/open-credentials.sh [FOLDER]
set -eu
folder=${1:-deploy/credentials}
brokers=1000
ours=10001

open_to() { # user, words of find
  user=$1
  shift
  find "$@" -exec setfacl -m "u:$user:rX" {} +
}

[ ! -d "$folder/broker" ] || open_to "$brokers" "$folder/broker"
for own in service deployment revoked signers; do
  [ ! -d "$folder/$own" ] || open_to "$ours" "$folder/$own"
done
open_to "$ours" "$folder" -type d
open_to "$ours" "$folder" -type f -name credential.properties
open_to "$ours" "$folder/ca/ca.pem"

# What was opened before, with more than these need. Last, and of nothing that is given: what runs reads on meanwhile.
find "$folder" -path "$folder/broker" -prune -o -exec setfacl -x "u:$brokers" {} +
find "$folder" \( -path "$folder/service" -o -path "$folder/deployment" -o -path "$folder/revoked" -o -path "$folder/signers" \) -prune \
  -o -type f ! -name credential.properties ! -path "$folder/ca/ca.pem" -exec setfacl -x "u:$ours" {} +
