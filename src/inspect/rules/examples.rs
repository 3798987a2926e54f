//! Breaks each rule in a sound file, and finds that rule alone; the sound file itself breaks none.

use std::collections::BTreeSet;

use super::rules;
use crate::diagnostic::Severity;
use crate::inspect::testing::{FIRST, Sample, broken, file, look, stream};
use crate::manifest::press::Press;

/// The number of the first object that a test adds to the sample for printers, and to that for readers.
const OWN: usize = FIRST + 4;
const OWN_SCREEN: usize = FIRST + 6;

fn press(name: &str) -> Press {
    Press::named(&Press::presets(), name).unwrap().clone()
}

fn print(change: impl FnOnce(&mut Sample)) -> Vec<u8> {
    Sample::print().with(change).bytes()
}

fn screen(change: impl FnOnce(&mut Sample)) -> Vec<u8> {
    Sample::screen().with(change).bytes()
}

fn drawing(content: &str) -> Vec<u8> {
    Sample::print().drawing(content).bytes()
}

fn replaced(part: &mut String, from: &str, to: &str) {
    assert!(part.contains(from), "{from} in {part}");
    *part = part.replace(from, to);
}

/// An image of a size, drawn 100 points wide.
fn image(entries: &str, data: &[u8]) -> Vec<u8> {
    let object = stream(&format!("/Type/XObject/Subtype/Image{entries}"), data);
    Sample::print()
        .using(&format!("/XObject<</I {OWN} 0 R>>"))
        .adding(object)
        .drawing("q 100 0 0 100 100 100 cm /I Do Q")
        .bytes()
}

/// A PDF/X-1a without a fault.
fn x1a() -> Sample {
    Sample::print().with(|sample| {
        replaced(&mut sample.information, "X-4", "X-1a:2003");
        replaced(&mut sample.metadata, "PDF/X-4", "PDF/X-1a:2003");
        sample.version = "1.4";
    })
}

/// Files that break one rule each.
fn faults() -> Vec<(&'static str, Vec<u8>)> {
    let gs = |entries: &str, content: &str| {
        Sample::print().using(&format!("/ExtGState<</G<<{entries}>>>>")).drawing(content).bytes()
    };
    vec![
        ("unreadable-pdf", b"no PDF".to_vec()),
        ("encrypted-pdf", print(|sample| sample.trailer.push_str("/Encrypt<</Filter/Standard>>"))),
        ("too-complex-pdf", drawing(&"[".repeat(100_000))),
        ("damaged-pdf", {
            let mut bytes = Sample::print().bytes();
            let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
            bytes.truncate(at);
            bytes
        }),
        ("no-pages", file("1.7", &[(1, b"<</Type/Catalog/Pages 2 0 R/Lang(en)>>".to_vec()), (2, b"<</Type/Pages/Kids[2 0 R]>>".to_vec())], "/Root 1 0 R")),
        ("version-mismatch", print(|sample| replaced(&mut sample.information, "X-4", "X-1a:2003"))),
        ("missing-file-id", print(|sample| sample.trailer.clear())),
        ("missing-xmp", print(|sample| sample.metadata = "<a".into())),
        ("unknown-trapping", print(|sample| replaced(&mut sample.information, "/Trapped/False", "/Trapped/Unknown"))),
        ("forbidden-compression", Sample::print().adding(stream("/Filter/LZWDecode", b"x")).bytes()),
        ("forbidden-content", Sample::print().adding(stream("/Subtype/PS", b"x")).bytes()),
        ("missing-information", print(|sample| replaced(&mut sample.information, "/ModDate(D:20251008)", ""))),
        ("unreadable-part", drawing("/X Do")),
        ("calibrated-colour", {
            let sample = x1a().using("/ColorSpace<</C[/ICCBased 20 0 R]>>");
            sample.drawing("/C cs 0 0 0 1 sc 100 100 50 50 re f").bytes()
        }),
        ("box-outside-box", print(|sample| replaced(&mut sample.page, "/BleedBox[0 0", "/BleedBox[-10 0"))),
        ("missing-trim-box", print(|sample| replaced(&mut sample.page, "/TrimBox[8.504 8.504 603.78 850.394]", ""))),
        ("trim-and-art-box", print(|sample| sample.page.push_str("/ArtBox[20 20 500 500]"))),
        ("invalid-box", print(|sample| sample.page.push_str("/CropBox[10 10 10 10]"))),
        ("font-not-embedded", print(|sample| sample.objects[2] = b"<</Type/FontDescriptor/Flags 32>>".to_vec())),
        ("type3-font", {
            let font = format!("<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</A {} 0 R>>/Encoding<</Differences[65/A]>>/FirstChar 65/LastChar 65/Widths[1]>>", OWN + 1);
            let sample = Sample::print().with(|sample| sample.resources = format!("/Font<</F {OWN} 0 R>>"));
            sample.adding(font).adding(stream("", b"1 0 0 0 1 1 d1 0 0 1 1 re f")).drawing("0 0 0 1 k BT /F 10 Tf 100 700 Td (A) Tj ET").bytes()
        }),
        ("font-not-subset", print(|sample| sample.objects[1] = String::from_utf8(sample.objects[1].clone()).unwrap().replace("ABCDEF+", "").into_bytes())),
        ("missing-to-unicode", screen(|sample| {
            sample.objects[1] = b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Serif/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType0/BaseFont/ABCDEF+Serif/FontDescriptor 22 0 R>>]>>".to_vec();
        })),
        ("rgb-colour", drawing("0.2 0.4 1 rg 100 100 50 50 re f")),
        ("lab-colour", Sample::print().using("/ColorSpace<</L[/Lab<</WhitePoint[0.9 1 0.8]>>]>>").drawing("/L cs 50 20 20 sc 100 100 50 50 re f").bytes()),
        ("spot-colour", Sample::print().using("/ColorSpace<</S[/Separation/Gold/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0.2 0.8 0.2]/N 1>>]>>").drawing("/S cs 1 sc 100 100 50 50 re f").bytes()),
        ("registration-colour", Sample::print().using("/ColorSpace<</S[/Separation/All/DeviceCMYK<<>>]>>").drawing("/S cs 1 sc 100 100 50 50 re f").bytes()),
        ("black-not-k-only", drawing("0.6 0.4 0.4 1 k BT /F 10 Tf 100 700 Td (Letter) Tj ET")),
        ("excess-ink", drawing("0.9 0.9 0.9 0.9 k 100 100 50 50 re f")),
        ("low-resolution-image", image("/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceCMYK", &[20; 40_000])),
        (
            "unmeasured-image",
            image("/Width 20000/Height 20000/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/FlateDecode", b"x"),
        ),
        ("transparency", {
            print(|sample| {
                replaced(&mut sample.information, "X-4", "X-3:2003");
                replaced(&mut sample.metadata, "PDF/X-4", "PDF/X-3:2003");
                sample.version = "1.4";
                sample.resources.push_str("/ExtGState<</G<</ca 0.5>>>>");
                sample.content = b"/G gs 0 0 0 1 k 100 100 50 50 re f".to_vec();
            })
        }),
        ("white-overprint", gs("/OP true/OPM 1", "/G gs 0 0 0 0 k 100 100 50 50 re f")),
        ("hairline", drawing("0 0 0 1 K 0.1 w 100 100 m 200 100 l S")),
        ("missing-output-intent", print(|sample| sample.catalog.clear())),
        ("wrong-output-intent", print(|sample| sample.objects[0] = stream("/N 4", b"no profile"))),
        ("javascript", print(|sample| sample.catalog.push_str("/Names<</JavaScript<<>>>>"))),
        ("embedded-file", print(|sample| sample.catalog.push_str("/Names<</EmbeddedFiles<<>>>>"))),
        ("form-field", print(|sample| sample.catalog.push_str("/AcroForm<</Fields[3 0 R]>>"))),
        ("action", print(|sample| sample.catalog.push_str("/OpenAction<</S/URI/URI(http://example.org)>>"))),
        ("annotation-in-bleed", print(|sample| sample.page.push_str("/Annots[<</Subtype/Link/Rect[100 100 200 200]>>]"))),
        ("untagged-pdf", screen(|sample| replaced(&mut sample.catalog, "/Marked true", "/Marked false"))),
        ("missing-language", screen(|sample| replaced(&mut sample.catalog, "/Lang(en)", ""))),
        ("missing-title", screen(|sample| sample.information.clear())),
        ("missing-alternative-text", screen(|sample| sample.objects[5] = b"<</S/Figure/P 24 0 R/Pg 3 0 R/K[0]>>".to_vec())),
        ("wrong-language", {
            let map = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <5a> <0627> endbfrange";
            screen(|sample| {
                sample.objects[1] = format!("<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Serif/FontDescriptor 22 0 R/ToUnicode {OWN_SCREEN} 0 R>>").into_bytes();
                sample.object(stream("", map));
                sample.content = b"/P <</MCID 0>> BDC BT /F 10 Tf 100 700 Td (ABCDEF) Tj ET EMC".to_vec();
            })
        }),
        ("mixed-page-sizes", {
            print(|sample| {
                let page = |trim: &str| {
                    let resources = "/Contents 4 0 R/Resources<</Font<</F 21 0 R>>>>";
                    format!("<</Type/Page{resources}/MediaBox[0 0 700 900]/BleedBox[0 0 700 900]/TrimBox[{trim}]>>")
                };
                sample.kids = "3 0 R 24 0 R 25 0 R".into();
                sample.object(page("10 10 605.276 851.89"));
                sample.object(page("10 10 430 605"));
            })
        }),
    ]
}

/// Files that break one rule of a press profile each.
fn profile_faults() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    vec![
        ("narrow-bleed", "bound", Sample::print().bytes()),
        ("uncalibrated-gray", "default", drawing("0.5 g 100 100 50 50 re f")),
        ("wrong-marks", "marks", Sample::print().bytes()),
        ("unwanted-outline", "default", print(|sample| sample.catalog.push_str("/Outlines<</First 3 0 R>>"))),
        ("wrong-page-size", "us-size", Sample::print().bytes()),
    ]
}

#[test]
fn a_sound_file_breaks_no_rule() {
    assert_eq!(broken(&Sample::print().bytes(), None), [""; 0]);
    assert_eq!(broken(&Sample::print().bytes(), Some(&press("default"))), [""; 0]);
    assert_eq!(broken(&x1a().bytes(), None), [""; 0]);
    assert_eq!(broken(&Sample::screen().bytes(), None), [""; 0]);
}

/// Says what is wrong with a file, in words.
fn words(bytes: &[u8]) -> Vec<String> {
    look(bytes, None).diagnostics.into_iter().map(|found| format!("{}: {}", found.rule.id, found.message)).collect()
}

#[test]
fn what_could_not_be_read_is_never_passed() {
    let content =
        |object: Vec<u8>| Sample::print().with(|sample| sample.page.push_str("/Contents 24 0 R")).adding(object);
    let deflated = |data: &[u8]| content(stream("/Filter/FlateDecode", data)).bytes();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("the stream of object 24 cannot be decoded", deflated(b"no deflate")),
        ("the stream of object 24 cannot be decoded", deflated(b"x\x9c\xcbH\xcd\xc9\xc9W")),
        (
            "the stream of object 24 is compressed as only a picture can be",
            content(stream("/Filter/Nonsense", b"x")).bytes(),
        ),
        ("content of the page is not there", print(|sample| sample.page.push_str("/Contents 99 0 R"))),
        ("content of the page is not there", print(|sample| sample.page.push_str("/Contents[4 0 R 99 0 R]"))),
        ("a page, or a branch of the tree of pages, is not there", print(|sample| sample.kids = "3 0 R 99 0 R".into())),
        (
            "a page, or a branch of the tree of pages, stands in two places",
            print(|sample| sample.kids = "3 0 R 3 0 R".into()),
        ),
        ("something that is no page stands in the tree of pages", print(|sample| sample.kids = "3 0 R 22 0 R".into())),
        ("the font `Q` is not there, or not sound", drawing("BT /Q 10 Tf 9 9 Td (A) Tj ET")),
        ("text is set in no font, or in one that is not there", drawing("BT 9 9 Td (A) Tj ET")),
        ("the colour space `Q` is not there, or not sound", drawing("/Q cs")),
        ("the graphics state `Q` is not there, or not sound", drawing("/Q gs")),
        ("the shading `Q` is not there, or not sound", drawing("/Q sh")),
        ("the pattern `Q` is not there, or not sound", drawing("/Pattern cs /Q scn")),
        (
            "the kind of `X` is not there, or not sound",
            Sample::print().using("/XObject<</X 24 0 R>>").adding(stream("", b"")).drawing("/X Do").bytes(),
        ),
        (
            "the ICC profile of a colour space is damaged",
            Sample::print()
                .using("/ColorSpace<</C[/ICCBased 24 0 R]>>")
                .adding(stream("/N 4", b"x"))
                .drawing("/C cs")
                .bytes(),
        ),
        (
            "the stream of object 23 cannot be decoded",
            print(|sample| sample.objects[3] = stream("/Subtype/Type1C/Filter/FlateDecode", b"x")),
        ),
    ];
    for (message, bytes) in cases {
        let found = words(&bytes);
        assert!(found.contains(&format!("unreadable-part: {message}")), "{message}: {found:?}");
    }
    let mut bytes = Sample::print().bytes();
    let at = bytes.windows(8).position(|window| window == b"/Count 1").unwrap();
    bytes[at + 7] = b'3';
    assert_eq!(words(&bytes), ["unreadable-part: the file says that it has 3 pages, and 1 can be found"]);
}

#[test]
fn when_the_work_ends_early_nothing_is_said_of_what_was_not_read() {
    assert_eq!(
        broken(&drawing(&format!("1 0 0 rg 100 100 50 50 re f {}", "[".repeat(100_000))), None),
        ["too-complex-pdf"]
    );
}

#[test]
fn what_happens_is_found_wherever_it_hangs() {
    let hung = |object: &str| words(&Sample::print().adding(object).bytes());
    for (object, rule) in [
        ("<</Title(x)/A<</S/Launch/F(x)>>>>", "action: the file has 1 action of the kind `Launch`"),
        ("<</S/GoTo/D(x)/Next[<</S/URI/URI(x)>>]>>", "action: the file has 1 action of the kind `URI`"),
        ("<</S/GoTo/D(x)/Next<</S/JavaScript/JS(x)>>>>", "javascript: the file runs JavaScript"),
        (
            "<</Subtype/Widget/AA<</E<</S/Hide/T(x)>>>>>>",
            "action: something happens when a place on a page is shown, entered or left",
        ),
        ("<</Type/Filespec/F(x)/EF<</F 23 0 R>>>>", "embedded-file: another file is attached"),
        (
            "<</TR<</FunctionType 2/Domain[0 1]/N 1>>>>",
            "forbidden-content: the file holds transfer functions (1), and PDF/X-4 allows none",
        ),
    ] {
        let found = hung(object);
        assert!(found.iter().any(|found| found == rule), "{object}: {found:?}");
    }
    assert_eq!(hung("<</S/Sound/P 1 0 R>>"), [""; 0], "an element of the structure");
    let form = words(&print(|sample| sample.catalog.push_str("/AcroForm<</XFA(x)>>")));
    assert_eq!(form, ["form-field: the file is a form that is laid out when it is opened (XFA)"]);
}

#[test]
fn older_standards_allow_less() {
    let x1a = |change: fn(&mut Sample)| words(&x1a().with(change).bytes());
    let spot = |alternate: &str| {
        let sample = self::x1a()
            .using(&format!("/ColorSpace<</S[/Separation/Gold{alternate}<</FunctionType 2/Domain[0 1]/N 1>>]>>"));
        broken(&sample.drawing("/S cs 1 sc 100 100 50 50 re f").bytes(), None)
    };
    assert_eq!(spot("/DeviceCMYK"), ["spot-colour"]);
    assert_eq!(spot("/DeviceRGB"), ["rgb-colour", "spot-colour"]);
    assert_eq!(spot("[/Lab<</WhitePoint[0.9 1 0.8]>>]"), ["calibrated-colour", "spot-colour"]);
    let layers = x1a(|sample| sample.catalog.push_str("/OCProperties<</D 1>>"));
    assert_eq!(layers, ["forbidden-content: the file holds layers (optional content), and PDF/X-1a:2003 allows none"]);
    let default = x1a(|sample| sample.resources.push_str("/ColorSpace<</DefaultCMYK[/ICCBased 20 0 R]>>"));
    assert_eq!(default, ["calibrated-colour: colours in `ICCBased CMYK`, and the standard allows no profiles"]);
    let jbig2 = words(&self::x1a().adding(stream("/Filter/JBIG2Decode", b"x")).bytes());
    assert_eq!(jbig2, ["forbidden-compression: 1 stream is compressed with JBIG2"]);
    assert_eq!(broken(&Sample::print().adding(stream("/Filter/JBIG2Decode", b"x")).bytes(), None), [""; 0]);
}

#[test]
fn claims_of_x4_must_be_whole() {
    let of = |change: fn(&mut Sample)| words(&print(change));
    assert_eq!(
        of(|sample| sample.version = "2.0"),
        ["version-mismatch: the file is PDF 2.0, and PDF/X-4 rests on PDF 1.6"]
    );
    assert_eq!(
        of(|sample| replaced(&mut sample.metadata, "GTS_PDFXVersion", "Nothing")),
        ["version-mismatch: the metadata (XMP) does not say that the file is PDF/X-4, and there is where it counts"]
    );
    assert_eq!(
        of(|sample| replaced(&mut sample.catalog, "(FOGRA39)", "(MY PRINTER)")),
        ["wrong-output-intent: `MY PRINTER` is not known here as a name of the registry that the file names"]
    );
    assert_eq!(
        of(|sample| sample.page.push_str("/CropBox[20 20 500 500]")),
        [
            "box-outside-box: the BleedBox reaches beyond the CropBox",
            "box-outside-box: the TrimBox reaches beyond the CropBox"
        ]
    );
    let inline =
        of(|sample| sample.content = b"q 9 0 0 9 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /LZW ID xx EI Q".to_vec());
    assert!(
        inline.iter().any(|found| found.starts_with("forbidden-compression: 1 image within the content")),
        "{inline:?}"
    );
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    for (rule, bytes) in faults() {
        let found = broken(&bytes, None);
        match rule {
            // What is wrong with these is wrong in more than one way.
            "no-pages" | "damaged-pdf" => assert!(found.contains(&rule), "{rule}: {found:?}"),
            _ => assert_eq!(found, [rule], "{:#?}", look(&bytes, None).diagnostics),
        }
    }
    for (rule, name, bytes) in profile_faults() {
        let mut press = if name == "us-size" { press("default") } else { press(name) };
        if name == "us-size" {
            press.paper = Some(crate::manifest::paper::Paper::US_LETTER);
        }
        let found = broken(&bytes, Some(&press));
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
}

#[test]
fn every_rule_has_a_fault_here() {
    let known: BTreeSet<&str> =
        faults().iter().map(|(rule, _)| *rule).chain(profile_faults().iter().map(|(rule, ..)| *rule)).collect();
    let all: BTreeSet<&str> = rules().iter().map(|rule| rule.id).collect();
    assert_eq!(all, known);
}

#[test]
fn a_file_of_black_ink_has_one_plate() {
    let facts = look(&Sample::print().bytes(), None).facts;
    assert_eq!(facts.plates, ["Black"]);
    assert_eq!((facts.pages, facts.max_ink, facts.version.as_str()), (1, 100.0, "1.6"));
    assert_eq!(facts.standards, ["PDF/X-4"]);
}

#[test]
fn a_finding_says_where_it_is_on_the_trimmed_page() {
    let found = look(&drawing("0.2 0.4 1 rg 108.504 700 50 50 re f"), None).diagnostics;
    let at = found[0].place.unwrap().at.unwrap();
    assert!((at.x - 35.28).abs() < 0.01 && (at.y - 53.06).abs() < 0.01, "{at:?}");
}

#[test]
fn what_is_drawn_off_the_sheet_or_without_size_is_not_there() {
    for content in [
        "1 0 0 rg 2000 100 50 50 re f",
        "1 0 0 rg BT /F 10 Tf 100 7000 Td (A) Tj ET",
        "1 0 0 rg BT /F 0 Tf 100 700 Td (A) Tj ET",
        "1 0 0 rg BT /F 10 Tf 3 Tr 100 700 Td (A) Tj ET",
        "1 0 0 rg 100 100 50 50 re n",
        "1 0 0 rg q Q",
    ] {
        assert_eq!(broken(&drawing(content), None), [""; 0], "{content}");
    }
}

#[test]
fn ink_adds_up_in_either_order() {
    let gs =
        |content: &str| Sample::print().using("/ExtGState<</O<</OP true/op true/OPM 1>>>>").drawing(content).bytes();
    let (black, colours) = ("0 0 0 1 k 100 100 50 50 re f", "1 1 1 0 k 100 100 50 50 re f");
    for content in [format!("/O gs {black} {colours}"), format!("/O gs {colours} {black}")] {
        let found = look(&gs(&content), None).diagnostics;
        let found: Vec<_> = found.iter().map(|found| (found.rule.id, found.severity)).collect();
        // By bounding boxes nobody knows that they meet.
        assert_eq!(found, [("excess-ink", Severity::Warning)], "{content}");
    }
    for (mode, expected) in [("Multiply", 376), ("Darken", 376), ("Screen", 360), ("Hue", 400)] {
        let sample = Sample::print().using(&format!("/ExtGState<</B<</BM/{mode}>>>>"));
        let mixed = sample.drawing("0.9 0.9 0.9 0.9 k 100 100 50 50 re f /B gs 0.5 0.5 0.5 0.1 k 100 100 50 50 re f");
        let facts = look(&mixed.bytes(), None).facts;
        assert!((facts.max_ink - f64::from(expected)).abs() < 0.1, "{mode}: {}", facts.max_ink);
    }
}

#[test]
fn colours_are_found_wherever_they_are_painted() {
    let form = |content: &str| stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]", content.as_bytes());
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("a form", Sample::print().using("/XObject<</X 24 0 R>>").adding(form("1 0 0 rg 0 0 9 9 re f")).drawing("/X Do").bytes()),
        ("a pattern", Sample::print().using("/Pattern<</P 24 0 R>>").adding(stream("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>", b"1 0 0 rg 0 0 9 9 re f")).drawing("/Pattern cs /P scn 100 100 50 50 re f").bytes()),
        ("a shading", Sample::print().using("/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 9 9]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 1 0]/N 1>>>>>>").drawing("/S sh").bytes()),
        ("a blending space", print(|sample| sample.page.push_str("/Group<</S/Transparency/CS/DeviceRGB>>"))),
        ("a stroke", drawing("1 0 0 RG 100 100 m 200 200 l S")),
        ("an image", image("/Width 1000/Height 1000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", b"x")),
        ("an image within the content", drawing("q 9 0 0 9 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \x01\x02\x03 EI Q")),
        ("an appearance", print(|sample| {
            sample.object(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"1 0 0 rg 0 0 9 9 re f"));
            sample.page.push_str("/Annots[<</Subtype/PrinterMark/Rect[100 100 200 200]/AP<</N 24 0 R>>>>]");
        })),
        ("an index", Sample::print().using("/ColorSpace<</X[/Indexed/DeviceRGB 1<ff00ff00ff00>]>>").drawing("/X cs 1 sc 100 100 50 50 re f").bytes()),
    ];
    for (what, bytes) in cases {
        assert!(broken(&bytes, None).contains(&"rgb-colour"), "{what}: {:?}", broken(&bytes, None));
    }
}

#[test]
fn ink_of_images_is_measured_by_their_samples() {
    let dark = image("/Width 500/Height 500/BitsPerComponent 8/ColorSpace/DeviceCMYK", &vec![250; 1_000_000]);
    assert_eq!(broken(&dark, None), ["excess-ink"]);
    let light = image(
        "/Width 500/Height 500/BitsPerComponent 8/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
        &vec![250; 1_000_000],
    );
    assert_eq!(broken(&light, None), [""; 0]);
    let mut black = vec![0; 1_000_000];
    black.chunks_exact_mut(4).for_each(|pixel| pixel[3] = 255);
    let facts = look(&image("/Width 500/Height 500/BitsPerComponent 8/ColorSpace/DeviceCMYK", &black), None).facts;
    assert_eq!((facts.plates.as_slice(), facts.images), (["Black".to_owned()].as_slice(), 1));
}
