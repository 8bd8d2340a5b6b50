//! Walks over a syntax tree and offers every place to the rules.

use std::ops::Range;

use proc_macro2::Span;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Expr, Item, Macro, Pat, ReturnType, Signature, Stmt, Token, UnOp};

use super::rule::Rule;
use super::{Mutant, bodies, conditions, constants, methods, operators, statements};

/// The walk over one source.
pub(super) struct Walk<'s> {
    source: &'s str,
    found: Vec<Mutant>,
    /// The methods that are called on the expression being looked at, the nearest first.
    following: Vec<String>,
}

impl<'s> Walk<'s> {
    /// A walk that has found nothing yet.
    pub fn new(source: &'s str) -> Walk<'s> {
        Walk {
            source,
            found: Vec::new(),
            following: Vec::new(),
        }
    }

    /// What was found, in no particular order.
    pub fn finish(self) -> Vec<Mutant> {
        self.found
    }

    fn offer(&mut self, rule: Rule, span: Range<usize>, replacement: impl Into<String>) {
        self.found.push(Mutant {
            rule,
            span,
            replacement: replacement.into(),
        });
    }

    fn text(&self, span: &Range<usize>) -> &'s str {
        self.source.get(span.clone()).unwrap_or_default()
    }

    fn function(&mut self, signature: &Signature, body: &Block) {
        let span = bytes(body.brace_token.span.join());
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        let current = dense(self.text(&span));
        for plain in bodies::plain(&signature.output) {
            if dense(&plain) != current {
                self.offer(Rule::FunctionBody, span.clone(), plain);
            }
        }
        self.block(body, matches!(signature.output, ReturnType::Default));
    }

    /// Offers the statements of a block. `has_no_value` says that nobody waits for the value of its last one.
    fn block(&mut self, block: &Block, has_no_value: bool) {
        let count = block.stmts.len();
        for (index, statement) in block.stmts.iter().enumerate() {
            let in_tail = has_no_value && index + 1 == count;
            let removal = statements::removal(statement, in_tail);
            if let Some(rule) = removal {
                self.offer(rule, bytes(statement.span()), "");
            }
            match (removal, statement) {
                // The jump itself was offered; what it takes along is looked at.
                (Some(Rule::JumpRemoved), Stmt::Expr(jump, _)) => visit::visit_expr(self, jump),
                _ => self.visit_stmt(statement),
            }
        }
    }

    fn condition(&mut self, condition: &Expr) {
        for part in conditions::parts(condition) {
            let span = bytes(part.span());
            let text = self.text(&span);
            if let Some(negated) = conditions::negated(part, text) {
                self.offer(Rule::ConditionNegated, span.clone(), negated);
            }
            for fixed in conditions::fixed(part, text) {
                self.offer(Rule::ConditionFixed, span.clone(), fixed);
            }
        }
    }

    fn guard(&mut self, guard: &Expr) {
        for fixed in ["true", "false"] {
            self.offer(Rule::GuardFixed, bytes(guard.span()), fixed);
        }
    }

    /// The arguments of a macro, as far as they are expressions; what a macro of another kind holds is unknown.
    fn arguments(&mut self, call: &Macro) {
        if call.path.is_ident("matches") {
            if let Ok((expression, pattern, guard)) = matches_arguments.parse2(call.tokens.clone())
            {
                self.visit_expr(&expression);
                self.visit_pat(&pattern);
                if let Some(guard) = guard {
                    self.guard(&guard);
                    self.visit_expr(&guard);
                }
            }
            return;
        }
        let list = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
        let repeated =
            || Punctuated::<Expr, Token![;]>::parse_terminated.parse2(call.tokens.clone());
        let expressions: Vec<Expr> = match list {
            Ok(list) => list.into_iter().collect(),
            Err(_) => repeated()
                .map(|list| list.into_iter().collect())
                .unwrap_or_default(),
        };
        for expression in &expressions {
            self.visit_expr(expression);
        }
    }
}

/// `matches!(expression, pattern if guard)`.
fn matches_arguments(input: ParseStream<'_>) -> syn::Result<(Expr, Pat, Option<Expr>)> {
    let expression = input.parse()?;
    input.parse::<Token![,]>()?;
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    let guard = match input.parse::<Option<Token![if]>>()? {
        Some(_) => Some(input.parse()?),
        None => None,
    };
    input.parse::<Option<Token![,]>>()?;
    Ok((expression, pattern, guard))
}

fn bytes(span: Span) -> Range<usize> {
    span.byte_range()
}

/// Whether an item is there for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let mut test = attribute.path().is_ident("test");
        if attribute.path().is_ident("cfg") {
            // What cannot be read here is no `cfg(test)`.
            let _ = attribute.parse_nested_meta(|meta| {
                test |= meta.path.is_ident("test");
                Ok(())
            });
        }
        test
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_test(&function.attrs) {
            self.function(&function.sig, &function.block);
        }
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.function(&function.sig, body);
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.block(block, false);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        let through = matches!(
            expression,
            Expr::MethodCall(_) | Expr::Paren(_) | Expr::Try(_) | Expr::Await(_)
        );
        if let Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) = expression {
            self.offer(Rule::JumpRemoved, bytes(expression.span()), "{}");
        }
        if through {
            visit::visit_expr(self, expression);
        } else {
            let following = std::mem::take(&mut self.following);
            visit::visit_expr(self, expression);
            self.following = following;
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        for (rule, neighbour) in operators::neighbours(&binary.op) {
            self.offer(*rule, bytes(binary.op.span()), *neighbour);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        let rule = match unary.op {
            UnOp::Not(_) => Some(Rule::NotRemoved),
            UnOp::Neg(_) => Some(Rule::MinusRemoved),
            _ => None,
        };
        if let Some(rule) = rule {
            self.offer(rule, bytes(unary.op.span()), "");
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_lit_int(&mut self, literal: &'ast syn::LitInt) {
        for value in constants::integers(literal) {
            self.offer(Rule::IntegerConstant, bytes(literal.span()), value);
        }
    }

    fn visit_lit_bool(&mut self, literal: &'ast syn::LitBool) {
        let other = if literal.value { "false" } else { "true" };
        self.offer(Rule::BooleanConstant, bytes(literal.span()), other);
    }

    fn visit_expr_range(&mut self, range: &'ast syn::ExprRange) {
        if range.end.is_some() {
            let other = operators::other_range(&range.limits);
            self.offer(Rule::RangeEnd, bytes(range.limits.span()), other);
        }
        visit::visit_expr_range(self, range);
    }

    fn visit_expr_if(&mut self, branch: &'ast syn::ExprIf) {
        self.condition(&branch.cond);
        visit::visit_expr_if(self, branch);
    }

    fn visit_expr_while(&mut self, repeat: &'ast syn::ExprWhile) {
        self.condition(&repeat.cond);
        self.visit_expr(&repeat.cond);
        self.block(&repeat.body, true);
    }

    fn visit_expr_for_loop(&mut self, repeat: &'ast syn::ExprForLoop) {
        self.visit_pat(&repeat.pat);
        self.visit_expr(&repeat.expr);
        self.block(&repeat.body, true);
    }

    fn visit_expr_loop(&mut self, repeat: &'ast syn::ExprLoop) {
        self.block(&repeat.body, true);
    }

    fn visit_pat_guard(&mut self, pattern: &'ast syn::PatGuard) {
        self.guard(&pattern.guard);
        visit::visit_pat_guard(self, pattern);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = call.method.to_string();
        for counterpart in methods::counterparts(&method, call.args.len()) {
            self.offer(
                Rule::MethodExchanged,
                bytes(call.method.span()),
                counterpart,
            );
        }
        let end = bytes(call.paren_token.span.close()).end;
        if methods::reversible(&method, &self.following) {
            self.offer(Rule::IteratorReversed, end..end, ".rev()");
        }
        if method == "rev" && call.args.is_empty() {
            let start = bytes(call.dot_token.span()).start;
            self.offer(Rule::IteratorReversed, start..end, "");
        }

        self.following.insert(0, method);
        self.visit_expr(&call.receiver);
        self.following.remove(0);
        let following = std::mem::take(&mut self.following);
        for argument in &call.args {
            self.visit_expr(argument);
        }
        self.following = following;
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        if !statements::is_assertion(call) {
            self.arguments(call);
        }
    }
}
