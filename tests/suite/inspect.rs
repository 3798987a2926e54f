//! Files that mean harm, and our own after they were damaged: each is read to an end, in bounded time, and gives findings or facts.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use lopdf::Document;
use openletter::inspect::{Inspected, Limits, inspect};
use openletter::manifest::press::Press;
use openletter::source::Sources;
use proptest::prelude::*;

use crate::support::project::built_library;

/// No file here may take longer, on the slowest machine that runs the tests.
const LONGEST: Duration = Duration::from_secs(30);

fn look(bytes: &[u8], press: Option<&Press>) -> Inspected {
    let file = Sources::in_memory().add("file.pdf", Vec::new());
    inspect(bytes, file, press, &Limits::default())
}

#[track_caller]
fn ends(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let start = Instant::now();
    let inspected = look(bytes, None);
    let time = start.elapsed();
    assert!(time < LONGEST, "{name} took {time:?}");
    let rules: Vec<&str> = inspected.diagnostics.iter().map(|found| found.rule.id).collect();
    assert!(!rules.is_empty(), "{name} is not in order");
    rules
}

/// Writes objects numbered from 1, the first of which is the catalog.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).unwrap();
        bytes.extend(format!("{} 0 obj\n", i + 1).bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(
        format!("{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    bytes
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    [format!("<<{dict}/Length {}>>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>";

/// Writes a page with resources and content; more objects begin with number 5.
fn page(resources: &str, content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>>>");
    let mut objects = vec![CATALOG.into(), PAGES.into(), page.into_bytes(), stream("", content)];
    objects.extend_from_slice(more);
    file(&objects)
}

fn deflated(bytes: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for part in bytes {
        encoder.write_all(&part).unwrap();
    }
    encoder.finish().unwrap()
}

fn form(content: &str, resources: &str) -> Vec<u8> {
    stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>"), content.as_bytes())
}

#[test]
fn nesting_is_counted_wherever_it_stands() {
    const DEEP: usize = 1_000_000;
    for open in ["[", "<<", "<</A", "[<</A", "(", "[(]) "] {
        let deep = open.repeat(DEEP).into_bytes();
        ends(open, &page("", &deep, &[]));
        ends(open, &file(&[[b"<</Type/Catalog/Pages 2 0 R/X ".to_vec(), deep.clone()].concat()]));
        ends(open, &page("", b"", std::slice::from_ref(&deep)));
        let packed = [b"7 0 ".to_vec(), deep].concat();
        let mut bytes = page("", b"/X gs", &[stream("/Type/ObjStm/N 1/First 4", &packed)]);
        let table = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
        bytes.truncate(table);
        ends(open, &bytes);
    }
    assert!(
        ends(
            "exponential",
            &file(&[
                b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
                [b"<< ".repeat(60), b">> stream\nendstream\n".repeat(60)].concat()
            ])
        )
        .len()
            < 9
    );
}

#[test]
fn what_inflates_without_end_is_stopped() {
    let zeros = || (0..400).map(|_| vec![b' '; 1 << 20]);
    let bomb = deflated(zeros());
    assert!(bomb.len() < 1 << 20);
    let as_content = file(&[
        CATALOG.into(),
        PAGES.into(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
        stream("/Filter/FlateDecode", &bomb),
    ]);
    assert!(ends("content", &as_content).contains(&"too-complex-pdf"));
    let often = format!("<</Type/Page/Parent 2 0 R/Contents[{}]>>", "4 0 R ".repeat(100_000));
    let short = deflated((0..4).map(|_| vec![b' '; 1 << 20]));
    let as_list = file(&[CATALOG.into(), PAGES.into(), often.into_bytes(), stream("/Filter/FlateDecode", &short)]);
    assert!(ends("one stream often", &as_list).contains(&"too-complex-pdf"));
    let image =
        stream("/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/FlateDecode", &bomb);
    assert!(
        ends("image", &page("/XObject<</X 5 0 R>>", b"9 0 0 9 9 9 cm /X Do", &[image])).contains(&"too-complex-pdf")
    );
    let filters = "/FlateDecode ".repeat(1000);
    ends(
        "filters",
        &page("/XObject<</X 5 0 R>>", b"/X Do", &[stream(&format!("/Subtype/Form/Filter[{filters}]"), &bomb)]),
    );
    let mut objects = file(&[
        CATALOG.into(),
        PAGES.into(),
        stream("/Type/ObjStm/N 1000000000/First 1000000000/Filter/FlateDecode", &bomb),
    ]);
    objects.truncate(objects.len() - 60);
    ends("object stream", &objects);
    let runs = stream("/Subtype/Form/Filter/RunLengthDecode", &[129, 0].repeat(4 << 20));
    assert!(ends("runs", &page("/XObject<</X 5 0 R>>", b"/X Do", &[runs])).contains(&"too-complex-pdf"));
}

#[test]
fn page_trees_that_bite_their_tails_end() {
    ends("a cycle", &file(&[CATALOG.into(), b"<</Type/Pages/Kids[2 0 R 2 0 R]>>".to_vec()]));
    let doubling = |i: usize| format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]>>", i + 3).into_bytes();
    let mut objects = vec![CATALOG.into()];
    objects.extend((0..60).map(doubling));
    objects.push(b"<</Type/Page/MediaBox[0 0 9 9]>>".to_vec());
    ends("doubling", &file(&objects));
    let chain = |i: usize| format!("<</Type/Pages/Kids[{} 0 R]>>", i + 3).into_bytes();
    let mut objects = vec![CATALOG.into()];
    objects.extend((0..100_000).map(chain));
    objects.push(b"<</Type/Page>>".to_vec());
    ends("a chain", &file(&objects));
    let many = format!("<</Type/Pages/Kids[{}]>>", "<<>>".repeat(50_000));
    assert!(ends("many", &file(&[CATALOG.into(), many.into_bytes()])).contains(&"too-complex-pdf"));
    let tree = b"<</Type/StructTreeRoot/K[4 0 R 4 0 R]>>".to_vec();
    let element = b"<</S/P/K[4 0 R 5 0 R 4 0 R]/Lang(en)>>".to_vec();
    let catalog = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>".to_vec();
    ends(
        "structure",
        &file(&[catalog, b"<</Type/Pages/Kids[]>>".to_vec(), tree, element, b"<</S/P/K 4 0 R/Parent 5 0 R>>".to_vec()]),
    );
}

#[test]
fn content_that_calls_itself_ends() {
    ends("a form in itself", &page("/XObject<</X 5 0 R>>", b"/X Do", &[form("/X Do /X Do", "/XObject<</X 5 0 R>>")]));
    let level = |i: usize| form(&"/X Do ".repeat(10), &format!("/XObject<</X {} 0 R>>", i + 6));
    let levels: Vec<Vec<u8>> = (0..10).map(level).chain([form("", "")]).collect();
    assert!(
        ends("ten times ten levels", &page("/XObject<</X 5 0 R>>", b"/X Do", &levels)).contains(&"too-complex-pdf")
    );
    let level = |i: usize| form("/X Do", &format!("/XObject<</X {} 0 R>>", i + 6));
    let levels: Vec<Vec<u8>> = (0..1000).map(level).collect();
    assert!(ends("a thousand levels", &page("/XObject<</X 5 0 R>>", b"/X Do", &levels)).contains(&"too-complex-pdf"));
    let pattern = stream(
        "/Type/Pattern/PatternType 1/PaintType 1/BBox[0 0 9 9]/Resources<</Pattern<</P 5 0 R>>>>",
        b"/Pattern cs /P scn 0 0 9 9 re f",
    );
    ends("a pattern in itself", &page("/Pattern<</P 5 0 R>>", b"/Pattern cs /P scn 0 0 9 9 re f", &[pattern]));
    let font = b"<</Subtype/Type3/FontMatrix[1 0 0 1 0 0]/CharProcs<</A 6 0 R>>/Encoding<</Differences[65/A]>>/Resources<</Font<</F 5 0 R>>>>>>".to_vec();
    ends(
        "a glyph in itself",
        &page("/Font<</F 5 0 R>>", b"BT /F 9 Tf (AAAA) Tj ET", &[font, stream("", b"BT /F 9 Tf (AA) Tj ET")]),
    );
    assert!(ends("saved states", &page("", &b"q ".repeat(1_000_000), &[])).contains(&"too-complex-pdf"));
    assert!(ends("marks", &page("", &b"/A BMC ".repeat(1_000_000), &[])).contains(&"too-complex-pdf"));
    assert!(ends("operators", &page("", &b"n ".repeat(10_000_000), &[])).contains(&"too-complex-pdf"));
    ends(
        "space in itself",
        &page("/ColorSpace<</S 5 0 R>>", b"/S cs 1 sc 0 0 9 9 re f", &[b"[/Indexed 5 0 R 1 5 0 R]".to_vec()]),
    );
    let function = b"<</FunctionType 3/Functions[5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R]>>".to_vec();
    ends(
        "function in itself",
        &page("/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Function 5 0 R>>>>", b"/S sh", &[function]),
    );
    let overprint = b"/G gs ".iter().copied().chain(b"1 0 0 0 k 0 0 99 99 re f ".repeat(200_000)).collect::<Vec<u8>>();
    ends("overprint", &page("/ExtGState<</G<</OP true/OPM 1>>>>", &overprint, &[]));
}

#[test]
fn tables_that_lead_nowhere_end() {
    for (name, tail) in [
        ("Prev in a circle", "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n"),
        ("a giant table", "xref\n0 99999999999\ntrailer<<>>startxref\n9\n"),
        ("a negative place", "startxref\n-5\n"),
        ("a place beyond", "startxref\n99999999999999999999\n"),
        (
            "no width",
            "1 0 obj<</Type/XRef/W[0 0 0]/Size 999999999/Length 3>>stream\nabc\nendstream\nendobj startxref\n9\n",
        ),
        (
            "too wide",
            "1 0 obj<</Type/XRef/W[9 9 99999999]/Size 9/Length 3>>stream\nabc\nendstream\nendobj startxref\n9\n",
        ),
        (
            "giant index",
            "1 0 obj<</Type/XRef/W[1 1 1]/Index[4294967295 99]/Size 9/Length 3>>stream\nabc\nendstream\nendobj startxref\n9\n",
        ),
        (
            "a length that is itself",
            "1 0 obj<</Type/Catalog/Pages 1 0 R/Length 1 0 R>>stream\nabc\nendstream\nendobj trailer<</Root 1 0 R>>",
        ),
        ("a reference to itself", "1 0 obj 1 0 R endobj trailer<</Root 1 0 R>>"),
        ("a stream in itself", "xref\n0 0\ntrailer<</Root 2 0 R/XRefStm 9>>startxref\n9\n"),
    ] {
        ends(name, format!("%PDF-1.7\n{tail}").as_bytes());
    }
    let lengths: Vec<Vec<u8>> =
        (0..2000).map(|i| format!("<</Length {} 0 R>>stream\nx\nendstream", i + 4).into_bytes()).collect();
    let objects: Vec<Vec<u8>> = [CATALOG.into(), PAGES.into()].into_iter().chain(lengths).collect();
    ends("lengths that wait for each other", &file(&objects));
    let open: Vec<u8> = (1..300_000).flat_map(|i| format!("{i} 0 obj<<").into_bytes()).collect();
    ends("objects that do not end", &[b"%PDF-1.7\n".to_vec(), open].concat());
    let streams: Vec<u8> =
        (1..50_000).flat_map(|i| format!("{i} 0 obj<</Type/ObjStm/Length 9 0 R>>stream\n").into_bytes()).collect();
    ends("streams that do not end", &[b"%PDF-1.7\n".to_vec(), streams].concat());
}

#[test]
fn strange_numbers_and_sizes_are_survived() {
    for rect in [
        "0 0 0 0",
        "0 0 -5 -5",
        "1e9 NaN 5 5",
        "-999999999999999999999 0 99999999999999999999 1",
        "[[[ ]]]",
        "",
        "0 0 595",
        "(a)(b)(c)(d)",
    ] {
        let objects = [
            CATALOG.into(),
            PAGES.replace("0 0 595 842", rect).into_bytes(),
            format!("<</Type/Page/Contents 4 0 R/TrimBox[{rect}]/CropBox[{rect}]/UserUnit -1/Rotate 91.5/Resources<</Font<</F<<>>>>>>>>").into_bytes(),
            stream("", b"99999999999999999999999 0 0 999999999999999999999999 0 0 cm 1 0 0 rg 0 0 999999999 9999999999 re f BT /F 1e9 Tf 999999999999999 Tc (aaa) Tj ET"),
        ];
        ends(rect, &file(&objects));
    }
    for size in ["0", "-1", "4294967295", "99999999999", "65535"] {
        for filter in [
            "",
            "/Filter/DCTDecode",
            "/Filter/JPXDecode",
            "/Filter/CCITTFaxDecode",
            "/Filter/JBIG2Decode",
            "/Filter/LZWDecode",
            "/Filter[/A85/AHx]",
        ] {
            let image = format!(
                "/Subtype/Image/Width {size}/Height {size}/BitsPerComponent 16/ColorSpace/DeviceCMYK{filter}/DecodeParms<</Predictor 15/Columns {size}/Colors {size}>>"
            );
            ends(
                &image,
                &page(
                    "/XObject<</X 5 0 R>>",
                    b"9 0 0 9 9 9 cm /X Do",
                    &[stream(&image, b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x04\x01")],
                ),
            );
        }
    }
    let widths = b"<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/W[".to_vec();
    let widths = [widths, b"0 65535 500 ".repeat(100_000), b"]>>]>>".to_vec()].concat();
    ends("widths", &page("/Font<</F 5 0 R>>", b"BT /F 9 Tf (aa) Tj ET", &[widths]));
    let map = [
        b"1 beginbfrange ".to_vec(),
        b"<00000000><ffffffff>[<0041>] <fffffffe><ffffffff>[<0041><0042><0043>] <ffffffff><00000000><d800>"
            .repeat(10_000),
        b" endbfrange".to_vec(),
    ]
    .concat();
    ends(
        "meanings",
        &page("/Font<</F<</Subtype/Type1/ToUnicode 5 0 R>>>>", b"BT /F 9 Tf (aa) Tj ET", &[stream("", &map)]),
    );
    let long =
        [b"(".to_vec(), vec![b'x'; 20_000_000], b") Tj /".to_vec(), vec![b'n'; 5_000_000], b" gs".to_vec()].concat();
    ends("long strings", &page("/Font<</F<</Subtype/Type1>>>>", &long, &[]));
    let images = b"BI /W 99999999 /H 99999999 /BPC 8 /CS /RGB ID xxx ".repeat(100_000);
    ends("images without end", &page("", &images, &[]));
    let packet = [b"<x>".repeat(200_000), b"</x>".repeat(200_000)].concat();
    ends(
        "deep metadata",
        &file(&[
            b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>".to_vec(),
            PAGES.into(),
            b"<</Type/Page>>".to_vec(),
            stream("", &packet),
        ]),
    );
    let annotations =
        format!("<</Type/Page/Parent 2 0 R/Annots[{}]>>", "<</Subtype/Text/Rect[0 0 9 9]>>".repeat(100_000));
    ends("annotations", &file(&[CATALOG.into(), PAGES.into(), annotations.into_bytes()]));
    let spots: Vec<String> = (0..100_000).map(|i| format!("/S{i}")).collect();
    let spots = spots.join(" ");
    ends(
        "colorants",
        &page(
            &format!("/ColorSpace<</S[/DeviceN[{spots}]/DeviceCMYK<<>>]>>"),
            &b"/S cs 1 sc 0 0 9 9 re f ".repeat(10_000),
            &[],
        ),
    );
}

#[test]
fn an_encrypted_file_is_called_that_and_nothing_else() {
    let mut bytes = page("", b"1 0 0 rg 0 0 9 9 re f", &[]);
    let at = bytes.windows(5).rposition(|window| window == b"/Root").unwrap();
    bytes.splice(at..at, *b"/Encrypt<</Filter/Standard/V 1>>");
    assert_eq!(ends("encrypted", &bytes), ["encrypted-pdf"]);
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let limits = Limits { file_bytes: 100, ..Limits::default() };
    let file = Sources::in_memory().add("file.pdf", Vec::new());
    let found = inspect(&page("", b"", &[]), file, None, &limits).diagnostics;
    assert_eq!(found.iter().map(|found| found.rule.id).collect::<Vec<_>>(), ["too-complex-pdf"]);
}

#[test]
fn our_own_files_keep_what_they_promise() {
    let press = Press::named(&Press::presets(), "default").unwrap().clone();
    let print = look(&fs::read(built_library().join("library.uk.print.pdf")).unwrap(), Some(&press));
    assert_eq!(
        print.diagnostics.iter().map(|found| found.rule.id).collect::<Vec<_>>(),
        [""; 0],
        "{:#?}",
        print.diagnostics
    );
    assert_eq!(print.facts.plates, ["Black"]);
    let screen = look(&fs::read(built_library().join("library.fa.pdf")).unwrap(), None);
    assert!(screen.facts.tagged && screen.facts.language.as_deref() == Some("fa"), "{:?}", screen.facts);
    assert!(screen.facts.fonts.iter().all(|font| font.embedded && font.subset && font.to_unicode));
}

/// A change to the bytes of a file.
#[derive(Debug, Clone)]
enum Damage {
    Byte(usize, u8),
    Cut(usize),
    Delete(usize, usize),
    Copy(usize, usize, usize),
    /// Another number in the place of the one that stands next.
    Number(usize, &'static str),
    /// A word of PDF, anywhere.
    Word(usize, &'static str),
}

const NUMBERS: [&str; 10] =
    ["0", "-1", "1", "4294967296", "99999999999999999999", "2147483647", "0.0000001", "-0", "3", "65536"];
const WORDS: [&str; 24] = [
    " 1 0 R ",
    " 3 0 R ",
    "endobj",
    " obj<<",
    ">>",
    "<<",
    "[",
    "]",
    "(",
    ")",
    "stream\n",
    "endstream",
    "/Length 99 ",
    "/Filter/LZWDecode ",
    "/Kids[2 0 R]",
    "/Parent 3 0 R",
    "/Type/Pages",
    " Do ",
    " q ",
    "/Indexed ",
    "/DeviceN ",
    "/SMask 4 0 R",
    "<</K 9 0 R>>",
    "/Encoding/Identity-H",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        any::<usize>().prop_map(Damage::Cut),
        (any::<usize>(), 1usize..200).prop_map(|(at, count)| Damage::Delete(at, count)),
        (any::<usize>(), any::<usize>(), 1usize..400).prop_map(|(from, to, count)| Damage::Copy(from, to, count)),
        (any::<usize>(), prop::sample::select(NUMBERS.to_vec())).prop_map(|(at, number)| Damage::Number(at, number)),
        (any::<usize>(), prop::sample::select(NUMBERS.to_vec())).prop_map(|(at, number)| Damage::Number(at, number)),
        (any::<usize>(), prop::sample::select(WORDS.to_vec())).prop_map(|(at, word)| Damage::Word(at, word)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let length = bytes.len().max(1);
    match damage {
        Damage::Byte(at, byte) => {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = *byte;
            }
        }
        // Cut anywhere, but rarely near the beginning, where nothing is left to read.
        Damage::Cut(at) => bytes.truncate(length - (at % length) / 4),
        Damage::Delete(at, count) => {
            let at = (at % length).min(bytes.len());
            let end = (at + count).min(bytes.len());
            bytes.drain(at..end);
        }
        Damage::Copy(from, to, count) => {
            let from = (from % length).min(bytes.len());
            let piece = bytes[from..(from + count).min(bytes.len())].to_vec();
            let to = (to % length).min(bytes.len());
            bytes.splice(to..to, piece);
        }
        Damage::Number(at, number) => {
            let at = (at % length).min(bytes.len());
            let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|start| at + start) else { return };
            let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            bytes.splice(start..start + digits, number.bytes());
        }
        Damage::Word(at, word) => {
            let at = (at % length).min(bytes.len());
            bytes.splice(at..at, word.bytes());
        }
    }
}

/// Our files as they are, and written so that damage meets objects and operators rather than compressed bytes.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let names = ["library.uk.pdf", "library.fa.pdf", "library.uk.print.pdf", "library.fa.print.pdf"];
    let own: Vec<Vec<u8>> = names.iter().map(|name| fs::read(built_library().join(name)).unwrap()).collect();
    let plain = own.iter().map(|bytes| {
        let mut document = Document::load_mem(bytes).unwrap();
        document.decompress();
        let mut plain = Vec::new();
        document.save_to(&mut plain).unwrap();
        plain
    });
    let rich = page(
        "/Font<</F 5 0 R>>/XObject<</X 7 0 R/I 8 0 R>>/ExtGState<</G<</OP true/OPM 1/ca 0.5/SMask/None>>>>/ColorSpace<</S[/Separation/Gold/DeviceCMYK 9 0 R]/N[/Indexed/DeviceRGB 1<000000ffffff>]>>/Pattern<</P 10 0 R>>/Shading<</H<</ShadingType 2/ColorSpace/DeviceCMYK/Function 9 0 R>>>>",
        b"q /G gs 0.1 0.2 0.3 0.4 k 10 10 100 100 re B Q /S cs 1 scn BT /F 12 Tf 2 Tr 50 700 Td [(A) -300 (A)] TJ T* (A) ' ET /X Do q 50 0 0 50 9 9 cm /I Do Q /Pattern cs /P scn 0 0 50 50 re f /H sh BI /W 1 /H 1 /BPC 8 /CS /G ID x EI /Span <</MCID 1/Lang(ar)>> BDC EMC",
        &[
            b"<</Type/Font/Subtype/Type3/FontMatrix[0.1 0 0 0.1 0 0]/CharProcs<</A 6 0 R>>/Encoding<</Differences[65/A]>>/FirstChar 65/Widths[8]/ToUnicode 11 0 R>>".to_vec(),
            stream("", b"9 0 0 0 9 9 d1 0 0 9 9 re f"),
            form("0 0 1 rg 0 0 9 9 re f /X Do", "/XObject<</X 7 0 R>>"),
            stream("/Subtype/Image/Width 4/Height 4/BitsPerComponent 4/ColorSpace/N/Filter/ASCIIHexDecode/DecodeParms<</Predictor 12>>", b"0011223344556677>"),
            b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.2 0.8 0.2]/N 1>>".to_vec(),
            stream("/PatternType 1/PaintType 1/BBox[0 0 9 9]/XStep 9/YStep 9", b"1 0 0 rg 0 0 5 5 re f"),
            stream("", b"1 beginbfrange <41> <5a> <0627> endbfrange 1 beginbfchar <41> <0041> endbfchar"),
        ],
    );
    own.iter().cloned().chain(plain).chain([rich.clone(), rich]).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_gives_findings_or_facts(which in any::<usize>(), changes in prop::collection::vec(damage(), 1..8)) {
        let mut bytes = FILES[which % FILES.len()].clone();
        for change in &changes {
            apply(&mut bytes, change);
        }
        let start = Instant::now();
        let inspected = look(&bytes, None);
        prop_assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
        for found in &inspected.diagnostics {
            prop_assert!(!found.message.is_empty() && !found.help.is_empty());
            prop_assert!(!found.message.contains("cannot handle"), "a panic: {}", found.message);
            prop_assert!(!found.message.contains('\u{1b}') && found.message.len() < 1000, "{}", found.message);
        }
        prop_assert!(inspected.facts.max_ink.is_finite());
    }

    #[test]
    fn any_bytes_give_findings(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(!look(&bytes, None).diagnostics.is_empty());
        prop_assert!(!look(&[b"%PDF-1.7 1 0 obj<</Type/Catalog/Pages 1 0 R>> ".to_vec(), bytes].concat(), None).diagnostics.is_empty());
    }
}
