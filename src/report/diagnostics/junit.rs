//! Findings as JUnit XML, which most services that run tests can show.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::page::clean;
use crate::report::relative;
use crate::source::Sources;

/// A suite for each file, by its path as seen from `root`, a case for each finding; a file without any has one case that passes. Warnings are cases that
/// pass, with their text as output.
pub fn junit(diagnostics: &[Diagnostic], sources: &Sources, root: &str) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"demarche check\">\n");
    for (id, file) in sources.iter() {
        let of_file: Vec<&Diagnostic> = diagnostics.iter().filter(|found| found.place.span.file == id).collect();
        let errors = of_file.iter().filter(|found| found.severity == Severity::Error).count();
        let name = escape(&clean(&relative(file.name(), root)));
        let tests = of_file.len().max(1);
        xml.push_str(&format!("  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{errors}\">\n"));
        if of_file.is_empty() {
            xml.push_str(&format!("    <testcase classname=\"{name}\" name=\"check\"/>\n"));
        }
        for found in of_file {
            let place = file.place(found.place.span.start);
            let title = format!("{} {}, line {}", found.rule.code, found.rule.name, place.line);
            let text = format!("{name}:{}:{}: {}", place.line, place.column, escape(&clean(&found.message)));
            let help = found.help.as_ref().map_or(String::new(), |help| format!("\nhelp: {}", escape(&clean(help))));
            xml.push_str(&format!("    <testcase classname=\"{name}\" name=\"{}\">\n", escape(&title)));
            match found.severity {
                Severity::Error => xml.push_str(&format!(
                    "      <failure message=\"{}\">{text}{help}</failure>\n",
                    escape(&clean(&found.message))
                )),
                Severity::Warning => xml.push_str(&format!("      <system-out>{text}{help}</system-out>\n")),
            }
            xml.push_str("    </testcase>\n");
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

/// Makes a text safe between tags and in attributes. Characters that XML cannot hold are gone before: see `clean`.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
