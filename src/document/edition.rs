//! An edition for others: the document without what was not said before everybody.

use std::collections::BTreeSet;

use crate::document::file::Document;
use crate::document::read::Text;

impl Document<'_> {
    /// Takes away what was said in some channels, as if it had never been written: positions, announcements, claims, answers to
    /// disputed questions, figures, and the words of documents. A question that nobody answers any more is gone too. What names no
    /// channel stays. Positions are left out when they are read. O(entries).
    pub fn leave_out(&mut self, channels: &[&'static str]) {
        let stays = |channel: &Option<Text<'_>>| channel.as_ref().is_none_or(|word| !channels.contains(&word.value));
        self.without = channels.to_vec();
        self.threats.retain(|one| stays(&one.channel));
        self.claims.retain(|one| stays(&one.channel));
        let mut gone = BTreeSet::new();
        self.figures.entries.retain(|(id, figure)| {
            let stays = figure.as_ref().is_none_or(|figure| stays(&figure.channel));
            stays || !gone.insert(id.value)
        });
        self.disputes.entries.retain_mut(|(id, dispute)| {
            let Some(dispute) = dispute else { return true };
            let before = dispute.answers.len();
            dispute.answers.retain(|answer| stays(&answer.channel));
            let stays = dispute.answers.len() == before || !dispute.answers.is_empty();
            stays || !gone.insert(id.value)
        });
        for dispute in self.disputes.entries.iter_mut().filter_map(|(_, dispute)| dispute.as_mut()) {
            dispute.concerns.items.retain(|named| !gone.contains(named.value));
        }
        for paper in self.papers.entries.iter_mut().filter_map(|(_, paper)| paper.as_mut()) {
            if !stays(&paper.channel) {
                (paper.clauses, paper.evidence, paper.note) = Default::default();
            }
        }
    }
}
