//! Statements that can be left out.

use syn::{Expr, Macro, Stmt};

use super::operators::assigns;
use super::rule::Rule;

/// The rule by which a statement can be left out. `in_tail` says that its value is nobody's: it stands last in a
/// block that has none.
pub(super) fn removal(statement: &Stmt, in_tail: bool) -> Option<Rule> {
    match statement {
        Stmt::Expr(Expr::Return(_) | Expr::Break(_) | Expr::Continue(_), _) => {
            Some(Rule::JumpRemoved)
        }
        Stmt::Expr(Expr::ForLoop(_), _) => Some(Rule::StatementRemoved),
        Stmt::Expr(expression, semicolon) if semicolon.is_some() || in_tail => {
            has_effect(expression).then_some(Rule::StatementRemoved)
        }
        Stmt::Macro(statement) => (!is_assertion(&statement.mac)).then_some(Rule::StatementRemoved),
        _ => None,
    }
}

/// Whether an expression does something beside having a value.
fn has_effect(expression: &Expr) -> bool {
    match expression {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Assign(_) | Expr::Await(_) => true,
        Expr::Macro(expression) => !is_assertion(&expression.mac),
        Expr::Binary(binary) => assigns(&binary.op),
        Expr::Try(inner) => has_effect(&inner.expr),
        Expr::Paren(inner) => has_effect(&inner.expr),
        _ => false,
    }
}

/// Assertions state what holds; a correct program does the same without them.
pub(super) fn is_assertion(call: &Macro) -> bool {
    let name = call.path.segments.last().map(|name| name.ident.to_string());
    name.is_some_and(|name| name.starts_with("assert") || name.starts_with("debug_assert"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{after, hold};
    use super::*;

    #[test]
    fn statements_with_an_effect() {
        hold(
            Rule::StatementRemoved,
            &[
                ("v.push(1); v", &[" v"]),
                ("f(); g()", &[" g()"]),
                ("a = b; a", &[" a"]),
                ("a += b; a", &[" a"]),
                ("a?; b.f()?; c", &["a?;  c"]),
                ("let a = f(); a", &[]),
                ("println!(\"x\"); a", &[" a"]),
                ("assert!(a); debug_assert!(b); c", &[]),
                ("for x in y { g(x); } a", &[" a", "for x in y {  } a"]),
                ("if a { f(); } b", &["if a {  } b"]),
            ],
        );
        assert_eq!(
            after(Rule::StatementRemoved, "fn f() { g() }"),
            ["fn f() {  }"]
        );
        assert_eq!(
            after(
                Rule::StatementRemoved,
                "fn f() -> T { while a { g() } h() }"
            ),
            ["fn f() -> T { while a {  } h() }"]
        );
    }

    #[test]
    fn jumps() {
        hold(
            Rule::JumpRemoved,
            &[
                ("if a { return b; } c", &["if a {  } c"]),
                ("loop { break; }", &["loop {  }"]),
                (
                    "for x in y { if x { continue } }",
                    &["for x in y { if x {  } }"],
                ),
                (
                    "match x { A => return b, C => {} }",
                    &["match x { A => {}, C => {} }"],
                ),
            ],
        );
    }
}
