#!/usr/bin/env bash
# Installs what tests the desk in a browser: Chromium and its driver, fonts for Arabic, and axe-core, into target/browser.
#
# axe-core comes out of a Python wheel, because that is one file to fetch and one sum to check.
set -euo pipefail

version=0.1.8
sha256=fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8
dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/browser

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v chromedriver >/dev/null || packages+=(chromium-driver)
fc-list 2>/dev/null | grep -q NotoSansArabic || packages+=(fontconfig fonts-noto-core)
[[ -f $dir/axe.min.js ]] || python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
if ((${#packages[@]})); then
    [[ $(id -u) = 0 ]] || { echo "install.sh: not root; install these Debian packages first: ${packages[*]}" >&2; exit 1; }
    apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq)
    install=("${apt[@]}" install -y --no-install-recommends "${packages[@]}")
    # The package lists may be absent or too old; only then are they fetched.
    "${install[@]}" >/dev/null || { "${apt[@]}" update >/dev/null && "${install[@]}" >/dev/null; }
fi
[[ -f $dir/axe.min.js ]] && exit 0

mkdir -p "$dir"
new=$(mktemp -d "$dir/new.XXXX")
trap 'rm -rf "$new"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest "$new" \
    "axe-playwright-python==$version" >&2
wheel=$new/axe_playwright_python-$version-py3-none-any.whl
echo "$sha256  $wheel" | sha256sum --check --quiet >&2
python3 - "$wheel" "$new/axe.min.js" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    open(sys.argv[2], "wb").write(wheel.read("axe_playwright_python/axe.min.js"))
PY
mv "$new/axe.min.js" "$dir/axe.min.js"
