//! Which entries of `sources` are one article: what stands in it has one witness, however often it is listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::collation::folded;
use crate::id::{Arena, Ix, SourceIx};
use crate::model::elements::Source;
use crate::model::whole::Model;

/// For each source the one of its article whose id comes first. Two entries are one article if they have the same
/// address, the same file, or the same title from the same publisher on the same date. O(n log n).
pub(in crate::model) fn articles(sources: &Arena<SourceIx, Source>) -> Vec<SourceIx> {
    // A forest in which each tree is an article, with the first id at its root.
    let mut above: Vec<SourceIx> = sources.indices().collect();
    let root = |above: &mut Vec<SourceIx>, mut ix: SourceIx| {
        while above[ix.position()] != ix {
            above[ix.position()] = above[above[ix.position()].position()];
            ix = above[ix.position()];
        }
        ix
    };
    let mut known: BTreeMap<Mark, SourceIx> = BTreeMap::new();
    for (ix, source) in sources.iter() {
        for mark in marks(source) {
            let other = *known.entry(mark).or_insert(ix);
            let (one, other) = (root(&mut above, ix), root(&mut above, other));
            let (first, second) = if sources[one].id < sources[other].id { (one, other) } else { (other, one) };
            above[second.position()] = first;
        }
    }
    sources.indices().map(|ix| root(&mut above, ix)).collect()
}

/// The publishers of one source only: they tell it from all others. O(n log n).
pub(in crate::model) fn lone_publishers(sources: &Arena<SourceIx, Source>) -> BTreeSet<String> {
    let mut number: BTreeMap<&str, usize> = BTreeMap::new();
    for publisher in sources.iter().filter_map(|(_, source)| source.publisher.as_deref()) {
        *number.entry(publisher).or_default() += 1;
    }
    number.into_iter().filter(|(_, number)| *number == 1).map(|(name, _)| name.to_owned()).collect()
}

/// What an article can be known by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Address(String),
    File(String),
    Print([String; 3]),
}

fn marks(source: &Source) -> Vec<Mark> {
    let print = || {
        let (title, publisher, date) = (source.title.as_ref()?, source.publisher.as_ref()?, source.date?);
        Some(Mark::Print([folded(title), folded(publisher), date.to_string()]))
    };
    let address = source.url.as_deref().map(|url| Mark::Address(address(url)));
    let file = source.file.as_deref().map(|file| Mark::File(file.trim_start_matches("./").to_owned()));
    [address, file, print()].into_iter().flatten().collect()
}

/// An address without what does not change where it leads: the scheme of the web, the case of the host, a place within
/// the page, a slash at the end.
fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
}

impl Model {
    /// The source that stands for the article of a source: the first by id of all entries that are the same one.
    ///
    /// ```
    /// # let mut sources = demarche::source::Sources::default();
    /// sources.add("talks.yaml", "sources: {wire: {url: 'https://example.org/7'}, post: {url: 'http://Example.org/7/#top'}}\n\
    ///   parties: {a: {}}\ndemands: {}\nstances: []\n");
    /// let model = demarche::load(&sources).model;
    /// let [wire, post] = [model.find_source("wire")?, model.find_source("post")?];
    /// assert_eq!([model.article(wire), model.article(post)], [post, post]);
    /// # Ok::<(), demarche::model::NotFound>(())
    /// ```
    pub fn article(&self, source: SourceIx) -> SourceIx {
        self.articles.get(source.position()).copied().unwrap_or(source)
    }

    /// What a source is called in few words: its short name, or its publisher if that has published no other one, or its id.
    pub fn source_name(&self, source: SourceIx) -> &str {
        let own = &self.sources[source];
        let publisher = own.publisher.as_deref().filter(|name| self.lone_publishers.contains(*name));
        own.short.as_deref().or(publisher).unwrap_or(own.id.as_str())
    }

    /// Every source that is the same article as one of some others.
    pub fn same_articles<'a>(&'a self, some: impl IntoIterator<Item = &'a SourceIx>) -> impl Iterator<Item = SourceIx> {
        let articles: BTreeSet<SourceIx> = some.into_iter().map(|ix| self.article(*ix)).collect();
        self.sources.indices().filter(move |ix| articles.contains(&self.article(*ix)))
    }
}
