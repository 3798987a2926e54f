#!/usr/bin/env bash
# Makes a small clean corpus and a defective one and fails if a kind of fault is found less often than 19 times in 20, or if
# anything is found in clean text: recall.sh FOLDER-OF-PROGRAMS [SEED]
set -euo pipefail
built=$(realpath "$1")
seed=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=$built/examples/corpus openletter=$built/openletter

report() {
  local status=0
  "$openletter" check "$1" --output-format json --output-file "$2" || status=$?
  [ "$status" -le 1 ]
}

"$corpus" clean "$work/clean" --messages 10000
report "$work/clean" "$work/clean.json"
"$corpus" score "$work/clean" "$work/clean.json"

"$corpus" defective "$work/defective" --seed "$seed"
reports=()
for project in "$work/defective/catalogs" "$work"/defective/letters/*; do
  reports+=("$work/$(basename "$project").json")
  report "$project" "${reports[-1]}"
done
"$corpus" score "$work/defective" "${reports[@]}"
