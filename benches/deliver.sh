#!/usr/bin/env bash
# Letters to all 193 delegations in one locale, beside other programs that set the same pages, in one run: turn by turn, median of five.
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

# Into a new folder each time; to delete before writing would slow the file system down.
ours() {
  "$built/openletter" deliver --locale "$locale" --out "$(mktemp -d -p "$work")"
}

# Runs a program and notes how many seconds it took.
timed() {
  local start end
  start=$(date +%s.%N)
  "$1" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  end=$(date +%s.%N)
  echo "$end - $start" | bc >>"$work/$1.times"
}

median() { sort -n "$work/$1.times" | sed -n 3p; }

# Prints the median of a program, and what part of it ours takes.
compared() {
  printf '  %-46s %7.2f s  openletter takes 1/%.1f\n' "$1" "$(median "$2")" "$(echo "$(median "$2") / $(median ours)" | bc -l)"
}

"$built/examples/deliver" letter . "$locale"
echo
has_typst=$(command -v "$typst" || true)
has_python=$("$python" -c 'import typst; print("yes")' 2>/dev/null || true)
# Turn by turn, so that whatever else the machine does slows all alike.
for _ in 1 2 3 4 5; do
  timed ours
  if [[ $has_python ]]; then timed python_loop; fi
  if [[ $has_typst ]]; then timed typst_loop; fi
done
printf '%s letters in `%s`, %s cores\n' "$letters" "$locale" "$cores"
printf '  %-46s %7.2f s\n' "openletter deliver" "$(median ours)"
if [[ $has_python ]]; then compared "the Python package typst, one process" python_loop; fi
if [[ $has_typst ]]; then compared "typst compile, a process each, $cores at a time" typst_loop; fi
echo
for count in 193 1000 5000; do
  "$built/examples/deliver" many . "$locale" "$count" "$work/many-$count"
done
