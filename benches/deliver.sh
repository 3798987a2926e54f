#!/usr/bin/env bash
# Letters to all 193 delegations in one locale, beside other programs that set the same pages, in one run: median of three.
#
# Needs `cargo install typst-cli` and, for the Python package, a Python that has `typst` (pip install typst).
# Usage: benches/deliver.sh [TYPST [PYTHON [LOCALE]]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
typst=${1:-typst}
python=${2:-python3}
locale=${3:-en}
work=$(mktemp -d)
built=${CARGO_TARGET_DIR:-target}/debug
trap 'rm -rf "$work"' EXIT
cargo build --quiet --example deliver --bin openletter
"$built/examples/deliver" inputs . "$locale" "$work/inputs"
letters=$(find "$work/inputs" -mindepth 1 -maxdepth 1 | wc -l)
cores=$(nproc)

# One process for each letter, as many at a time as there are cores.
typst_loop() {
  find "$work/inputs" -mindepth 1 -maxdepth 1 -print0 | xargs -0 -P "$cores" -I{} "$typst" compile --root {} \
    --font-path fonts --ignore-system-fonts --pdf-standard a-2a,ua-1 --creation-timestamp 1759881600 {}/main.typ {}/letter.pdf
}

# One process for all letters, which gives each its own JSON file.
cat >"$work/loop.py" <<'PYTHON'
import pathlib, shutil, sys
import typst
inputs = sorted(pathlib.Path(sys.argv[1]).iterdir())
root = pathlib.Path(sys.argv[2])
shutil.copytree(inputs[0], root)
compiler = typst.Compiler(root / "main.typ", root=root, font_paths=["fonts"], ignore_system_fonts=True)
for folder in inputs:
    for name in ["words.json", "address.json"]:
        shutil.copy(folder / name, root / name)
    compiler.compile(output=folder / "letter.pdf", format="pdf", pdf_standards=["a-2a", "ua-1"])
PYTHON
python_loop() {
  rm -rf "$work/root"
  "$python" "$work/loop.py" "$work/inputs" "$work/root"
}

ours() {
  rm -rf "$work/out"
  "$built/openletter" deliver --locale "$locale" --out "$work/out"
}

# Prints the median of three runs, in seconds.
measure() {
  for _ in 1 2 3; do
    local start end
    start=$(date +%s.%N)
    "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    end=$(date +%s.%N)
    echo "$end - $start" | bc
  done | sort -n | sed -n 2p
}

"$built/examples/deliver" letter . "$locale"
echo
printf '%s letters in `%s`, %s cores\n' "$letters" "$locale" "$cores"
first=$(measure ours)
printf '  openletter deliver                              %7.2f s\n' "$first"
if command -v "$typst" >/dev/null; then
  other=$(measure typst_loop)
  printf '  typst compile, a process each, %s at a time      %7.2f s  openletter takes 1/%.1f\n' "$cores" "$other" \
    "$(echo "$other / $first" | bc -l)"
fi
if "$python" -c 'import typst' 2>/dev/null; then
  other=$(measure python_loop)
  printf '  the Python package typst, one process           %7.2f s  openletter takes 1/%.1f\n' "$other" \
    "$(echo "$other / $first" | bc -l)"
fi
echo
for count in 193 1000 5000; do
  "$built/examples/deliver" many . "$locale" "$count" "$work/many-$count"
  rm -rf "$work/many-$count"
done
