#!/bin/sh
# A replica set with authentication wants a key file that only its user may read; the key itself comes from the environment.
set -eu
umask 077
printf '%s' "$MONGODB_REPLICA_KEY" > /etc/mongo-replica-key
chown mongodb:mongodb /etc/mongo-replica-key
exec docker-entrypoint.sh mongod --replSet relance --keyFile /etc/mongo-replica-key --bind_ip_all
