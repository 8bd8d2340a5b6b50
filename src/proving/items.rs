//! The public items of a source, and the names that a Markdown text has in backquotes.

use std::collections::BTreeSet;

use syn::{ImplItem, Item, TraitItem, Visibility};

/// The names of the public items of a source, each once, in the order in which they stand there: functions,
/// types, traits with their functions, constants, and what inherent `impl` blocks offer.
///
/// What implements somebody else's trait is named by that trait; fields and variants come with their type.
pub(super) fn public_items(source: &str) -> syn::Result<Vec<String>> {
    let file = syn::parse_file(source)?;
    let mut names = Vec::new();
    collect(&file.items, &mut names);
    Ok(names)
}

fn collect(items: &[Item], names: &mut Vec<String>) {
    let mut add = |visibility: &Visibility, name: &syn::Ident| {
        let name = name.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
        if matches!(visibility, Visibility::Public(_)) && !names.contains(&name) {
            names.push(name);
        }
    };
    for item in items {
        match item {
            Item::Fn(item) => add(&item.vis, &item.sig.ident),
            Item::Struct(item) => add(&item.vis, &item.ident),
            Item::Enum(item) => add(&item.vis, &item.ident),
            Item::Union(item) => add(&item.vis, &item.ident),
            Item::Type(item) => add(&item.vis, &item.ident),
            Item::Const(item) => add(&item.vis, &item.ident),
            Item::Static(item) => add(&item.vis, &item.ident),
            Item::Trait(item) => {
                add(&item.vis, &item.ident);
                for function in &item.items {
                    if let TraitItem::Fn(function) = function {
                        add(&item.vis, &function.sig.ident);
                    }
                }
            }
            Item::Impl(item) if item.trait_.is_none() => {
                for offered in &item.items {
                    match offered {
                        ImplItem::Fn(function) => add(&function.vis, &function.sig.ident),
                        ImplItem::Const(constant) => add(&constant.vis, &constant.ident),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Every identifier that stands in backquotes: in a span of code, or in a block between fences.
pub(super) fn quoted_names(markdown: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = markdown;
    while let Some(start) = rest.find('`') {
        let opened = rest.get(start..).unwrap_or_default();
        let fence = opened.len() - opened.trim_start_matches('`').len();
        let inside = opened.get(fence..).unwrap_or_default();
        match closing(inside, fence) {
            Some(end) => {
                let code = inside.get(..end).unwrap_or_default();
                names.extend(code.split(|c: char| !c.is_alphanumeric() && c != '_'));
                rest = inside.get(end + fence..).unwrap_or_default();
            }
            None => rest = inside,
        }
    }
    names
}

/// Where the next run of exactly so many backquotes begins.
fn closing(text: &str, fence: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find('`') {
        let start = from + found;
        let run = text.get(start..)?;
        let length = run.len() - run.trim_start_matches('`').len();
        if length == fence {
            return Some(start);
        }
        from = start + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_items_are_what_a_learner_must_know_of() {
        let source = "pub fn a() {} fn b() {} pub struct C { pub d: u8 } pub enum E { F } pub trait G { fn h(); }
            pub type I = u8; pub const J: u8 = 1; impl C { pub fn k() {} fn l() {} pub const M: u8 = 2; }
            impl Iterator for C { type Item = u8; fn next(&mut self) -> Option<u8> { None } }
            impl E { pub fn k() {} } trait N { fn o(); } pub(crate) fn p() {}";
        let expected = ["a", "C", "E", "G", "h", "I", "J", "k", "M"];
        assert_eq!(public_items(source).unwrap(), expected);
    }

    #[test]
    fn names_count_only_in_backquotes_and_as_whole_words() {
        let names = quoted_names(
            "Write `Cache::new(max)` and put_it; ``a`b`` too.\n```rust\nfn c() {}\n```\nd `e",
        );
        for name in ["Cache", "new", "max", "a", "b", "c"] {
            assert!(names.contains(name), "{name}");
        }
        for name in ["put_it", "ache", "d", "e", "too"] {
            assert!(!names.contains(name), "{name}");
        }
    }
}
