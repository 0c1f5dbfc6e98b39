//! A brief as one HTML file: no network, no script but its own few lines, and nothing of the file becomes markup.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::heading::Heading;
use super::live::Live;
use super::page::{Block, Line, Run, Section};
use super::words::is_page;
use crate::picture::svg;
use crate::report::clean;

/// The style, but for the colours of drawings on a dark screen.
const STYLE: &str = include_str!("../../templates/brief.css");
/// The script: filters, dialogs, and what is opened by a link. Without it everything can be read all the same.
const SCRIPT: &str = include_str!("../../templates/brief.js");
/// The script that puts the next page in the place of this one.
const WATCH: &str = include_str!("../../templates/live.js");

#[derive(Template)]
#[template(path = "brief.html")]
struct BriefTemplate<'b> {
    heading: &'b Heading,
    sections: &'b [Section],
    live: Option<&'b Live>,
    policy: String,
    style: &'b str,
    script: &'b str,
    watch: &'b str,
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
    written(heading, sections, None)
}

/// The page as somebody sees it who watches while the files change. It asks where it came from for the next one, and nobody else.
///
/// # Errors
/// As [`page`].
pub fn live(heading: &Heading, sections: &[Section], live: &Live) -> Result<String, askama::Error> {
    written(heading, sections, Some(live))
}

fn written(heading: &Heading, sections: &[Section], live: Option<&Live>) -> Result<String, askama::Error> {
    let style = format!("{STYLE}@media screen and (prefers-color-scheme:dark){{{}}}", svg::dark("figure svg"));
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let watch = if live.is_some() { format!(" {}; connect-src 'self'", hash(WATCH)) } else { String::new() };
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}{watch}; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    BriefTemplate { heading, sections, live, policy, style: &style, script: SCRIPT, watch: WATCH }.render()
}
