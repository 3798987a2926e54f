#!/usr/bin/env bash
# Validates PDF files with veraPDF: run.sh [--dir DIR] FLAVOUR FILE...   (see Driver.java)
# DIR is where install.sh put it. Exit status: that of the driver, or 3 if it is not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$(cd "$here/../.." && pwd)/target/verapdf
if [[ ${1-} = --dir ]]; then
    dir=${2-}
    shift $(($# < 2 ? 1 : 2)) # without a folder: not installed there
fi

if ! command -v java >/dev/null || ! cmp -s "$here/Driver.java" "$dir/Driver.java"; then
    echo "run.sh: veraPDF is not installed in $dir, or out of date; run $here/install.sh" >&2
    exit 3
fi

# Java reads file names in the encoding of the locale.
# Debian's JAXB goes before the big jar, which holds a part of another release of it.
# Most runs are short, so the slower of Java's two compilers (which starts late) is left out.
export LC_ALL=C.UTF-8
exec java -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp "$dir/classes:$dir/lib/jaxb/*:$dir/lib/*" Driver "$@"
