//! Texts over several lines: how their lines are joined.

/// Lines as one text: a line break is a space, and so many empty lines are so many line breaks.
pub fn joined<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let (mut text, mut breaks) = (String::new(), 0);
    let fold = |text: &mut String, breaks: &mut usize| match std::mem::take(breaks) {
        0 => {}
        1 => text.push(' '),
        several => text.extend(std::iter::repeat_n('\n', several - 1)),
    };
    for (at, line) in lines.enumerate() {
        breaks += usize::from(at > 0);
        if !line.is_empty() {
            fold(&mut text, &mut breaks);
            text.push_str(line);
        }
    }
    fold(&mut text, &mut breaks);
    text
}

/// What stands over several lines, in quotation marks or without, as one text: blanks around a line break say nothing.
pub fn over_lines(written: &str) -> String {
    let last = written.matches('\n').count();
    joined(written.split('\n').enumerate().map(|(at, line)| {
        let line = if at > 0 { line.trim_start_matches(' ') } else { line };
        if at < last { line.trim_end_matches(' ') } else { line }
    }))
}

/// A text in lines, as behind `|` and `>`.
pub struct Block {
    /// As meant.
    pub text: String,
    /// Where its first line begins to say something.
    pub start: usize,
    /// The beginning of the line below it.
    pub next: usize,
    /// In which column that says something.
    pub column: usize,
}

/// The text in lines whose sign stands at a byte, below what stands in the column `parent`; none if it has anything unusual.
pub fn block(whole: &str, sign: usize, parent: isize) -> Option<Block> {
    // Who writes a text in lines and nothing else writes no model.
    let (head, below) = whole.get(sign..).filter(|_| parent >= 0)?.split_once('\n')?;
    let is_folded = head.starts_with('>');
    let chomping = head[1..].split(" #").next()?.trim_end_matches(' ');
    let first = sign + head.len() + 1;
    let (mut lines, mut next, mut indent, mut column) = (Vec::new(), first, 0, 0);
    for line in below.split_inclusive('\n') {
        let text = line.strip_suffix('\n')?;
        column = text.len() - text.trim_start_matches(' ').len();
        let is_empty = column == text.len();
        if lines.is_empty() {
            indent = column;
        }
        if !is_empty && column as isize <= parent && !lines.is_empty() {
            break;
        }
        let is_odd = if is_empty { column > indent } else { column < indent || is_folded && column > indent };
        if is_odd || lines.is_empty() && (is_empty || column as isize <= parent) {
            return None;
        }
        lines.push(if is_empty { "" } else { &text[indent..] });
        (next, column) = (next + line.len(), 0);
    }
    let said = lines.len() - lines.iter().rev().take_while(|line| line.is_empty()).count();
    let text = if is_folded { joined(lines[..said].iter().copied()) } else { lines[..said].join("\n") };
    let breaks = match chomping {
        "-" => 0,
        "" => 1,
        "+" => lines.len() - said + 1,
        _ => return None,
    };
    let text = text + &"\n".repeat(breaks);
    (said > 0).then_some(Block { text, start: first + indent, next, column })
}
