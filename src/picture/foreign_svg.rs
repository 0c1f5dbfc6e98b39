//! Whether what a program drew can be taken for a picture: one drawing, whole, that runs nothing and asks for nothing.

use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What Graphviz draws with. Nothing of it runs, moves, or is fetched.
const ELEMENTS: [&str; 19] = [
    "svg",
    "g",
    "title",
    "desc",
    "a",
    "text",
    "tspan",
    "polygon",
    "polyline",
    "path",
    "ellipse",
    "circle",
    "rect",
    "line",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
];

/// Elements of a picture beyond which it is none.
const MOST: u32 = 2_000_000;

/// Checks an SVG document of another program.
///
/// # Errors
/// What is wrong with it, as in "it is … ".
pub fn check(svg: &str) -> Result<(), String> {
    // Graphviz names its document type. Of that type nothing is read, but it could define entities here.
    if svg.contains("<!ENTITY") {
        return Err("defines entities".to_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST, ..ParsingOptions::default() };
    let document = Document::parse_with_options(svg, options).map_err(|error| format!("is not XML: {error}"))?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err("is not a drawing in SVG".to_owned());
    }
    document.descendants().try_for_each(node)
}

fn node(node: Node<'_, '_>) -> Result<(), String> {
    if node.is_pi() {
        return Err("has instructions for other programs".to_owned());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name();
    if name.namespace() != Some(SVG) || !ELEMENTS.contains(&name.name()) {
        return Err(format!("has an element `{}`", name.name()));
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let is_link = name == "href" && !value.starts_with('#');
        let is_base = attribute.namespace() == Some(XML) && name == "base";
        let leads = value
            .match_indices("url(")
            .any(|(at, word)| !value[at + word.len()..].trim_start_matches([' ', '"', '\'']).starts_with('#'));
        if name.starts_with("on") || is_link || is_base || leads || value.contains("@import") {
            return Err(format!("has an attribute `{name}` that leads out of it"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_drawing_that_does_nothing_is_taken() {
        let drawing =
            |inside: &str| format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>");
        for inside in
            ["", "<g id=\"a\"><path d=\"M0\" fill=\"url(#g)\"/></g>", "<a xlink:href=\"#d\"><text>on</text></a>"]
        {
            assert_eq!(check(&drawing(inside)), Ok(()), "{inside}");
        }
        let doctype =
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
        assert_eq!(check(&format!("<?xml version=\"1.0\"?>{doctype}{}", drawing(""))), Ok(()), "as Graphviz begins");
        for inside in [
            "<script>1</script>",
            "<foreignObject/>",
            "<image href=\"x.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<style>@import url(x)</style>",
            "<animate/>",
            "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
            "<g onclick=\"1\"/>",
            "<a xlink:href=\"javascript:1\"/>",
            "<a href=\"https://example.org\"/>",
            "<path fill=\"url( 'https://example.org#a')\"/>",
            "<g style=\"fill: url(//example.org)\"/>",
            "<g xml:base=\"https://example.org\"/>",
            "<?xml-stylesheet href=\"x\"?>",
            "<g>",
            "&nbsp;",
        ] {
            assert!(check(&drawing(inside)).is_err(), "{inside}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///x\">]>{}", drawing("&a;"));
        let two = drawing("") + &drawing("");
        for text in [entity.as_str(), &two, "", "garbage", "<html/>", "<svg/>"] {
            assert!(check(text).is_err(), "{text}");
        }
    }
}
