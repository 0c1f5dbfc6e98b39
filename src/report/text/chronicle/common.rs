//! What all entries have: who says it, when, in which words.

use crate::answer::{Attributed, Evidence, Terms};
use crate::date::Date;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// The title of something that has an id.
pub fn titled(text: &str, id: &str) -> String {
    crate::words::called(&clean(text), &clean(id))
}

/// Who says it: the party and the person, or the source itself.
pub fn by(said: &Attributed<'_>) -> String {
    let party = said.by.map(|party| clean(party.name));
    let speaker = said.speaker.map(|person| clean(person.name));
    match (party, speaker) {
        (Some(party), Some(speaker)) => format!("{party} ({speaker})"),
        (Some(name), None) | (None, Some(name)) => name,
        (None, None) => "the source".to_owned(),
    }
}

/// When it was said, on whose word, in which words.
pub fn attributed(page: &mut Page, said: &Attributed<'_>) {
    let day = said.said.map(Date::words);
    let voice = said.voice.map(|voice| voice.word().to_owned());
    page.facts(6, &[day, voice, said.channel.map(|channel| words::channel(channel).to_owned())]);
    rest(page, 6, &said.evidence, said.note);
}

/// Values by parameter, after a verb.
pub fn terms(page: &mut Page, terms: &Terms, verb: &str) {
    words::terms(terms, |parameter, accepted| page.line(6, &format!("{verb} {parameter}: {accepted}")));
}

/// The words that something rests on, and the curator's note.
pub fn rest(page: &mut Page, indent: usize, evidence: &[Evidence<'_>], note: Option<&str>) {
    words::evidence(page, evidence, indent);
    words::note(page, note, indent);
}

/// A text from the file, if there is one.
pub fn maybe(page: &mut Page, indent: usize, text: Option<&str>) {
    if let Some(text) = text {
        page.line(indent, &clean(text));
    }
}
