//! A brief as one HTML file: no network, no script but its own few lines, and nothing of the file becomes markup.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::heading::Heading;
use super::page::{Block, Line, Run, Section};
use super::words::is_page;
use crate::picture::svg;
use crate::report::clean;

/// The style, but for the colours of drawings on a dark screen.
const STYLE: &str = include_str!("../../templates/brief.css");
/// The script: filters, dialogs, and what is opened by a link. Without it everything can be read all the same.
const SCRIPT: &str = include_str!("../../templates/brief.js");

#[derive(Template)]
#[template(path = "brief.html")]
struct Brief<'b> {
    heading: &'b Heading,
    sections: &'b [Section],
    policy: String,
    style: &'b str,
    script: &'b str,
}

#[derive(Template)]
#[template(path = "blocks.html")]
struct Blocks<'b> {
    blocks: &'b [Block],
    id: &'b str,
}

#[derive(Template)]
#[template(path = "line.html")]
struct Text<'b> {
    line: &'b Line,
}

/// The blocks of a section, or of a block that has some.
fn blocks<'b>(blocks: &'b [Block], id: &'b str) -> Blocks<'b> {
    Blocks { blocks, id }
}

fn line(line: &Line) -> Text<'_> {
    Text { line }
}

/// Characters that do not show or turn the direction of writing are shown.
fn shown(text: &str) -> String {
    clean(text)
}

/// The page. O(length).
///
/// # Errors
/// None in practice: writing to a text cannot fail.
pub fn page(heading: &Heading, sections: &[Section]) -> Result<String, askama::Error> {
    let style = format!("{STYLE}@media screen and (prefers-color-scheme:dark){{{}}}", svg::dark("figure svg"));
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    Brief { heading, sections, policy, style: &style, script: SCRIPT }.render()
}
