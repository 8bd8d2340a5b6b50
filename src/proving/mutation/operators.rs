//! Operators and their neighbours.

use syn::{BinOp, RangeLimits};

use super::rule::Rule;

/// What may stand in the place of an operator.
pub(super) fn neighbours(operator: &BinOp) -> &'static [(Rule, &'static str)] {
    use Rule::{
        ArithmeticOperator as Arithmetic, BitwiseOperator as Bitwise,
        ComparisonBoundary as Boundary, ComparisonNegated as Negated,
        CompoundAssignment as Compound, LogicalOperator as Logical, ShiftOperator as Shift,
    };
    match operator {
        BinOp::Add(_) => &[(Arithmetic, "-")],
        BinOp::Sub(_) => &[(Arithmetic, "+")],
        BinOp::Mul(_) => &[(Arithmetic, "+"), (Arithmetic, "/")],
        BinOp::Div(_) => &[(Arithmetic, "*"), (Arithmetic, "%")],
        BinOp::Rem(_) => &[(Arithmetic, "/")],
        BinOp::And(_) => &[(Logical, "||")],
        BinOp::Or(_) => &[(Logical, "&&")],
        BinOp::BitXor(_) => &[(Bitwise, "&"), (Bitwise, "|")],
        BinOp::BitAnd(_) => &[(Bitwise, "|")],
        BinOp::BitOr(_) => &[(Bitwise, "&")],
        BinOp::Shl(_) => &[(Shift, ">>")],
        BinOp::Shr(_) => &[(Shift, "<<")],
        BinOp::Eq(_) => &[(Negated, "!=")],
        BinOp::Ne(_) => &[(Negated, "==")],
        BinOp::Lt(_) => &[(Boundary, "<="), (Negated, ">=")],
        BinOp::Le(_) => &[(Boundary, "<"), (Negated, ">")],
        BinOp::Gt(_) => &[(Boundary, ">="), (Negated, "<=")],
        BinOp::Ge(_) => &[(Boundary, ">"), (Negated, "<")],
        BinOp::AddAssign(_) => &[(Compound, "-=")],
        BinOp::SubAssign(_) => &[(Compound, "+=")],
        BinOp::MulAssign(_) => &[(Compound, "+="), (Compound, "/=")],
        BinOp::DivAssign(_) => &[(Compound, "*="), (Compound, "%=")],
        BinOp::RemAssign(_) => &[(Compound, "/=")],
        BinOp::BitXorAssign(_) => &[(Compound, "&="), (Compound, "|=")],
        BinOp::BitAndAssign(_) => &[(Compound, "|=")],
        BinOp::BitOrAssign(_) => &[(Compound, "&=")],
        BinOp::ShlAssign(_) => &[(Compound, ">>=")],
        BinOp::ShrAssign(_) => &[(Compound, "<<=")],
        _ => &[],
    }
}

/// Whether an operator compares.
pub(super) fn compares(operator: &BinOp) -> bool {
    neighbours(operator)
        .iter()
        .any(|(rule, _)| *rule == Rule::ComparisonNegated)
}

/// Whether an operator changes its left side.
pub(super) fn assigns(operator: &BinOp) -> bool {
    neighbours(operator)
        .iter()
        .any(|(rule, _)| *rule == Rule::CompoundAssignment)
}

/// The other kind of range.
pub(super) fn other_range(limits: &RangeLimits) -> &'static str {
    match limits {
        RangeLimits::HalfOpen(_) => "..=",
        RangeLimits::Closed(_) => "..",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::hold;
    use super::*;

    #[test]
    fn arithmetic() {
        hold(
            Rule::ArithmeticOperator,
            &[
                ("a + b", &["a - b"]),
                ("a - b", &["a + b"]),
                ("a * b", &["a + b", "a / b"]),
                ("a / b", &["a * b", "a % b"]),
                ("a % b", &["a / b"]),
                ("a + b - c", &["a - b - c", "a + b + c"]),
                ("\"a + b\"", &[]),
            ],
        );
    }

    #[test]
    fn bits() {
        hold(
            Rule::BitwiseOperator,
            &[
                ("a & b", &["a | b"]),
                ("a | b", &["a & b"]),
                ("a ^ b", &["a & b", "a | b"]),
            ],
        );
        hold(
            Rule::ShiftOperator,
            &[("a << b", &["a >> b"]), ("a >> b", &["a << b"])],
        );
    }

    #[test]
    fn logic() {
        hold(
            Rule::LogicalOperator,
            &[("a && b", &["a || b"]), ("a || b", &["a && b"])],
        );
    }

    #[test]
    fn compound_assignments() {
        hold(
            Rule::CompoundAssignment,
            &[
                ("a += b", &["a -= b"]),
                ("a -= b", &["a += b"]),
                ("a *= b", &["a += b", "a /= b"]),
                ("a /= b", &["a *= b", "a %= b"]),
                ("a %= b", &["a /= b"]),
                ("a ^= b", &["a &= b", "a |= b"]),
                ("a &= b", &["a |= b"]),
                ("a |= b", &["a &= b"]),
                ("a <<= b", &["a >>= b"]),
                ("a >>= b", &["a <<= b"]),
                ("a = b", &[]),
            ],
        );
    }

    #[test]
    fn comparisons() {
        hold(
            Rule::ComparisonBoundary,
            &[
                ("a < b", &["a <= b"]),
                ("a <= b", &["a < b"]),
                ("a > b", &["a >= b"]),
                ("a >= b", &["a > b"]),
                ("a == b", &[]),
            ],
        );
        hold(
            Rule::ComparisonNegated,
            &[
                ("a < b", &["a >= b"]),
                ("a <= b", &["a > b"]),
                ("a > b", &["a <= b"]),
                ("a >= b", &["a < b"]),
                ("a == b", &["a != b"]),
                ("a != b", &["a == b"]),
                ("assert_that(a == b)", &["assert_that(a != b)"]),
            ],
        );
    }

    #[test]
    fn ranges() {
        hold(
            Rule::RangeEnd,
            &[
                ("a..b", &["a..=b"]),
                ("a..=b", &["a..b"]),
                ("&v[..n]", &["&v[..=n]"]),
                ("&v[n..]", &[]),
                (
                    "match n { 1..=3 => a, _ => b }",
                    &["match n { 1..3 => a, _ => b }"],
                ),
                ("S { ..s }", &[]),
            ],
        );
    }
}
