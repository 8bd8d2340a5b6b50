//! Constants: whole numbers and truth values.

use syn::LitInt;

/// What may stand in the place of a whole number: one more, one less, 0 and 1. Its type stays.
pub(super) fn integers(literal: &LitInt) -> Vec<String> {
    let Ok(value) = literal.base10_digits().parse::<i128>() else {
        return Vec::new();
    };
    let mut values: Vec<i128> = Vec::new();
    for candidate in [value.checked_add(1), value.checked_sub(1), Some(0), Some(1)] {
        let below_zero = |candidate: &i128| value >= 0 && *candidate < 0;
        values.extend(candidate.filter(|candidate| {
            *candidate != value && !below_zero(candidate) && !values.contains(candidate)
        }));
    }
    values
        .into_iter()
        .map(|value| format!("{value}{}", literal.suffix()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::super::tests::{after, hold};

    #[test]
    fn whole_numbers() {
        hold(
            Rule::IntegerConstant,
            &[
                ("0", &["1"]),
                ("1", &["2", "0"]),
                ("2", &["3", "1", "0"]),
                ("7u8", &["8u8", "6u8", "0u8", "1u8"]),
                ("0x10_u32", &["17u32", "15u32", "0u32", "1u32"]),
                ("1.5", &[]),
                ("self.0", &[]),
                ("vec![0; n]", &["vec![1; n]"]),
                ("format!(\"1 {}\", 0)", &["format!(\"1 {}\", 1)"]),
                (
                    "match n { 0 => a, _ => b }",
                    &["match n { 1 => a, _ => b }"],
                ),
                ("if n == -1 {}", &["if n == -2 {}", "if n == -0 {}"]),
            ],
        );
        assert_eq!(
            after(Rule::IntegerConstant, "const N: usize = 0;"),
            ["const N: usize = 1;"]
        );
    }

    #[test]
    fn truth_values() {
        hold(
            Rule::BooleanConstant,
            &[
                ("g(true)", &["g(false)"]),
                ("matches!(x, (_, false))", &["matches!(x, (_, true))"]),
                ("\"true\"", &[]),
            ],
        );
    }
}
