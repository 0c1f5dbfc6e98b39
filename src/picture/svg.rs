//! Finishes the SVG of an engine: accessible, portable, and the same bytes for the same input.
//!
//! Graphviz writes a small, regular subset of XML (attributes in double quotes, no CDATA), which `Scanner` reads; anything
//! else is an error and not a guess.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page::{MARGIN, Page};
use super::palette::DARK;

/// What replaces the single family that the layout was measured with: faces of the same widths first.
const FAMILIES: &str = "Arial, Helvetica, &quot;Liberation Sans&quot;, sans-serif";

/// What a picture says to somebody who does not see it.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// Begins the ids of title and description; pictures on one page need different ones. Letters, digits and `-`.
    pub id: &'a str,
    /// The title: the question and the date.
    pub title: &'a str,
    /// What the picture shows, in a few sentences.
    pub description: &'a str,
    /// The sheet on which it is shown.
    pub page: Page,
    /// A sentence for an element, by its name in the DOT file (`p_ukraine`, or `p_ukraine->d_nato` for an edge).
    pub sentences: BTreeMap<String, String>,
}

/// The engine's output is not the SVG that Graphviz writes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the engine's output is not the SVG that Graphviz writes: {what} at byte {at}")]
pub struct SvgError {
    what: &'static str,
    at: usize,
}

/// Adds title, description and role, replaces Graphviz's machine titles, and names fallback fonts.
///
/// Tooltips become `<title>` elements, which browsers show and screen readers read; groups without a tooltip get their
/// sentence, if `about` has one, or no title. Comments and the document type are dropped: they name the engine's version
/// and an address that some readers would fetch. Text stays text.
///
/// # Errors
/// When `svg` is not well-formed in the way Graphviz writes it.
///
/// ```
/// use demarche::picture::page::Page;
/// use demarche::picture::svg::{About, finish};
/// let about = About {
///     id: "map", title: "Who wants what", description: "Two parties.", page: Page::Natural, sentences: Default::default(),
/// };
/// let svg = finish("<svg><g><title>p_a</title></g></svg>", &about).unwrap();
/// assert!(svg.contains(r#"<svg role="img" aria-labelledby="map-title map-description">"#));
/// assert!(!svg.contains("p_a"));
/// ```
pub fn finish(svg: &str, about: &About<'_>) -> Result<String, SvgError> {
    let mut out = String::with_capacity(svg.len());
    let mut open: Vec<(&str, &str)> = Vec::new();
    let mut scanner = Scanner { text: svg, at: 0 };
    while let Some(token) = scanner.next()? {
        match token {
            Token::Declaration(text) | Token::Text(text) => out.push_str(text),
            Token::Dropped => {}
            Token::Open { name: "title", empty: false, .. } => {
                let machine = scanner.until("</title>")?;
                if let Some(sentence) = about.sentences.get(&decode(machine)) {
                    let _ = write!(out, "<title>{}</title>", encode(sentence));
                }
            }
            Token::Open { name, attributes, empty } => {
                let written = open_element(&mut out, name, attributes, empty, about);
                if !empty {
                    open.push((name, written));
                }
            }
            Token::Close(name) => match open.pop() {
                Some((opened, written)) if opened == name => {
                    let _ = write!(out, "</{written}>");
                }
                _ => return Err(scanner.error("an element closed that is not open")),
            },
        }
    }
    if open.is_empty() { Ok(without_empty_lines(&out)) } else { Err(scanner.error("an element that is not closed")) }
}

/// Writes an opening tag and returns the name the element has in the output.
fn open_element<'a>(out: &mut String, name: &'a str, attributes: &str, empty: bool, about: &About<'_>) -> &'a str {
    let tooltip = attribute(attributes, "xlink:title");
    let is_link = attribute(attributes, "xlink:href").is_some();
    // An anchor that leads nowhere only carried a tooltip.
    let written = if name == "a" && !is_link { "g" } else { name };
    let mut attributes = attributes.replace("font-family=\"Arial\"", &format!("font-family=\"{FAMILIES}\""));
    if let Some(tooltip) = tooltip {
        attributes = attributes.replace(&format!(" xlink:title=\"{tooltip}\""), "");
    }
    let _ = write!(out, "<{written}");
    if name == "svg" {
        attributes = on_page(&attributes, about.page);
        let id = encode(about.id);
        let _ = write!(out, " role=\"img\" aria-labelledby=\"{id}-title {id}-description\"");
    }
    let _ = write!(out, "{attributes}{}>", if empty { "/" } else { "" });
    if name == "svg" {
        let id = encode(about.id);
        let _ = write!(out, "\n<title id=\"{id}-title\">{}</title>", encode(about.title));
        let _ = write!(out, "\n<desc id=\"{id}-description\">{}</desc>", encode(about.description));
        let _ = write!(out, "\n<style>{}</style>", style(about.page));
    }
    if let Some(tooltip) = tooltip.filter(|text| !empty && !text.trim().is_empty()) {
        let _ = write!(out, "<title>{tooltip}</title>");
    }
    written
}

/// The attributes of a drawing on its sheet: as large as that, with the drawing at the top in the middle; it is not made smaller.
fn on_page(attributes: &str, page: Page) -> String {
    let (Some((width, height)), Some(named)) = (page.size(), page.named()) else { return attributes.to_owned() };
    let value = |name| attribute(attributes, name).unwrap_or_default();
    let drawn = value("viewBox").split(' ').filter_map(|number| number.parse::<f64>().ok()).nth(2).unwrap_or(width);
    let view = format!("{:.2} {:.2} {width:.2} {height:.2}", (drawn - width) / 2.0, -MARGIN);
    [("width", named.0.to_owned()), ("height", named.1.to_owned()), ("viewBox", view)].iter().fold(
        attributes.to_owned(),
        |attributes, (name, new)| {
            let old = attribute(&attributes, name).unwrap_or_default();
            attributes.replacen(&format!("{name}=\"{old}\""), &format!("{name}=\"{new}\""), 1)
        },
    )
}

/// The sheet for printers, room for narrow windows, and the colours of a dark screen; paper stays white.
fn style(page: Page) -> String {
    let sheet =
        page.named().map_or(String::new(), |(width, height)| format!("@page{{size:{width} {height};margin:0}}"));
    let fill = DARK
        .iter()
        .map(|(light, dark)| format!("[fill=\"{light}\" i]{{fill:{dark}}}[stroke=\"{light}\" i]{{stroke:{dark}}}"));
    let dark: String = fill.collect();
    let ground = DARK.first().map_or("", |(_, dark)| dark);
    format!(
        "{sheet}svg{{max-width:100%;height:auto}}\
         @media screen and (prefers-color-scheme:dark){{svg{{background:{ground}}}{dark}}}"
    )
}

/// The value of an attribute, still encoded.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = attributes.find(&format!(" {name}=\""))? + name.len() + 3;
    let length = attributes[start..].find('"')?;
    Some(&attributes[start..start + length])
}

fn without_empty_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Text as XML content or attribute value.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::escape::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The few entities that Graphviz writes into titles; an ampersand comes last, so that nothing is decoded twice.
fn decode(text: &str) -> String {
    let pairs = [
        ("&#45;", "-"),
        ("&gt;", ">"),
        ("&lt;", "<"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#160;", "\u{A0}"),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

enum Token<'a> {
    Declaration(&'a str),
    Dropped,
    Text(&'a str),
    Open { name: &'a str, attributes: &'a str, empty: bool },
    Close(&'a str),
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Result<Option<Token<'a>>, SvgError> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return Ok(None);
        }
        let token = if rest.starts_with("<!--") {
            self.until("-->")?;
            Token::Dropped
        } else if rest.starts_with("<![CDATA[") {
            return Err(self.error("a CDATA section"));
        } else if rest.starts_with("<!") {
            self.until(">")?;
            Token::Dropped
        } else if rest.starts_with("<?") {
            let start = self.at;
            self.until("?>")?;
            Token::Declaration(&self.text[start..self.at])
        } else if rest.starts_with("</") {
            self.at += 2;
            Token::Close(self.until(">")?.trim_end())
        } else if rest.starts_with('<') {
            self.tag()?
        } else {
            let length = rest.find('<').unwrap_or(rest.len());
            self.at += length;
            Token::Text(&rest[..length])
        };
        Ok(Some(token))
    }

    /// Reads an opening tag; a `>` inside a quoted value does not end it.
    fn tag(&mut self) -> Result<Token<'a>, SvgError> {
        let start = self.at + 1;
        let mut quoted = false;
        for (offset, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b'<' => return Err(self.error("a `<` inside a tag")),
                b'>' if !quoted => {
                    let inner = &self.text[start..start + offset];
                    self.at = start + offset + 1;
                    let empty = inner.ends_with('/');
                    let inner = inner.strip_suffix('/').unwrap_or(inner);
                    let name_length = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
                    let (name, attributes) = inner.split_at(name_length);
                    return Ok(Token::Open { name, attributes, empty });
                }
                _ => {}
            }
        }
        Err(self.error("a tag that does not end"))
    }

    /// Moves behind `end` and returns what stands before it.
    fn until(&mut self, end: &str) -> Result<&'a str, SvgError> {
        let rest = &self.text[self.at..];
        let length = rest.find(end).ok_or(self.error("something that does not end"))?;
        self.at += length + end.len();
        Ok(&rest[..length])
    }

    fn error(&self, what: &'static str) -> SvgError {
        SvgError { what, at: self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPHVIZ: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"x\"\n \"http://y\">\n<!-- Generated by graphviz version 16\n -->\n\
        <svg width=\"1pt\"\n xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n<g id=\"graph0\">\n<title>map</title>\n\
        <g id=\"n\">\n<title>p_a&#45;&gt;d_b</title>\n<g><a xlink:title=\"x &gt; &quot;y&quot; &amp;lt;\">\n<text font-family=\"Arial\" font-size=\"9\">a &lt; b</text>\n</a>\n</g></g>\n\
        <g><a xlink:href=\"#d\" xlink:title=\"t\"><polygon points=\"0,0\"/></a></g></g>\n</svg>\n";

    fn about() -> About<'static> {
        About {
            id: "map",
            title: "Who & what?",
            description: "A <map>.",
            page: Page::Natural,
            sentences: BTreeMap::from([("p_a->d_b".into(), "A is for B".into())]),
        }
    }

    #[test]
    fn the_result_is_accessible_and_well_formed() {
        let svg = finish(GRAPHVIZ, &about()).unwrap();
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let root = tree.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("aria-labelledby"), Some("map-title map-description"));
        let titles: Vec<_> = tree
            .descendants()
            .filter(|n| n.has_tag_name((root.tag_name().namespace().unwrap(), "title")))
            .map(|n| n.text().unwrap())
            .collect();
        assert_eq!(titles, ["Who & what?", "A is for B", "x > \"y\" &lt;", "t"]);
        assert!(svg.contains("<desc id=\"map-description\">A &lt;map&gt;.</desc>"), "{svg}");
        assert!(svg.contains("sans-serif") && svg.contains("a &lt; b") && svg.contains("xlink:href=\"#d\""), "{svg}");
        assert!(!svg.contains("<!"), "{svg}");
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for bad in
            ["<svg>", "<svg></g>", "<svg", "<!-- x", "</svg>", "<svg><![CDATA[x]]></svg>", "<svg <a></svg>", "<title>"]
        {
            assert!(finish(bad, &about()).is_err(), "{bad}");
        }
    }
}
