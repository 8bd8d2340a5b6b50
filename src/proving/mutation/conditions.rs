//! Conditions of `if` and `while`: negated, or fixed to one answer.

use syn::{BinOp, Expr, Lit, UnOp};

use super::operators::compares;

/// The parts of a condition that can be changed each by itself: the whole, or, in a chain that binds names, what
/// stands between `&&`.
pub(super) fn parts(condition: &Expr) -> Vec<&Expr> {
    let mut operands = Vec::new();
    flatten(condition, &mut operands);
    if operands
        .iter()
        .any(|operand| matches!(operand, Expr::Let(_)))
    {
        operands
    } else {
        vec![condition]
    }
}

fn flatten<'e>(condition: &'e Expr, operands: &mut Vec<&'e Expr>) {
    match condition {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            flatten(&binary.left, operands);
            flatten(&binary.right, operands);
        }
        other => operands.push(other),
    }
}

/// The opposite of a part of a condition, whose text is given; `None` where another rule makes the same.
pub(super) fn negated(part: &Expr, text: &str) -> Option<String> {
    match part {
        Expr::Let(_) | Expr::Lit(_) => None,
        Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => None,
        Expr::Binary(binary) if compares(&binary.op) => None,
        Expr::Path(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Field(_)
        | Expr::Macro(_)
        | Expr::Paren(_)
        | Expr::Index(_) => Some(format!("!{text}")),
        _ => Some(format!("!({text})")),
    }
}

/// A part of a condition with its answer fixed. A part that binds names can only be made to fail.
pub(super) fn fixed(part: &Expr, text: &str) -> Vec<String> {
    match part {
        Expr::Let(_) => vec![format!("{text} && false")],
        Expr::Lit(literal) if matches!(literal.lit, Lit::Bool(_)) => Vec::new(),
        _ => vec!["true".to_owned(), "false".to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::super::tests::hold;

    #[test]
    fn negation() {
        hold(
            Rule::ConditionNegated,
            &[
                ("if a {}", &["if !a {}"]),
                ("if v.is_empty() {}", &["if !v.is_empty() {}"]),
                ("while a || b {}", &["while !(a || b) {}"]),
                ("if a < b {}", &[]),
                ("if !a {}", &[]),
                ("if let Some(x) = y {}", &[]),
                (
                    "if let Some(x) = y && x.ok() {}",
                    &["if let Some(x) = y && !x.ok() {}"],
                ),
                ("while true {}", &[]),
            ],
        );
    }

    #[test]
    fn a_fixed_answer() {
        hold(
            Rule::ConditionFixed,
            &[
                ("if a < b {}", &["if true {}", "if false {}"]),
                ("while a && b {}", &["while true {}", "while false {}"]),
                ("if let Some(x) = y {}", &["if let Some(x) = y && false {}"]),
                (
                    "while let Some(x) = y && x {}",
                    &[
                        "while let Some(x) = y && false && x {}",
                        "while let Some(x) = y && true {}",
                        "while let Some(x) = y && false {}",
                    ],
                ),
                ("if true {}", &[]),
            ],
        );
    }

    #[test]
    fn guards() {
        hold(
            Rule::GuardFixed,
            &[
                (
                    "match x { Some(n) if n > 0 => a, _ => b }",
                    &[
                        "match x { Some(n) if true => a, _ => b }",
                        "match x { Some(n) if false => a, _ => b }",
                    ],
                ),
                (
                    "matches!(x, Some(n) if n.ok())",
                    &[
                        "matches!(x, Some(n) if true)",
                        "matches!(x, Some(n) if false)",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn signs_before_an_operand() {
        hold(
            Rule::NotRemoved,
            &[("!a", &["a"]), ("!(a && b)", &["(a && b)"])],
        );
        hold(Rule::MinusRemoved, &[("-a", &["a"]), ("a - b", &[])]);
    }
}
