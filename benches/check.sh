#!/usr/bin/env bash
# Measures `openletter check`, and prints one page of Markdown: time and memory on a clean corpus of 100,000 messages beside
# compare-locales and moz.l10n, false alarms there, one changed file in a warm process, and recall and precision on a
# corpus of planted faults.
#
# Needs Python 3 with venv, GNU time, and the first time a package index for `pip`. Everything is written below target/bench.
# Usage: benches/check.sh [MESSAGES] > report.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=${1:-100000}
work=target/bench
built=${CARGO_TARGET_DIR:-target}/debug
mkdir -p "$work"
cargo build --quiet --example corpus --example warm --bin openletter
corpus=$built/examples/corpus
openletter=$built/openletter

if [ ! -x "$work/peers/bin/compare-locales" ]; then
  python3 -m venv "$work/peers"
  "$work/peers/bin/pip" install --quiet --disable-pip-version-check -r benches/peers.txt
fi
peers=$work/peers/bin

rm -rf "$work/clean" "$work/defective"
"$corpus" clean "$work/clean" --messages "$messages"
"$corpus" defective "$work/defective"
# Peers are told where the files are; we find out.
cat >"$work/l10n.toml" <<'TOML'
basepath = "clean"
locales = ["es", "fr", "ar", "ru"]
[[paths]]
    reference = "en/**/*.ftl"
    l10n = "{l10n_base}/{locale}/**/*.ftl"
TOML

# Prints a row: the median of five runs by the clock, the most memory in that run, the exit status.
measure() {
  local name=$1 status
  shift
  for _ in 1 2 3 4 5; do
    status=0
    /usr/bin/time -v -o "$work/time" "$@" >"$work/log" 2>&1 || status=$?
    # 0 nothing found, 1 findings: both are an answer.
    [ "$status" -le 1 ] || { cat "$work/log" >&2; exit 1; }
    awk -v status="$status" '
      /Elapsed/ { n = split($NF, part, ":"); s = 0; for (i = 1; i <= n; i++) s = s * 60 + part[i] }
      /Maximum resident/ { kib = $NF }
      END { printf "%.2f %d %d\n", s, kib / 1024, status }' "$work/time"
  done | sort -n | sed -n 3p | awk -v name="$name" '{ printf "| %s | %.2f s | %d MiB | %d |\n", name, $1, $2, $3 }'
}

# Runs a check and keeps its JSON; findings are no failure here.
report() {
  local status=0
  "$openletter" check "$1" --output-format json --output-file "$2" || status=$?
  [ "$status" -le 1 ]
}

verdict=0
printf '## Time and memory\n\n%s messages in 5 locales, %s files, %s MiB; %s cores; %s\n\n' "$messages" \
  "$(find "$work/clean" -name '*.ftl' | wc -l)" "$(du -sm --apparent-size "$work/clean" | cut -f1)" "$(nproc)" \
  "$("$openletter" --version)"
printf '| Program | Median of 5 | Memory | Exit |\n|---|--:|--:|--:|\n'
measure '`openletter check`, all rules' "$openletter" check "$work/clean"
measure '`openletter check --select unparsable-message`: reading alone' \
  "$openletter" check "$work/clean" --select unparsable-message
measure "\`compare-locales\` $(sed -n 's/compare-locales==//p' benches/peers.txt)" \
  "$peers/compare-locales" "$work/l10n.toml" "$work/clean"
moz=$(sed -n 's/moz.l10n==//p' benches/peers.txt)
measure "\`moz-l10n compare\` $moz: names of messages alone" \
  "$peers/moz-l10n" compare --source "$work/l10n.toml" "$work"/clean/{es,fr,ar,ru}
measure "\`moz-l10n lint\` $moz: reading alone" "$peers/moz-l10n" lint "$work/clean/**/*.ftl"

printf '\n## One file changed in a warm process\n\n```\n'
"$built/examples/warm" "$work/clean"
printf '```\n\n## False alarms on the clean corpus\n'
report "$work/clean" "$work/clean.json"
"$corpus" score "$work/clean" "$work/clean.json" || verdict=1

printf '\n## Recall and precision on the defective corpus\n\n'
report "$work/defective/catalogs" "$work/catalogs.json"
reports=("$work/catalogs.json")
for letter in "$work"/defective/letters/*; do
  report "$letter" "$work/letter-$(basename "$letter").json"
  reports+=("$work/letter-$(basename "$letter").json")
done
"$corpus" score "$work/defective" "${reports[@]}" || verdict=1
exit "$verdict"
