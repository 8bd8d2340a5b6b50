//! The attributes that make a function a test and say what it must do.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, ItemFn, Meta};

/// Whether it makes a function a test.
pub(super) fn is_test(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::Path(path) if path.is_ident("test"))
}

/// Whether it is `cfg(test)`, which always holds here.
pub(super) fn is_cfg_test(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}

/// Whether the inside of an attribute names Rust's own `test`, or one of another crate, or may come to do so.
pub(super) fn names_test(inside: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = inside.clone().into_iter().collect();
    let is_ident = |token: Option<&TokenTree>, name: &str| matches!(token, Some(TokenTree::Ident(ident)) if ident == name);
    match tokens.as_slice() {
        [first, TokenTree::Group(group)] if is_ident(Some(first), "cfg_attr") => {
            let mut parts = group.stream().into_iter().skip_while(
                |token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','),
            );
            parts.any(|token| is_ident(Some(&token), "test"))
        }
        path => {
            is_ident(path.last(), "test")
                && path
                    .iter()
                    .all(|token| matches!(token, TokenTree::Ident(_) | TokenTree::Punct(_)))
        }
    }
}

/// The text that the message of a panic must contain: any, for an attribute that says none.
pub(super) fn expected_panic(attribute: &Attribute) -> Option<String> {
    let expected = match &attribute.meta {
        Meta::Path(_) => return Some(String::new()),
        Meta::NameValue(pair) => match &pair.value {
            syn::Expr::Lit(literal) => literal.lit.clone(),
            _ => return None,
        },
        Meta::List(list) => {
            let pair: syn::MetaNameValue = list.parse_args().ok()?;
            match pair.value {
                syn::Expr::Lit(literal) if pair.path.is_ident("expected") => literal.lit,
                _ => return None,
            }
        }
    };
    match expected {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// The first line of a doc comment, without its full stop.
pub(super) fn about(function: &ItemFn) -> Option<String> {
    let lines = function.attrs.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) if pair.path.is_ident("doc") => Some(text.value()),
            _ => None,
        }
    });
    let text = lines.collect::<Vec<String>>().join("\n");
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.trim_end_matches('.').replace(char::is_control, " "))
}

/// The bytes from its `#` to its closing bracket.
pub(super) fn span_of(attribute: &Attribute) -> Range<usize> {
    let start = attribute.pound_token.span.byte_range().start;
    start..attribute.bracket_token.span.close().byte_range().end
}
