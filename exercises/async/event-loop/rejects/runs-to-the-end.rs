//! Rejected: believes that a task is done completely before the next one begins

#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Log(String),
    Await(Vec<Step>),
    Spawn(String, Vec<Step>),
    Join(String),
    Yield,
    Sleep(u64),
    Block(u64),
    Offload(u64),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub log: Vec<(u64, String)>,
    pub end: u64,
    pub slow: Vec<(String, u64)>,
}

pub fn run(main: Vec<Step>, workers: usize, slow_after: u64) -> Report {
    let mut report = Report {
        log: Vec::new(),
        end: 0,
        slow: Vec::new(),
    };
    // There is never more than one job at a time, so one helper is as good as many.
    assert!(workers > 0);
    perform("main", main, slow_after, &mut report);
    report
}

fn perform(name: &str, steps: Vec<Step>, slow_after: u64, report: &mut Report) {
    let mut held = 0;
    for step in steps {
        match step {
            Step::Log(text) => report.log.push((report.end, text)),
            Step::Await(steps) => perform(name, steps, slow_after, report),
            Step::Spawn(name, steps) => perform(&name, steps, slow_after, report),
            Step::Join(_) => {}
            Step::Block(time) => {
                report.end += time;
                held += time;
            }
            Step::Yield => held = finish(name, held, slow_after, report),
            Step::Sleep(time) | Step::Offload(time) => {
                held = finish(name, held, slow_after, report);
                report.end += time;
            }
        }
    }
    finish(name, held, slow_after, report);
}

fn finish(name: &str, held: u64, slow_after: u64, report: &mut Report) -> u64 {
    if held >= slow_after {
        report.slow.push((name.to_string(), held));
    }
    0
}
