#!/usr/bin/env bash
# Runs the action's script and the pre-commit hook as their services would, as far as that goes without a network:
# exercise.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "exercise.sh: $*" >&2; exit 1; }

# A project with one fault: a French mark without its space.
mkdir -p "$work/project/en" "$work/project/fr"
printf 'question = Why?\n' >"$work/project/en/a.ftl"
printf 'question = Pourquoi?\n' >"$work/project/fr/a.ftl"

echo "-- the action: annotations, summary, SARIF, exit status"
cd "$work/project"
code=0
out=$(GITHUB_ACTION_PATH=$root GITHUB_STEP_SUMMARY=$work/summary.md INPUT_OPENLETTER=$program INPUT_PATH=. \
    INPUT_SARIF=$work/check.sarif INPUT_ARGUMENTS='--fail-on warning' "$root/.ci/action.sh") || code=$?
[[ $code = 1 ]] || fail "the action ended with $code, not 1"
grep -q '^::\(error\|warning\) .*file=fr/a.ftl,line=1' <<<"$out" || fail "no annotation: $out"
grep -q 'fr' "$work/summary.md" || fail "no summary"
grep -q '"version": *"2.1.0"' "$work/check.sarif" || fail "no SARIF"
# Every input of action.yml reaches the script, and the script asks for no other.
for input in $(sed -n '/^inputs:/,/^runs:/s/^  \([a-z]*\):$/\1/p' "$root/action.yml"); do
    grep -q "INPUT_${input^^}:" "$root/action.yml" || fail "the input $input does not reach the script"
    grep -q "INPUT_${input^^}" "$root/.ci/action.sh" || fail "the script does not read $input"
done

echo "-- the pre-commit hook: fails on the fault, passes without it"
venv=$root/target/pre-commit
[[ -x $venv/bin/pre-commit ]] || { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet pre-commit==4.3.0; }
export PATH=$(dirname "$program"):$PATH PRE_COMMIT_HOME=$work/cache
git init --quiet .
git add -A
hook() { "$venv/bin/pre-commit" try-repo "$work/hooks" openletter-check-installed --all-files; }
# try-repo clones; a repository that holds the hook's definition alone is enough.
mkdir "$work/hooks" && cp "$root/.pre-commit-hooks.yaml" "$work/hooks/"
git -C "$work/hooks" init --quiet
git -C "$work/hooks" add -A
git -C "$work/hooks" -c user.name=ci -c user.email=ci@example.org commit --quiet -m hooks
if hook >"$work/hook.log" 2>&1; then fail "the hook passed a faulty project: $(cat "$work/hook.log")"; fi
grep -q 'french-spacing' "$work/hook.log" || fail "the hook failed otherwise: $(cat "$work/hook.log")"
printf 'question = Pourquoi\u202f?\n' >fr/a.ftl
git add -A
hook >"$work/hook.log" 2>&1 || fail "the hook failed a sound project: $(cat "$work/hook.log")"
echo "-- ok"
