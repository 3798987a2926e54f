#!/usr/bin/env bash
# What action.yml runs: annotations on standard output, a summary of the step, a SARIF file if asked for.
# In: INPUT_PATH, INPUT_ARGUMENTS, INPUT_SARIF, INPUT_OPENLETTER, GITHUB_ACTION_PATH, GITHUB_STEP_SUMMARY, RUNNER_TEMP.
set -euo pipefail

program=${INPUT_OPENLETTER:-}
if [[ -z $program ]]; then
    target=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/openletter
    cargo install --quiet --locked --path "$GITHUB_ACTION_PATH" --root "$target"
    program=$target/bin/openletter
fi

# Words, as a shell would split them, and nothing expanded.
read -r -a arguments <<<"${INPUT_ARGUMENTS:-}"

summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
# The first file is for the first format; the last format has none and goes to standard output.
formats=(--output-format markdown --output-file "$summary")
if [[ -n ${INPUT_SARIF:-} ]]; then
    formats+=(--output-format sarif --output-file "$INPUT_SARIF")
fi

code=0
"$program" check "${formats[@]}" --output-format github ${arguments[@]+"${arguments[@]}"} -- "${INPUT_PATH:-.}" || code=$?
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
    cat "$summary" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
