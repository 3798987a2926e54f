#!/usr/bin/env bash
# Installs the prepress tools that tests/prepress/proof.sh asks: install.sh
set -euo pipefail

packages=()
command -v qpdf >/dev/null || packages+=(qpdf)
command -v mutool >/dev/null || packages+=(mupdf-tools)
command -v pdfinfo >/dev/null && command -v pdffonts >/dev/null || packages+=(poppler-utils)
command -v gs >/dev/null || packages+=(ghostscript)
command -v python3 >/dev/null || packages+=(python3-minimal)
((${#packages[@]})) || exit 0

[[ $(id -u) = 0 ]] || { echo "install.sh: not root; install these Debian packages first: ${packages[*]}" >&2; exit 1; }
apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq)
install=("${apt[@]}" install -y --no-install-recommends "${packages[@]}")
# The package lists may be absent or too old; only then are they fetched.
"${install[@]}" >/dev/null || { "${apt[@]}" update >/dev/null && "${install[@]}" >/dev/null; }
