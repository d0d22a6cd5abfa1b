#!/bin/sh
# The product's namespace: closed cases kept 30 days, and its search attributes. Doing it again changes nothing.
set -eu
tries=0
until temporal operator cluster health; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || exit 1
  sleep 2
done
temporal operator namespace describe --namespace default || temporal operator namespace create --namespace default --retention 30d
temporal operator namespace update --namespace default --retention 30d
for attribute in DunEntity=Keyword DunScenario=Keyword DunStatus=Keyword DunSegment=Keyword DunNextActionAt=Datetime; do
  temporal operator search-attribute create --namespace default --name "${attribute%%=*}" --type "${attribute##*=}"
done
