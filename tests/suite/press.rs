//! Files for printers: boxes, identification, sheets, and that finishing changes no glyph. What a RIP makes of them is looked at
//! by .ci/prepress.sh.

use lopdf::{Dictionary, Document, Object, dictionary};
use openletter::export::press::{Binding, Icc, finish};
use openletter::manifest::press::{Black, Booklet, Keep, Press, Profile, Standard};

use crate::support::pages::{exported, identity};
use crate::support::project::Project;
use crate::support::raster::{Raster, part};

fn preset(name: &str) -> Press {
    Press::named(&Press::presets(), name).unwrap().clone()
}

fn finished(exported: &[u8], press: &Press, binding: Binding) -> Vec<u8> {
    let icc = matches!(press.intent.profile, Profile::BuiltIn).then(Icc::built_in);
    finish(exported, press, icc.as_ref(), binding, &identity("en")).unwrap().0
}

fn rectangle(page: &Dictionary, key: &str) -> [f32; 4] {
    let items = page.get(key.as_bytes()).unwrap().as_array().unwrap();
    std::array::from_fn(|i| items[i].as_float().unwrap())
}

fn millimetres(points: f32) -> f64 {
    f64::from(points) / 72.0 * 25.4
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.01
}

fn pages(document: &Document) -> Vec<&Dictionary> {
    document.page_iter().map(|id| document.get_dictionary(id).unwrap()).collect()
}

#[test]
fn each_box_lies_within_the_one_before_and_the_bleed_is_as_asked() {
    for press in Press::presets() {
        let bytes = finished(&exported("en", &press), &press, Binding::Left);
        let document = Document::load_mem(&bytes).unwrap();
        for page in pages(&document) {
            let [media, bleed, trim] = ["MediaBox", "BleedBox", "TrimBox"].map(|key| rectangle(page, key));
            for (i, outwards) in [(0, -1.0), (1, -1.0), (2, 1.0), (3, 1.0)] {
                let wide = millimetres((bleed[i] - trim[i]) * outwards);
                assert!(close(wide, press.bleed), "{}: the bleed is {wide} mm", press.name);
                assert!((media[i] - bleed[i]) * outwards >= -0.001, "{}: {media:?} {bleed:?}", press.name);
                let room = millimetres((media[i] - trim[i]) * outwards);
                let wanted = press.marks.map_or(press.bleed, |offset| offset + 5.0);
                assert!(close(room, wanted), "{}: {room} mm of room for marks", press.name);
            }
        }
    }
}

#[test]
fn a_file_says_what_it_is_in_one_voice() {
    for press in Press::presets() {
        let bytes = finished(&exported("en", &press), &press, Binding::Left);
        let document = Document::load_mem(&bytes).unwrap();
        let info = document.get_dictionary(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
        let text = |key: &str| info.get(key.as_bytes()).ok().map(|text| lopdf::decode_text_string(text).unwrap());
        let catalog = document.catalog().unwrap();
        let packet = catalog.get(b"Metadata").ok().map(|id| {
            let stream = document.get_object(id.as_reference().unwrap()).unwrap().as_stream().unwrap();
            assert!(stream.dict.get(b"Filter").is_err(), "a packet is read by programs that know no filters");
            String::from_utf8(stream.content.clone()).unwrap()
        });
        let (version, said) = match press.standard {
            Standard::X4 => ("1.6", Some("PDF/X-4")),
            Standard::X3 => ("1.4", Some("PDF/X-3:2003")),
            Standard::X1a2003 => ("1.4", Some("PDF/X-1a:2003")),
            Standard::X1a2001 => ("1.3", Some("PDF/X-1:2001")),
            Standard::None => ("1.6", None),
        };
        assert!(bytes.starts_with(format!("%PDF-{version}\n").as_bytes()), "{}", press.name);
        assert_eq!(text("GTS_PDFXVersion").as_deref(), said, "{}", press.name);
        let conformance = (press.standard == Standard::X1a2001).then_some("PDF/X-1a:2001");
        assert_eq!(text("GTS_PDFXConformance").as_deref(), conformance, "{}", press.name);
        assert_eq!(info.get(b"Trapped").unwrap().as_name().unwrap(), b"False");
        assert_eq!(packet.is_none(), press.standard == Standard::X1a2001, "PDF 1.3 has no packets");
        if let Some(packet) = packet {
            assert_eq!(packet.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<"), press.standard == Standard::X4, "{packet}");
            assert!(packet.contains("http://www.npes.org/pdfx/ns/id/") || press.standard != Standard::X4, "{packet}");
            for (element, value) in [
                ("pdf:Trapped", "False".to_owned()),
                ("pdf:Producer", text("Producer").unwrap()),
                ("xmp:CreatorTool", text("Creator").unwrap()),
                ("xmpMM:VersionID", "1".to_owned()),
                ("xmpMM:RenditionClass", "default".to_owned()),
                ("xmp:CreateDate", "2025-10-08T00:00:00Z".to_owned()),
                ("xmp:ModifyDate", "2025-10-08T00:00:00Z".to_owned()),
                ("xmp:MetadataDate", "2025-10-08T00:00:00Z".to_owned()),
            ] {
                assert!(packet.replace("+00:00", "Z").contains(&format!("<{element}>{value}<")), "{element}: {packet}");
            }
            assert!(packet.contains(&format!(">{}</rdf:li></rdf:Alt></dc:title>", text("Title").unwrap())), "{packet}");
            assert!(packet.contains("<xmpMM:DocumentID>uuid:"), "{packet}");
        }
        assert_eq!(text("CreationDate").as_deref(), Some("D:20251008000000Z"));
        assert_eq!(document.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);
        intent(&document, &press);
    }
}

#[track_caller]
fn intent(document: &Document, press: &Press) {
    let Ok(intents) = document.catalog().unwrap().get(b"OutputIntents") else {
        assert_eq!(press.standard, Standard::None);
        return;
    };
    let [Object::Dictionary(intent)] = intents.as_array().unwrap().as_slice() else { panic!("one output intent") };
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFX");
    let text = |key: &[u8]| lopdf::decode_text_string(intent.get(key).unwrap()).unwrap();
    assert_eq!(text(b"OutputConditionIdentifier"), press.intent.condition);
    assert_eq!(text(b"RegistryName"), "http://www.color.org");
    assert!(!text(b"Info").is_empty() && !text(b"OutputCondition").is_empty());
    match intent.get(b"DestOutputProfile") {
        Ok(id) => {
            let profile = document.get_object(id.as_reference().unwrap()).unwrap().as_stream().unwrap();
            assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 4);
            assert_eq!(profile.decompressed_content().unwrap(), Icc::built_in().bytes);
        }
        Err(_) => assert!(matches!(press.intent.profile, Profile::Absent), "{}", press.name),
    }
}

#[test]
fn what_a_screen_has_is_left_out_or_kept_as_asked() {
    for press in Press::presets() {
        let bytes = finished(&exported("en", &press), &press, Binding::Left);
        let document = Document::load_mem(&bytes).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Outlines").is_ok(), press.outline == Keep::Keep, "{}", press.name);
        for key in ["Names", "OpenAction", "AA", "AcroForm", "StructTreeRoot"] {
            assert!(catalog.get(key.as_bytes()).is_err(), "{}: {key}", press.name);
        }
        assert!(document.trailer.get(b"Encrypt").is_err());
        assert!(pages(&document).iter().all(|page| page.get(b"Annots").is_err()), "{}", press.name);
    }
}

#[test]
fn finishing_changes_no_glyph() {
    for (locale, binding) in [("en", Binding::Left), ("ar", Binding::Right)] {
        for name in ["default", "bound", "marks", "x1a", "x1a-2001", "rich", "plain"] {
            let press = preset(name);
            let before = exported(locale, &press);
            let after = finished(&before, &press, binding);
            let (old, new) = (Document::load_mem(&before).unwrap(), Document::load_mem(&after).unwrap());
            assert_eq!(pages(&old).len(), pages(&new).len());
            for (i, (old, new)) in pages(&old).into_iter().zip(pages(&new)).enumerate() {
                let (old, new) =
                    (part(&before, i, rectangle(old, "TrimBox")), part(&after, i, rectangle(new, "TrimBox")));
                assert!(!old.is_blank());
                let difference = old.difference(&new);
                // Coordinates of single precision, moved by the room for marks, can shift an edge by a hundredth of a pixel.
                let most = if press.marks.is_some() { 8 } else { 0 };
                assert!(difference.is_some_and(|d| d <= most), "{name}, {locale}, page {}: {difference:?}", i + 1);
            }
        }
    }
}

#[test]
fn a_booklet_shows_every_page_in_its_place() {
    for (locale, binding) in [("en", Binding::Left), ("ar", Binding::Right)] {
        let press = preset("booklet");
        let before = exported(locale, &press);
        let after = finished(&before, &press, binding);
        let single = Document::load_mem(&before).unwrap();
        let single: Vec<Raster> =
            pages(&single).iter().enumerate().map(|(i, page)| part(&before, i, rectangle(page, "TrimBox"))).collect();
        // Six pages: two sheets, two sides blank on one half each.
        assert_eq!(single.len(), 6);
        let document = Document::load_mem(&after).unwrap();
        let mut order = Vec::new();
        for (i, side) in pages(&document).into_iter().enumerate() {
            let [left, bottom, right, top] = rectangle(side, "TrimBox");
            let fold = f32::midpoint(left, right);
            let sheet = i / 2;
            // The inner sheet is moved towards the fold by the thickness of one.
            let push = if sheet == 0 { 0.0 } else { 0.1 / 25.4 * 72.0 };
            let halves = [[left + push, bottom, fold + push, top], [fold - push, bottom, right - push, top]];
            order.push(halves.map(|half| {
                let seen = part(&after, i, half);
                let found = single.iter().position(|page| page.difference(&seen).is_some_and(|d| d <= 12));
                assert!(found.is_some() || seen.is_blank(), "{locale}: side {} shows no page as it is", i + 1);
                found.map_or(0, |page| page + 1)
            }));
        }
        let wanted = match binding {
            Binding::Left => [[0, 1], [2, 0], [6, 3], [4, 5]],
            Binding::Right => [[1, 0], [0, 2], [3, 6], [5, 4]],
        };
        assert_eq!(order, wanted, "{locale}");
    }
}

/// Makes a file of so many pages, each with a number as its content.
fn numbered(count: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.6");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (1..=count)
        .map(|number| {
            let content = lopdf::Stream::new(Dictionary::new(), format!("% page {number}\n").into_bytes());
            let content = document.add_object(content);
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => Dictionary::new(),
                "MediaBox" => vec![0.into(), 0.into(), 120.into(), 220.into()],
                "TrimBox" => vec![10.into(), 10.into(), 110.into(), 210.into()],
            };
            document.add_object(page).into()
        })
        .collect();
    let pages = dictionary! { "Type" => "Pages", "Count" => i64::try_from(count).unwrap(), "Kids" => kids };
    document.objects.insert(tree, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = document.add_object(Dictionary::new());
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Gives the pages of each side, left and right, and how far each is moved towards the fold, in points.
fn sides(bytes: &[u8]) -> Vec<[(usize, f32); 2]> {
    let document = Document::load_mem(bytes).unwrap();
    let mut sides = Vec::new();
    for id in document.page_iter() {
        let page = document.get_dictionary(id).unwrap();
        let [left, _, right, _] = rectangle(page, "TrimBox");
        let forms = page.get(b"Resources").unwrap().as_dict().unwrap().get(b"XObject").unwrap().as_dict().unwrap();
        let content = lopdf::content::Content::decode(&document.get_page_content(id)).unwrap();
        let mut side = [(0, 0.0); 2];
        let mut moved = 0.0;
        for operation in content.operations {
            match operation.operator.as_str() {
                "cm" => moved = operation.operands[4].as_float().unwrap(),
                "Do" => {
                    let form = forms.get(operation.operands[0].as_name().unwrap()).unwrap().as_reference().unwrap();
                    let form = document.get_object(form).unwrap().as_stream().unwrap();
                    let text = String::from_utf8(form.decompressed_content().unwrap()).unwrap();
                    let number =
                        text.split("page ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
                    // The page's own trimmed edge lies 10 points from its origin.
                    let at = moved + 10.0;
                    let on_left = at < f32::midpoint(left, right) - 50.0;
                    let home = if on_left { left } else { f32::midpoint(left, right) };
                    side[usize::from(!on_left)] = (number, if on_left { at - home } else { home - at });
                }
                _ => {}
            }
        }
        sides.push(side);
    }
    sides
}

#[test]
fn any_number_of_pages_folds_into_reading_order() {
    let press = Press { imposition: Some(Booklet { creep: 0.2 }), ..preset("default") };
    for binding in [Binding::Left, Binding::Right] {
        for count in 1..=13 {
            let sides = sides(&finished(&numbered(count), &press, binding));
            let full = count.next_multiple_of(4);
            assert_eq!(sides.len(), full / 2, "{count} pages");
            // Folds the sheets: leaf after leaf, as a reader turns them.
            let mut read = vec![0; full];
            for (sheet, pair) in sides.chunks(2).enumerate() {
                let [front, back] = [pair[0].map(|half| half.0), pair[1].map(|half| half.0)];
                let (outer, inner) = (2 * sheet, full - 1 - 2 * sheet);
                let (first, last) = if binding == Binding::Left { (1, 0) } else { (0, 1) };
                read[outer] = front[first];
                read[outer + 1] = back[1 - first];
                read[inner - 1] = back[1 - last];
                read[inner] = front[last];
                for (number, push) in pair.iter().flatten().filter(|half| half.0 > 0) {
                    #[expect(clippy::cast_precision_loss, reason = "few sheets")]
                    let wanted = sheet as f32 * 0.2 / 25.4 * 72.0;
                    assert!((push - wanted).abs() < 0.01, "page {number} is moved by {push}, not {wanted}");
                }
            }
            let wanted: Vec<usize> = (1..=full).map(|number| if number <= count { number } else { 0 }).collect();
            assert_eq!(read, wanted, "{count} pages, {binding:?}");
        }
    }
}

#[test]
fn marks_are_of_the_inks_that_are_there() {
    let press = Press { marks: Some(6.0), ..preset("default") };
    let content = |press: &Press| {
        let bytes = finished(&numbered(1), press, Binding::Left);
        let document = Document::load_mem(&bytes).unwrap();
        let id = document.page_iter().next().unwrap();
        String::from_utf8(document.get_page_content(id)).unwrap()
    };
    assert_eq!(content(&press).matches(" l S").count(), 8);
    assert!(content(&press).contains("0 0 0 1 K"));
    let rich = Press { black: Black::Rich([60.0, 40.0, 40.0, 100.0]), ..press };
    assert!(content(&rich).contains("/Registration CS 1 SCN"));
}

#[test]
fn a_profile_of_ones_own_is_used_and_wrong_ones_are_reported() {
    let project = Project::letter();
    let manifest = project.read("letter.toml");
    let own = "[press.house]\nabout = \"the printer round the corner\"\nbleed = \"4mm\"\nicc = \"press/own.icc\"\n\
               condition = \"House 1\"\n";
    project.write("letter.toml", format!("{manifest}\n{own}"));
    let wanted = ["--locale", "en", "--format", "print", "--press", "house"];
    let missing = project.build(&wanted);
    assert_eq!(missing.code, 1, "{}", missing.stderr);
    assert!(missing.stderr.contains("error[file-not-found]: there is no `press/own.icc`"), "{}", missing.stderr);
    project.write("press/own.icc", "not a profile");
    let broken = project.build(&wanted);
    assert_eq!(broken.code, 1);
    assert!(broken.stderr.contains("error[invalid-icc-profile]: this is not an ICC profile"), "{}", broken.stderr);
    project.write("press/own.icc", Icc::built_in().bytes);
    let built = project.build(&wanted);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let document = Document::load(project.path().join("out/asylum-is-a-right.en.print.pdf")).unwrap();
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(intent.get(b"OutputConditionIdentifier").unwrap().as_str().unwrap(), b"House 1");
    assert!(intent.get(b"RegistryName").is_err(), "this name is in no registry");
    let unknown = project.build(&["--press", "hous"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `house`?"), "{}", unknown.stderr);
}

#[test]
fn the_identifier_changes_with_the_file_and_half_of_it_stays() {
    let ids = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        let ids = document.trailer.get(b"ID").unwrap().as_array().unwrap();
        [0, 1].map(|i| ids[i].as_str().unwrap().to_vec())
    };
    let press = preset("default");
    let [lasting, current] = ids(&finished(&numbered(1), &press, Binding::Left));
    let [same, changed] = ids(&finished(&numbered(2), &press, Binding::Left));
    assert!(lasting == same && current != changed);
    let booklet = Press { imposition: Some(Booklet { creep: 0.1 }), ..press };
    let [other, _] = ids(&finished(&numbered(1), &booklet, Binding::Left));
    assert_ne!(lasting, other, "a booklet is another file");
}

#[test]
fn a_booklet_has_a_name_of_its_own() {
    let project = Project::letter();
    let ran = project.build(&["--locale", "ar", "--format", "print", "--impose", "booklet"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(project.output().contains(&"asylum-is-a-right.ar.booklet.pdf".to_owned()), "{:?}", project.output());
}
