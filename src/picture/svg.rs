//! Finishes the SVG of an engine: accessible, portable, and the same bytes for the same input.

use std::fmt::Write as _;

use super::page::{MARGIN, Page};
use super::palette::DARK;
use super::xml::{Scanner, SvgError, Token, attribute, encode};

/// What replaces the single family that the layout was measured with: faces of the same widths first.
const FAMILIES: &str = "Arial, Helvetica, &quot;Liberation Sans&quot;, sans-serif";

/// What a picture says to somebody who does not see it.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// The id of the drawing, with which all others in it begin; drawings on one page need different ones. Letters, digits and `-`.
    pub id: &'a str,
    /// The title: the question and the date.
    pub title: &'a str,
    /// What the picture shows, in a few sentences.
    pub description: &'a str,
    /// The sheet on which it is shown.
    pub page: Page,
    /// Whether it stands on a page of something else, which has the colours of its dark side and is no file of XML.
    pub within: bool,
}

/// Adds title, description and roles, drops Graphviz's machine titles, names fallback fonts, and makes ids the drawing's own.
///
/// Tooltips become `<title>` elements, which browsers show and screen readers read: such a group is a `graphics-symbol` if it is a
/// line, and else a `graphics-object`, whose texts are read too. Comments and the document type are dropped: they name the
/// engine's version and an address that some readers would fetch. Text stays text.
///
/// # Errors
/// When `svg` is not well-formed in the way Graphviz writes it.
///
/// ```
/// use demarche::picture::page::Page;
/// use demarche::picture::svg::{About, finish};
/// let about = About { id: "map", title: "Who wants what", description: "Two parties.", page: Page::Natural, within: false };
/// let svg = finish("<svg><g id=\"node1\"><title>p_a</title></g></svg>", &about).unwrap();
/// assert!(svg.contains(r#"<svg id="map" role="graphics-document document" lang="en""#));
/// assert!(svg.contains(r#"<g id="map-node1">"#) && !svg.contains("p_a"));
/// ```
pub fn finish(svg: &str, about: &About<'_>) -> Result<String, SvgError> {
    let mut out = String::with_capacity(svg.len());
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut scanner = Scanner::new(svg);
    while let Some(token) = scanner.token()? {
        match token {
            Token::Declaration(_) if about.within => {}
            Token::Declaration(text) | Token::Text(text) => out.push_str(text),
            Token::Dropped => {}
            Token::Open { name: "title", empty: false, .. } => {
                scanner.until("</title>")?;
            }
            Token::Open { name, attributes, empty } => {
                let in_line =
                    open.last().is_some_and(|parent| parent.in_line) || attribute(attributes, "class") == Some("edge");
                let written = open_element(&mut out, name, (attributes, empty), in_line, about);
                if !empty {
                    open.push(Open { name, written, in_line });
                }
            }
            Token::Close(name) => match open.pop() {
                Some(opened) if opened.name == name => {
                    let _ = write!(out, "</{}>", opened.written);
                }
                _ => return Err(scanner.error("an element closed that is not open")),
            },
        }
    }
    if open.is_empty() { Ok(without_empty_lines(&out)) } else { Err(scanner.error("an element that is not closed")) }
}

/// An element that is not closed yet: its name before and after, and whether it is of a line between two nodes.
struct Open<'a> {
    name: &'a str,
    written: &'a str,
    in_line: bool,
}

/// Writes an opening tag and returns the name the element has in the output.
fn open_element<'a>(
    out: &mut String,
    name: &'a str,
    (attributes, empty): (&str, bool),
    in_line: bool,
    about: &About<'_>,
) -> &'a str {
    let tooltip = attribute(attributes, "xlink:title");
    let is_link = attribute(attributes, "xlink:href").is_some();
    // An anchor that leads nowhere only carried a tooltip.
    let written = if name == "a" && !is_link { "g" } else { name };
    let id = encode(about.id);
    let mut attributes = attributes
        .replace("font-family=\"Arial\"", &format!("font-family=\"{FAMILIES}\""))
        .replace(" id=\"", &format!(" id=\"{id}-"))
        .replace("href=\"#", &format!("href=\"#{id}-"))
        .replace("url(#", &format!("url(#{id}-"));
    if let Some(tooltip) = tooltip {
        attributes = attributes.replace(&format!(" xlink:title=\"{tooltip}\""), "");
    }
    let title = tooltip.filter(|text| !empty && !text.trim().is_empty());
    let _ = write!(out, "<{written}");
    if name == "svg" {
        attributes = on_page(&attributes, about.page);
        let labels = format!("aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\"");
        let _ = write!(out, " id=\"{id}\" role=\"graphics-document document\" lang=\"en\" {labels}");
    } else if title.is_some() {
        let _ = write!(out, " role=\"{}\"", if in_line { "graphics-symbol img" } else { "graphics-object group" });
    }
    let _ = write!(out, "{attributes}{}>", if empty { "/" } else { "" });
    if name == "svg" {
        let _ = write!(out, "\n<title id=\"{id}-title\">{}</title>", encode(about.title));
        let _ = write!(out, "\n<desc id=\"{id}-description\">{}</desc>", encode(about.description));
        if !about.within {
            let _ = write!(out, "\n<style>{}</style>", style(&id, about.page));
        }
    }
    if let Some(tooltip) = title {
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
fn style(id: &str, page: Page) -> String {
    let sheet =
        page.named().map_or(String::new(), |(width, height)| format!("@page{{size:{width} {height};margin:0}}"));
    let dark = dark(&format!("#{id}"));
    let ground = DARK.first().map_or("", |(_, dark)| dark);
    format!(
        "{sheet}#{id}{{max-width:100%;height:auto}}\
         @media screen and (prefers-color-scheme:dark){{#{id}{{background:{ground}}}{dark}}}"
    )
}

/// The rules of a style sheet for the colours of drawings on a dark screen, within what a selector selects.
pub fn dark(selector: &str) -> String {
    let rule = |(light, dark): &(&str, &str)| {
        format!("{selector} [fill=\"{light}\" i]{{fill:{dark}}}{selector} [stroke=\"{light}\" i]{{stroke:{dark}}}")
    };
    DARK.iter().map(rule).collect()
}

fn without_empty_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPHVIZ: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"x\"\n \"http://y\">\n<!-- Generated by graphviz version 16\n -->\n\
        <svg width=\"1pt\"\n xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n<g id=\"graph0\">\n<title>map</title>\n\
        <g id=\"n\">\n<title>p_a&#45;&gt;d_b</title>\n<g><a xlink:title=\"x &gt; &quot;y&quot; &amp;lt;\">\n<text font-family=\"Arial\" font-size=\"9\">a &lt; b</text>\n</a>\n</g></g>\n\
        <g><a xlink:href=\"#d\" xlink:title=\"t\"><polygon points=\"0,0\"/></a></g></g>\n</svg>\n";

    fn about() -> About<'static> {
        About { id: "map", title: "Who & what?", description: "A <map>.", page: Page::Natural, within: false }
    }

    #[test]
    fn the_result_is_accessible_and_well_formed() {
        let svg = finish(GRAPHVIZ, &about()).unwrap();
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let root = tree.root_element();
        assert_eq!(root.attribute("role"), Some("graphics-document document"));
        assert_eq!(root.attribute("aria-labelledby"), Some("map-title"));
        assert_eq!(root.attribute("aria-describedby"), Some("map-description"));
        let titles: Vec<_> = tree
            .descendants()
            .filter(|n| n.has_tag_name((root.tag_name().namespace().unwrap(), "title")))
            .map(|n| n.text().unwrap())
            .collect();
        assert_eq!(titles, ["Who & what?", "x > \"y\" &lt;", "t"]);
        assert!(svg.contains("<desc id=\"map-description\">A &lt;map&gt;.</desc>"), "{svg}");
        assert!(
            svg.contains("sans-serif")
                && svg.contains("a &lt; b")
                && svg.contains("xlink:href=\"#map-d\"")
                && svg.contains("id=\"map-n\""),
            "{svg}"
        );
        assert!(!svg.contains("<!"), "{svg}");
    }

    #[test]
    fn a_comment_ends_where_it_ends() {
        let svg = finish("<svg><!-->& {word}<!--><g/></svg>", &about()).unwrap();
        assert!(svg.contains("<g/>") && !svg.contains("word"), "{svg}");
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for bad in [
            "<svg>",
            "<svg></g>",
            "<!--><svg/>",
            "<?><svg/>",
            "<svg",
            "<!-- x",
            "</svg>",
            "<svg><![CDATA[x]]></svg>",
            "<svg <a></svg>",
            "<title>",
        ] {
            assert!(finish(bad, &about()).is_err(), "{bad}");
        }
    }
}
