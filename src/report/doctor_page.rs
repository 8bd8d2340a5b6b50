//! What this host can do, for people and as JSON.

use serde::Serialize;

use super::page::Page;
use super::style::{Role, Style};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Examination {
    /// Its name.
    pub name: String,
    /// Whether it is there.
    pub there: bool,
    /// How it shows, or why it is not there.
    pub detail: String,
    /// What to do to get it.
    pub remedy: Option<String>,
}

/// A line each, with what to do below it where there is something to do.
pub fn page(examinations: &[Examination], conclusion: &str, style: &Style) -> String {
    let mut page = Page::new(style);
    for Examination {
        name,
        there,
        detail,
        remedy,
    } in examinations
    {
        let role = if *there { Role::Good } else { Role::Bad };
        let word = if *there { "✓ yes" } else { "✗ no " };
        page.prose(0, &format!("{} {name}: {detail}", style.paint(role, word)));
        if let Some(remedy) = remedy {
            page.labelled(6, "to do", remedy);
        }
    }
    page.gap();
    page.prose(0, conclusion);
    page.finish()
}

/// The same as JSON.
pub fn json(examinations: &[Examination], class: &str) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Document<'a> {
        best_class: &'a str,
        examinations: &'a [Examination],
    }
    serde_json::to_string_pretty(&Document {
        best_class: class,
        examinations,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn what_is_missing_comes_with_what_to_do() {
        let there = |name: &str, there, remedy: Option<&str>| Examination {
            name: name.to_string(),
            there,
            detail: "so it is".to_string(),
            remedy: remedy.map(str::to_string),
        };
        let examinations = [
            there("one", true, None),
            there("two", false, Some("mend it")),
        ];
        assert_eq!(
            page(&examinations, "done", &plain()),
            "✓ yes one: so it is\n✗ no  two: so it is\n      to do: mend it\n\ndone\n"
        );
        let json: serde_json::Value =
            serde_json::from_str(&json(&examinations, "full").unwrap()).unwrap();
        assert_eq!(json["best_class"], "full");
        assert_eq!(json["examinations"][1]["remedy"], "mend it");
    }
}
