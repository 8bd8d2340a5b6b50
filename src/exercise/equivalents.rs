//! Reads `equivalent_mutants`: small changes of the solution that change nothing that can be seen.
//!
//! Only the shape is checked here. Which rules there are, and whether such a mutant still survives, is known to
//! whoever makes mutants.

use super::findings::Findings;
use super::mapping::Mapping;
use super::model::EquivalentMutant;
use super::node::Node;
use super::reader::name_mistake;
use super::scalar::{line, list, text};
use super::spec;

/// All entries that can be read.
pub(super) fn read(node: Option<&Node>, findings: &mut Findings) -> Vec<EquivalentMutant> {
    let nodes = node
        .map(|node| list(node, "equivalent_mutants", findings))
        .unwrap_or_default();
    let mut mutants: Vec<EquivalentMutant> = Vec::new();
    for node in nodes {
        let Some(mapping) = Mapping::read(node, &spec::EQUIVALENT_MUTANT, findings) else {
            continue;
        };
        let Some(mutant) = mutant(&mapping, findings) else {
            continue;
        };
        let same = |known: &EquivalentMutant| {
            (&known.rule, &known.line, &known.to) == (&mutant.rule, &mutant.line, &mutant.to)
        };
        if mutants.iter().any(same) {
            findings.tell(
                &mapping.span,
                "this equivalent mutant is recorded a second time",
            );
        }
        mutants.push(mutant);
    }
    mutants
}

/// Reads every value before giving up on any, so that all mistakes are told.
fn mutant(mapping: &Mapping<'_>, findings: &mut Findings) -> Option<EquivalentMutant> {
    let rule = mapping.get("rule").and_then(|node| rule(node, findings));
    let source = mapping
        .get("line")
        .and_then(|node| line(node, "line", findings));
    let to = mapping.get("to").and_then(|node| to(node, findings));
    let reason = mapping
        .get("reason")
        .and_then(|node| line(node, "reason", findings));
    Some(EquivalentMutant {
        rule: rule?,
        line: source?,
        to: to?,
        reason: reason?,
    })
}

fn rule(node: &Node, findings: &mut Findings) -> Option<String> {
    let rule = text(node, "rule", findings)?;
    if let Some(mistake) = name_mistake(rule) {
        findings
            .tell(&node.span, format!("the rule name `{rule}` {mistake}"))
            .expected("expected a name such as `comparison-boundary`");
        return None;
    }
    Some(rule.to_owned())
}

/// A line of which nothing may be left.
fn to(node: &Node, findings: &mut Findings) -> Option<String> {
    match text(node, "to", findings)?.trim() {
        "" => Some(String::new()),
        _ => line(node, "to", findings),
    }
}
