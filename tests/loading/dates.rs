//! Dates, and which of several stances is in force on a day.

use demarche::date::{Date, DateError};
use demarche::model::Model;
use demarche::situation::{Scope, Situation};

use crate::support::{day, levels, model, situation, small, small_text};

fn level_at(model: &Model, on: &str) -> Option<i8> {
    let s = Situation::of(model).on(day(on)).build();
    levels(&s, Scope::Direct, "a", "d").map(|(low, _)| low)
}

#[test]
fn dates_are_years_months_or_days_each_perhaps_approximate() {
    for text in ["2025", "2025-05", "2025-05-28", "2025~", "2025-05~", "2025-05-28~", "2024-02-29", "0001-01-01"] {
        let date = day(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(date.is_approximate(), text.ends_with('~'), "{text}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let form = [
        "",
        "~",
        "25",
        "2025-5",
        "2025-05-1",
        "2025/05/28",
        "28-05-2025",
        "2025-05-28~~",
        "~2025",
        "2025-05-28-01",
        "2025-",
        "2025-05-",
        " 2025",
        "2025 ",
        "+2025",
        "2025-+5",
        "２０２５",
        "May 2025",
        "2025?",
        "2025-05/2025-06",
        "2025-05-28T10:00",
        "-2025",
    ];
    for text in form {
        assert_eq!(text.parse::<Date>().err(), Some(DateError::Form), "{text:?}");
    }
    for text in ["2025-00", "2025-13", "2025-13-01"] {
        assert_eq!(text.parse::<Date>().err(), Some(DateError::Month), "{text}");
    }
    for text in ["2025-02-29", "2025-02-30", "2025-04-31", "2025-01-00", "2025-01-32", "1900-02-29"] {
        assert_eq!(text.parse::<Date>().err(), Some(DateError::Day), "{text}");
    }
}

#[test]
fn dates_order_by_first_day_then_the_coarser_first() {
    let ordered = ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-05", "2025-05-01", "2025-05-28"];
    for (at, one) in ordered.iter().enumerate() {
        for (other_at, other) in ordered.iter().enumerate() {
            assert_eq!(day(one).cmp(&day(other)), at.cmp(&other_at), "{one} and {other}");
        }
    }
    assert_eq!(day("2025-05~"), day("2025-05"), "approximate is neither earlier nor later");
    assert_ne!(day("2025-05"), day("2025-05-01"));
}

// Which stance is in force

#[test]
fn the_later_statement_is_in_force_whatever_the_order_of_the_file() {
    let said = ["a d rejects, said: 2025-05-02", "a d demands, said: 2025-05-01", "a d open"];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let stances = order.map(|at| said[at]);
        let m = small("a", "d", &stances);
        assert_eq!(m.stances.len(), 3, "superseded ones are kept");
        assert_eq!(level_at(&m, "2025-04-30"), Some(1), "no date is the earliest");
        assert_eq!(level_at(&m, "2025-05-01"), Some(3));
        assert_eq!(level_at(&m, "2025-05-02"), Some(-3));
        assert_eq!(levels(&situation(&m), Scope::Direct, "a", "d"), Some((-3, -3)), "without a day, the last");
    }
}

#[test]
fn a_finer_date_supersedes_a_coarser_one_that_begins_with_it() {
    let m = small("a", "d", &["a d rejects, said: 2025-05-01", "a d demands, said: 2025-05", "a d open, said: 2025"]);
    assert_eq!(level_at(&m, "2025-12-31"), Some(-3));
    let m = small("a", "d", &["a d demands, said: 2025-05", "a d open, said: 2025"]);
    assert_eq!(level_at(&m, "2025-05-01"), Some(3), "said in May is known from the first day of May");
    assert_eq!(level_at(&m, "2025-04-30"), Some(1));
    assert_eq!(level_at(&m, "2024"), None, "nothing was said yet: unknown, not neutral");
}

#[test]
fn a_stance_ends_after_its_last_day() {
    let m = small("a", "d", &["a d demands, said: 2025-05-01, until: 2025-05-10"]);
    for (on, expected) in [("2025-04-30", None), ("2025-05-01", Some(3)), ("2025-05-10", Some(3)), ("2025-05-11", None)]
    {
        assert_eq!(level_at(&m, on), expected, "{on}");
    }
    assert!(m.stances.iter().all(|(_, stance)| stance.conditions.is_empty()), "a date is not a condition");
}

#[test]
fn a_stance_that_has_run_out_leaves_the_position_unknown() {
    let m = small("a", "d", &["a d rejects, said: 2025-05-01", "a d open, said: 2025-05-05, until: 2025-05-10"]);
    let found = ["2025-05-04", "2025-05-05", "2025-05-10", "2025-05-11"].map(|on| level_at(&m, on));
    assert_eq!(found, [Some(-3), Some(1), Some(1), None]);
}

#[test]
fn a_stance_until_a_month_holds_in_that_month() {
    let m = small("a", "d", &["a d demands, until: 2025-06"]);
    assert_eq!(level_at(&m, "2025-06-15"), Some(3));
    assert_eq!(level_at(&m, "2025-07-01"), None);
}

#[test]
fn as_of_a_month_is_as_of_its_end() {
    let m = small("a", "d", &["a d demands, said: 2025-06-02"]);
    assert_eq!(level_at(&m, "2025-06"), Some(3));
}

#[test]
fn an_event_that_begins_with_a_number_is_no_date() {
    let m = small("a", "d", &["a d demands, until: 30 days have passed"]);
    assert!(m.stances.iter().all(|(_, stance)| stance.until().is_none() && stance.conditions.len() == 1));
}

#[test]
fn the_model_says_as_of_when_and_the_question_may_say_otherwise() {
    let text = small_text("a", "d", &["a d demands, said: 2025-05-01", "a d rejects, said: 2025-06-01"]);
    let m = model(&[&text, "model: {title: Talks, as_of: 2025-05-30, note: N}"]);
    assert_eq!(m.title.as_deref(), Some("Talks"));
    assert_eq!(levels(&situation(&m), Scope::Direct, "a", "d"), Some((3, 3)));
    assert_eq!(level_at(&m, "2025-06-01"), Some(-3));
}

#[test]
fn a_statement_holds_from_its_first_day_and_the_earlier_one_until_then() {
    let m = small(
        "a",
        "d",
        &["a d rejects, said: 2024-01-01", "a d open, said: 2024-03-01, from: 2024-06, until: 2024-07"],
    );
    assert_eq!(level_at(&m, "2024-02-01"), Some(-3));
    assert_eq!(level_at(&m, "2024-05-31"), Some(-3));
    assert_eq!(level_at(&m, "2024-06-01"), Some(1));
    assert_eq!(level_at(&m, "2024-08-01"), None, "what ran out does not bring the earlier one back");
}
