//! Methods and their counterparts, and iterators from the other end.

/// Methods that differ in what they do and hardly in how they are called. Each stands for the other.
const COUNTERPARTS: [(&str, &str); 34] = [
    ("push_back", "push_front"),
    ("pop_back", "pop_front"),
    ("front", "back"),
    ("front_mut", "back_mut"),
    ("first", "last"),
    ("first_mut", "last_mut"),
    ("split_first", "split_last"),
    ("first_key_value", "last_key_value"),
    ("pop_first", "pop_last"),
    ("min", "max"),
    ("min_by", "max_by"),
    ("min_by_key", "max_by_key"),
    ("is_some", "is_none"),
    ("is_ok", "is_err"),
    ("any", "all"),
    ("skip_while", "take_while"),
    ("next", "next_back"),
    ("nth", "nth_back"),
    ("position", "rposition"),
    ("starts_with", "ends_with"),
    ("strip_prefix", "strip_suffix"),
    ("find", "rfind"),
    ("split_once", "rsplit_once"),
    ("splitn", "rsplitn"),
    ("trim_start", "trim_end"),
    ("floor", "ceil"),
    ("and", "or"),
    ("remove", "swap_remove"),
    ("saturating_add", "saturating_sub"),
    ("wrapping_add", "wrapping_sub"),
    ("checked_add", "checked_sub"),
    ("saturating_mul", "wrapping_mul"),
    ("div_euclid", "rem_euclid"),
    ("rotate_left", "rotate_right"),
];

/// Ways to deal with overflow that can be exchanged because they give the same type.
const OVERFLOWS: [(&str, &str); 2] = [("saturating_", "wrapping_"), ("wrapping_", "saturating_")];

/// Methods that begin an iterator which may be walked from its other end.
const BEGINNINGS: [&str; 9] = [
    "iter",
    "iter_mut",
    "into_iter",
    "chars",
    "bytes",
    "keys",
    "values",
    "values_mut",
    "drain",
];

/// What may stand in the place of a method's name.
pub(super) fn counterparts(method: &str, arguments: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (one, other) in COUNTERPARTS {
        if method == one {
            names.push(other.to_owned());
        } else if method == other {
            names.push(one.to_owned());
        }
    }
    // Without an argument, `take` is what empties an `Option` or a cell.
    match (method, arguments) {
        ("take", 1) => names.push("skip".to_owned()),
        ("skip", 1) => names.push("take".to_owned()),
        _ => {}
    }
    for (one, other) in OVERFLOWS {
        let name = method
            .strip_prefix(one)
            .map(|rest| format!("{other}{rest}"));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

/// Whether an iterator that this method begins may be reversed, given the methods called on it afterwards. Where
/// the order cannot be noticed any more, reversing would be no change; where only one end is looked at, it would be
/// the same change twice.
pub(super) fn reversible(method: &str, following: &[String]) -> bool {
    if !BEGINNINGS.contains(&method) {
        return false;
    }
    let next = following
        .iter()
        .map(String::as_str)
        .find(|name| !KEEP_ORDER.contains(name));
    next.is_none_or(|name| !NOT_AGAIN.contains(&name))
}

/// Adaptors behind which the order is what it was, as far as it goes.
const KEEP_ORDER: [&str; 9] = [
    "chain",
    "map",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "cloned",
    "copied",
    "inspect",
];

/// What gives the same in every order, and what is turned round by another rule: its own removal, or the exchange of
/// the method that looks from one end.
const NOT_AGAIN: [&str; 12] = [
    "any", "all", "sum", "product", "count", "min", "max", "rev", "next", "nth", "find", "position",
];

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::super::tests::hold;
    use super::*;

    #[test]
    fn a_method_for_its_counterpart() {
        hold(
            Rule::MethodExchanged,
            &[
                ("q.push_back(1)", &["q.push_front(1)"]),
                ("q.pop_front()", &["q.pop_back()"]),
                ("a.min(b).max(c)", &["a.max(b).max(c)", "a.min(b).min(c)"]),
                ("v.iter().take(2)", &["v.iter().skip(2)"]),
                ("o.take()", &[]),
                ("o.is_some()", &["o.is_none()"]),
                ("i.any(f)", &["i.all(f)"]),
                (
                    "a.wrapping_add(b)",
                    &["a.wrapping_sub(b)", "a.saturating_add(b)"],
                ),
                ("a.saturating_mul(b)", &["a.wrapping_mul(b)"]),
                ("a.checked_add(b)", &["a.checked_sub(b)"]),
                ("push_back(1)", &[]),
                ("q.push_back.x", &[]),
            ],
        );
    }

    #[test]
    fn every_counterpart_works_both_ways() {
        for (one, other) in COUNTERPARTS {
            assert!(counterparts(one, 0).contains(&other.to_owned()), "{one}");
            assert!(counterparts(other, 0).contains(&one.to_owned()), "{other}");
        }
    }

    #[test]
    fn an_iterator_from_the_other_end() {
        hold(
            Rule::IteratorReversed,
            &[
                ("v.iter()", &["v.iter().rev()"]),
                ("v.iter().next()", &[]),
                ("v.iter().map(f).find(g)", &[]),
                (
                    "v.iter().map(f).collect()",
                    &["v.iter().rev().map(f).collect()"],
                ),
                ("v.iter().rev().next()", &["v.iter().next()"]),
                ("v.iter().any(f)", &[]),
                ("v.iter().filter(f).count()", &[]),
                ("g(v.iter()).any(f)", &["g(v.iter().rev()).any(f)"]),
                (
                    "for x in v.drain(..) {}",
                    &["for x in v.drain(..).rev() {}"],
                ),
            ],
        );
    }
}
