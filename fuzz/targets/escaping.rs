//! No text of a file breaks what it is put into: DOT, SVG, HTML, Markdown, JSON.
#![no_main]

use demarche_fuzz::asked::{asked, file, folder};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // What breaks something does so within a few signs, and each text is drawn some twenty times.
    let text: String = text.chars().take(200).collect();
    // A blank in front, so that the text is no id, and no number.
    let said = serde_json::to_string(&format!("so {text}")).expect("a text is JSON");
    // JSON has signs in it as they are that YAML wants escaped.
    let escaped = |sign: char| sign.is_control() || matches!(sign, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let sign = |sign: char| if escaped(sign) { format!("\\u{:04x}", sign as u32) } else { sign.to_string() };
    let said: String = said.chars().map(sign).collect();
    let model = format!(
        "model: {{title: {said}, as_of: 2025-06-01, note: {said}}}\n\
         sources: {{s: {{title: {said}, publisher: {said}, date: 2025-05-01}}}}\n\
         parties: {{a: {{name: {said}}}, b: {{}}}}\n\
         issues: {{i: {{name: {said}}}}}\n\
         demands: {{d: {{issue: i, text: {said}, parameters: {{p: [{said}, other]}}}}, e: {{issue: i, text: E, implies: {{d: {said}}}}}}}\n\
         steps: {{one: {{text: {said}, fulfils: d}}, two: {{text: {said}, after: {{one: a}}}}}}\n\
         stances:\n\
         - {{party: a, demand: d, stance: demands, accepts: {{p: {said}}}, evidence: {{s: {said}}}, note: {said}}}\n\
         - {{party: b, demand: d, stance: opposes, if: {said}, red_line: {{judge: {said}, why: {said}}}, evidence: {{s: {{at: {said}}}}}}}\n"
    );
    let path = file(model.as_bytes());
    let out = folder().join("drawn");
    let _ = std::fs::remove_dir_all(&out);
    let (status, _) = asked(&["render", "--file", &path, "--out", &out.display().to_string()]);
    assert_eq!(status, 0);
    for entry in std::fs::read_dir(&out).expect("pictures were drawn") {
        let path = entry.expect("a picture has a name").path();
        let drawn = std::fs::read_to_string(&path).expect("a picture is text");
        match path.extension().and_then(|end| end.to_str()) {
            Some("svg") => drop(roxmltree::Document::parse(&drawn).expect("SVG is XML")),
            _ => assert!(!drawn.is_empty()),
        }
    }
    let page = folder().join("page.html").display().to_string();
    for format in ["html", "md"] {
        let (status, _) = asked(&["brief", "--file", &path, "--out", &page, "--format", format]);
        assert_eq!(status, 0, "{format}");
    }
});
