#!/usr/bin/env bash
# Looks at files for printers with tools nobody here wrote: proof.sh PROGRAM
#
# Builds every locale for several press profiles and asks qpdf, mutool, pdfinfo, pdffonts and Ghostscript about each file. Fails
# if any of them complains, if a box lies outside the one around it, if a font is not embedded, or if ink is on a plate where the
# profile wants none. Prints what they say of one file of each profile.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() { echo "proof.sh: $*" >&2; exit 1; }

# What pdfinfo calls the file: nothing where no standard is claimed, or where it does not know the claim.
declare -A subtype=([default]="PDF/X-4" [marks]="PDF/X-4" [rich]="PDF/X-4" [booklet]="PDF/X-4" [x3]="PDF/X-3:2003"
    [x1a]="PDF/X-1a:2003" [x1a-uncoated]="PDF/X-1a:2003" [x1a-2001]="PDF/X-1:2001" [us]="PDF/X-1a:2003" [bound]="PDF/X-4" [plain]="")

boxes() { # every box of every page within the one before
    pdfinfo -box -l 9999 "$1" | awk '
        function inside(a, b) { return a[1] >= b[1] - .02 && a[2] >= b[2] - .02 && a[3] <= b[3] + .02 && a[4] <= b[4] + .02 }
        / MediaBox:/ { for (i = 1; i <= 4; i++) media[i] = $(i + 3) }
        / BleedBox:/ { for (i = 1; i <= 4; i++) bleed[i] = $(i + 3); if (!inside(bleed, media)) bad = 1 }
        / TrimBox:/ { for (i = 1; i <= 4; i++) trim[i] = $(i + 3); if (!inside(trim, bleed)) bad = 1
            if (bleed[1] > trim[1] - 5 || bleed[4] < trim[4] + 5) bad = 1; pages++ }
        END { exit bad || !pages }' || die "$1: boxes"
}

fonts() { # all embedded, all subset, all with Unicode
    pdffonts "$1" | tail -n +3 | awk '{ n = NF; if ($(n-4) != "yes" || $(n-3) != "yes" || $(n-2) != "yes") bad = 1; fonts++ }
        END { exit bad || !fonts }' || die "$1: fonts"
}

plates() { # C M Y empty from page $2 on, and K not
    local pages page
    rm -f "$work"/plate*
    gs -q -o "$work/plate%d.tif" -sDEVICE=tiffsep -r72 -sCompression=none "$1"
    pages=$(ls "$work" | grep -cE '^plate[0-9]+\.tif$')
    for ((page = $2; page <= pages; page++)); do
        python3 tests/prepress/plates.py "$work/plate$page("*").tif" >"$work/plates"
        [[ $(grep -cvE '^Black ' "$work/plates") = 3 ]] || die "$1: plates of page $page: $(tr '\n' ' ' <"$work/plates")"
        ! grep -vE '^Black ' "$work/plates" | grep -qvE ' 0\.00000$' || die "$1: colour on page $page: $(tr '\n' ' ' <"$work/plates")"
    done
    gs -q -o - -sDEVICE=inkcov "$1" | tail -n "+$2" | awk '$1 + $2 + $3 > 0 { exit 1 }' || die "$1: inkcov"
}

for profile in default bound marks x3 x1a x1a-uncoated x1a-2001 us rich booklet plain; do
    out=$work/$profile
    "$program" build --format print --press "$profile" --out "$out" >/dev/null 2>"$work/said" || die "$(cat "$work/said")"
    count=0
    for file in "$out"/*.pdf; do
        qpdf --check "$file" >"$work/qpdf" 2>&1 || die "$(cat "$work/qpdf")"
        ! grep -qi warning "$work/qpdf" || die "$(cat "$work/qpdf")"
        mutool info "$file" >"$work/mutool" 2>&1 || die "$(cat "$work/mutool")"
        ! grep -qiE 'error|warning|DeviceRGB|CalRGB' "$work/mutool" || die "$(cat "$work/mutool")"
        boxes "$file"
        fonts "$file"
        said=$(pdfinfo "$file" | sed -n 's/^PDF subtype: *//p')
        [[ $said = "${subtype[$profile]}" ]] || die "$file: pdfinfo calls it '$said'"
        # Rich black is for titles, which stand on the first page.
        if [[ $profile = rich ]]; then plates "$file" 2; else plates "$file" 1; fi
        count=$((count + 1))
    done
    [[ $count = 8 ]] || die "$profile: $count files"
    shown=$(ls "$out"/*.ar.*.pdf | grep -v announcement)
    echo "-- $profile: $count files; $(basename "$shown"):"
    qpdf --check "$shown" | sed -n 's/^\(PDF Version.*\|No syntax.*\)$/   qpdf: \1/p'
    echo "   pdfinfo: $(pdfinfo "$shown" | awk -F': *' '/^(Pages|PDF version|PDF subtype|Page size)/ { printf "%s %s; ", $1, $2 }')"
    pdfinfo -box "$shown" | awk '/^(MediaBox|BleedBox|TrimBox)/ { print "   pdfinfo -box: " $0 }'
    pdffonts "$shown" | tail -n +3 | awk '{ n = NF; print "   pdffonts: " $1 " emb " $(n-4) " sub " $(n-3) " uni " $(n-2) }'
    gs -q -o - -sDEVICE=inkcov "$shown" | sed 's/^ */   gs inkcov: /'
done
