#!/usr/bin/env bash
# A cold build of everything beside typst-cli on the same pages, in one run: wall time and peak memory, median of five.
#
# Needs `cargo install typst-cli`, GNU time and the program built (`cargo build --examples --bin openletter`).
# Usage: benches/cold.sh [TYPST]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
typst=${1:-typst}
work=$(mktemp -d)
built=${CARGO_TARGET_DIR:-target}/debug
trap 'rm -rf "$work"' EXIT
cargo build --quiet --example documents --bin openletter
cargo run --quiet --example documents -- . "$work/documents"

# Prints the median of five runs: seconds and MiB.
measure() {
  for _ in 1 2 3 4 5; do
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    cat "$work/time"
  done | sort -n | sed -n 3p | awk '{ printf "%5.2f s  %4d MiB\n", $1, $2 / 1024 }'
}

# Compiles the four letters as PDF/A-2a and PDF/UA-1, one process each, as a person would by hand.
four_letters() {
  for locale in en es fr ar; do
    "$typst" compile --root "$work/documents/$locale.letter" --font-path fonts --ignore-system-fonts \
      --pdf-standard a-2a,ua-1 --creation-timestamp 1759881600 \
      "$work/documents/$locale.letter/templates/main.typ" "$work/$locale.pdf"
  done
}

for folder in "$work"/documents/*; do cp -r templates "$folder/templates"; done
export typst work
export -f four_letters
printf 'openletter build, 24 files, 4 languages        %s\n' "$(measure "$built/openletter" build --out "$work/out")"
printf 'openletter build, the same 4 PDFs (and 4 more) %s\n' \
  "$(measure "$built/openletter" build --format pdf --out "$work/out")"
printf 'typst compile, 4 processes, 4 PDFs             %s\n' "$(measure bash -c four_letters)"
