//! Puts try statements together as a script says, one block a line, and runs them with the learner's code.
//!
//! `try T LABEL END` begins the statement T with its body; `except T KINDS LABEL END` with kinds such as A,B or `*` for all,
//! `else T LABEL END` and `finally T LABEL END` add to it; `run T` runs it. Every block logs its label. END is pass, return:N,
//! raise:K, reraise, or try:U, which runs the statement U as it stands at that line and ends as that one does.

use crate::grader::report;
use crate::solution::{Block, Flow, Try};
use std::collections::HashMap;
use std::rc::Rc;

/// A block as the script describes it.
#[derive(Clone)]
struct Plan {
    label: String,
    end: End,
}

#[derive(Clone)]
enum End {
    Flow(Flow),
    Inner(Rc<Try>),
}

/// A statement as far as the script has described it.
struct Draft {
    body: Plan,
    handlers: Vec<(Vec<String>, Plan)>,
    orelse: Option<Plan>,
    finally_block: Option<Plan>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut drafts: HashMap<String, Draft> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["try", name, label, end] => {
                let body = plan(label, end, &drafts, line);
                let draft = Draft {
                    body,
                    handlers: Vec::new(),
                    orelse: None,
                    finally_block: None,
                };
                drafts.insert(name.to_string(), draft);
            }
            ["except", name, kinds, label, end] => {
                let block = plan(label, end, &drafts, line);
                let kinds = match kinds {
                    "*" => Vec::new(),
                    kinds => kinds.split(',').map(str::to_string).collect(),
                };
                draft(&mut drafts, name, line).handlers.push((kinds, block));
            }
            ["else", name, label, end] => {
                let block = plan(label, end, &drafts, line);
                draft(&mut drafts, name, line).orelse = Some(block);
            }
            ["finally", name, label, end] => {
                let block = plan(label, end, &drafts, line);
                draft(&mut drafts, name, line).finally_block = Some(block);
            }
            ["run", name] => {
                let statement = assemble(draft(&mut drafts, name, line));
                let mut log: Vec<String> = Vec::new();
                let ending = match statement.run(&mut log) {
                    Flow::Normal => "normal".to_string(),
                    Flow::Return(value) => format!("return {value}"),
                    Flow::Raise(kind) => format!("raise {kind}"),
                    Flow::Reraise => "reraise".to_string(),
                };
                report!("{line} -> {ending} ({})", log.join(", "));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn plan(label: &str, end: &str, drafts: &HashMap<String, Draft>, line: &str) -> Plan {
    let end = match end.split_once(':') {
        None if end == "pass" => End::Flow(Flow::Normal),
        None if end == "reraise" => {
            assert!(
                line.starts_with("except"),
                "only a handler can raise anew: {line:?}"
            );
            End::Flow(Flow::Reraise)
        }
        Some(("return", value)) => match value.parse() {
            Ok(value) => End::Flow(Flow::Return(value)),
            Err(_) => panic!("{value:?} is not a number: {line:?}"),
        },
        Some(("raise", kind)) => End::Flow(Flow::Raise(kind.to_string())),
        Some(("try", name)) => match drafts.get(name) {
            Some(draft) => End::Inner(Rc::new(assemble(draft))),
            None => panic!("there is no such statement yet: {line:?}"),
        },
        _ => panic!("no block ends like this: {line:?}"),
    };
    Plan {
        label: label.to_string(),
        end,
    }
}

fn assemble(draft: &Draft) -> Try {
    Try {
        body: block(&draft.body),
        handlers: draft
            .handlers
            .iter()
            .map(|(kinds, plan)| (kinds.clone(), block(plan)))
            .collect(),
        orelse: draft.orelse.as_ref().map(block),
        finally_block: draft.finally_block.as_ref().map(block),
    }
}

fn block(plan: &Plan) -> Block {
    let Plan { label, end } = plan.clone();
    Box::new(move |log| {
        log.push(label.clone());
        match &end {
            End::Flow(flow) => flow.clone(),
            End::Inner(inner) => inner.run(log),
        }
    })
}

fn draft<'a>(drafts: &'a mut HashMap<String, Draft>, name: &str, line: &str) -> &'a mut Draft {
    match drafts.get_mut(name) {
        Some(draft) => draft,
        None => panic!("there is no such statement: {line:?}"),
    }
}
