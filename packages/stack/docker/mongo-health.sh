#!/bin/sh
# Healthy means: this node can be written to. The first time it founds the replica set of one.
exec mongosh --quiet --username root --password "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin --eval '
  try { rs.status(); } catch (error) { rs.initiate({ _id: "relance", members: [{ _id: 0, host: "mongodb:27017" }] }); }
  quit(db.hello().isWritablePrimary ? 0 : 1);'
