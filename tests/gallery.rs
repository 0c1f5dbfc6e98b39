//! docs/gallery.md shows every picture of the table, drawn of the two models that ship; `cargo bless` writes it. The page on the
//! methods leads to each of them.

use demarche::picture::choice::{Parties, Sort};
use demarche::picture::{Drawing, PICTURES, Picture};

use crate::links::anchor;
use crate::readme::root;
use crate::rules::golden;
use crate::support::{drawn, model, situation};

/// A model that ships: its file, where its pictures are, and its text.
const SHIPPED: [(&str, &str, &str); 2] = [
    ("positions.yaml", "graphs", include_str!("../positions.yaml")),
    ("examples/selvar-basin.yaml", "examples/graphs", include_str!("../examples/selvar-basin.yaml")),
];

/// How wide the page is, in characters; links and what stands for a picture are not broken.
const WIDTH: usize = 125;

const TOP: &str = "\
Every picture that `demarche render` draws, of both models in this repository: [positions.yaml](../positions.yaml), published
positions before the talks between Russia and Ukraine planned for 2 June 2025 in Istanbul, and
[examples/selvar-basin.yaml](../examples/selvar-basin.yaml), an invented case. Each is one A4 page, or several.

`demarche render` draws all of them into the folder `graphs`. With a name behind it, it draws that one; `--file` names another
model, `--out` another folder, `--page` another sheet, `--format png` or `pdf` another format. What is drawn, and which answer it rests on, is said in
[methods.md](methods.md#pictures).
";

fn wrapped(text: &str) -> String {
    let options = textwrap::Options::new(WIDTH).break_words(false);
    textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation)) + "\n"
}

/// A text of a model in which nothing is taken for Markdown.
fn plain(text: &str) -> String {
    let marks = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&');
    text.chars().flat_map(|c| marks(c).then_some('\\').into_iter().chain([c])).collect()
}

/// How a picture is asked for.
fn asked(picture: &Picture) -> String {
    let name = picture.name;
    let (all, more, some) = match picture.parties {
        _ if picture.documents => ("each document with clauses", " DOCUMENT ...", "some documents"),
        Parties::All => ("all parties", "", ""),
        Parties::Two => ("the two parties that the talks are between", " PARTY PARTY", "any two parties"),
        Parties::OneOrTwo => ("the two parties that the talks are between", " PARTY [PARTY]", "one party, or any two"),
        Parties::Several => ("all parties", " PARTY PARTY ...", "some parties"),
        Parties::Any => ("all parties", " PARTY ...", "some parties"),
    };
    let mut ways = vec![(String::new(), all)];
    ways.extend((!more.is_empty()).then(|| (more.to_owned(), some)));
    ways.extend(picture.documents.then(|| (" --parties PARTY,...".to_owned(), "some parties")));
    ways.extend(picture.issues.then(|| (" --issue ISSUE,...".to_owned(), "some issues")));
    let sorts = picture.sorts.iter().skip(1).map(|sort| (format!(" --sort {}", sort.word()), sorted(*sort)));
    ways.extend(sorts);
    ways.iter()
        .map(|(more, what)| {
            format!("- `demarche render {name}{more}`: {}{what}\n", if what.starts_with("by") { "" } else { "of " })
        })
        .collect()
}

fn sorted(sort: Sort) -> &'static str {
    match sort {
        Sort::Issue => "by issue",
        Sort::Name => "by the texts of the demands",
        Sort::Class => "by what the positions come to, the most contested first",
    }
}

/// The pages of a picture of one model, under what they are of and what they find.
fn pages(picture: &Picture, drawings: &[Drawing], folder: &str) -> String {
    let mut text = String::new();
    for pages in drawings.chunk_by(|one, next| (one.question(), one.headline()) == (next.question(), next.headline())) {
        let (question, headline) = (plain(pages[0].question()), plain(pages[0].headline()));
        // What stands in the heading is not said again.
        let of = if question == picture.question { String::new() } else { format!("*{question}*\n") };
        text += &format!("\n{of}{}\n", wrapped(&headline));
        for (at, page) in pages.iter().enumerate() {
            let part = if pages.len() > 1 { format!(" (page {} of {})", at + 1, pages.len()) } else { String::new() };
            text += &format!("![{headline}{part}](../{folder}/{}.svg)\n", page.name);
        }
    }
    text
}

fn gallery() -> String {
    let models = SHIPPED.map(|(file, folder, text)| (file, folder, model(&[text])));
    let mut page = format!("# Gallery\n\n{TOP}\n");
    for picture in &PICTURES {
        page += &format!("- [{}](#{})\n", picture.question, anchor(picture.question));
    }
    for picture in &PICTURES {
        let question = picture.question;
        page += &format!("\n## {question}\n\n{}\n{}", wrapped(picture.description), asked(picture));
        for (file, folder, model) in &models {
            let title = plain(model.title.as_deref().unwrap_or(file));
            page += &format!("\n### {title}\n");
            match pages(picture, &drawn(&situation(model), picture), folder).as_str() {
                "" => page += &format!("\nThere is nothing of this in `{file}`.\n"),
                pages => page += pages,
            }
        }
    }
    page
}

#[test]
fn the_gallery_shows_every_picture() {
    golden(&root().join("docs/gallery.md"), &gallery());
}

#[test]
fn the_page_on_the_methods_leads_to_every_picture() {
    let methods = std::fs::read_to_string(root().join("docs/methods.md")).expect("it is there");
    for Picture { name, question, .. } in &PICTURES {
        let link = format!("[`{name}`](gallery.md#{})", anchor(question));
        assert!(methods.contains(&link), "docs/methods.md has no {link}");
    }
}
