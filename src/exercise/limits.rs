//! Reads `limits`: amounts with their unit, above nothing and at most the grader's ceiling.

use std::fmt::Display;
use std::ops::Range;
use std::time::Duration;

use super::findings::Findings;
use super::mapping::Mapping;
use super::node::Node;
use super::quantity::{self, Unreadable, show_size, show_time};
use super::scalar::{text_or_number, whole_number};
use super::spec;
use crate::sandbox::Limits;

/// The limits of an exercise's cases; what is not stated is the default.
pub(super) fn read(node: Option<&Node>, findings: &mut Findings) -> Limits {
    let mut limits = Limits::for_case();
    let Some(mapping) = node.and_then(|node| Mapping::read(node, &spec::LIMITS, findings)) else {
        return limits;
    };
    let ceiling = Limits::ceiling();
    if let Some(cpu) = time(&mapping, "cpu", ceiling.cpu, findings) {
        limits.cpu = cpu;
        limits.wall = Limits::wall_for(cpu);
    }
    if let Some(wall) = time(&mapping, "wall", ceiling.wall, findings) {
        limits.wall = wall;
    }
    let sizes = [
        ("memory", &mut limits.memory, ceiling.memory),
        ("output", &mut limits.output, ceiling.output),
        ("stack", &mut limits.stack, ceiling.stack),
        ("disk", &mut limits.disk, ceiling.disk),
    ];
    for (name, limit, most) in sizes {
        if let Some(size) = size(&mapping, name, most, findings) {
            *limit = size;
        }
    }
    let counts = [
        ("processes", &mut limits.processes, ceiling.processes),
        ("open_files", &mut limits.open_files, ceiling.open_files),
    ];
    for (name, limit, most) in counts {
        if let Some(count) = mapping
            .get(name)
            .and_then(|node| whole_number(node, name, 1..=most, findings))
        {
            *limit = count;
        }
    }
    limits
}

fn time(
    mapping: &Mapping<'_>,
    name: &str,
    most: Duration,
    findings: &mut Findings,
) -> Option<Duration> {
    let node = mapping.get(name)?;
    let value = readable(
        quantity::time(text_or_number(node, name, findings)?),
        node,
        name,
        findings,
    )?;
    within(
        value,
        Duration::ZERO,
        most,
        show_time,
        (&node.span, name),
        findings,
    )
}

fn size(mapping: &Mapping<'_>, name: &str, most: u64, findings: &mut Findings) -> Option<u64> {
    let node = mapping.get(name)?;
    let value = readable(
        quantity::size(text_or_number(node, name, findings)?),
        node,
        name,
        findings,
    )?;
    within(value, 0, most, show_size, (&node.span, name), findings)
}

fn readable<T>(
    amount: Result<T, Unreadable>,
    node: &Node,
    name: &str,
    findings: &mut Findings,
) -> Option<T> {
    amount
        .map_err(|unreadable| {
            let problem = findings.tell(
                &node.span,
                format!("`{name}` is not an amount with its unit"),
            );
            problem.expected(format!("expected {}", unreadable.expected));
            if let Some(help) = unreadable.help {
                problem.help(help);
            }
        })
        .ok()
}

fn within<T: PartialOrd + Copy, S: Display>(
    value: T,
    zero: T,
    most: T,
    show: impl Fn(T) -> S,
    (span, name): (&Range<usize>, &str),
    findings: &mut Findings,
) -> Option<T> {
    if value <= zero {
        findings
            .tell(span, format!("`{name}` leaves nothing to run with"))
            .expected("expected more than zero");
        None
    } else if value > most {
        findings
            .tell(span, format!("`{name}` is above the grader's ceiling"))
            .expected(format!("expected at most {}", show(most)))
            .help("the ceiling holds for every exercise");
        None
    } else {
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::node::parse;
    use crate::sandbox::MIB;

    fn limits(yaml: &str) -> (Limits, Vec<String>) {
        let mut findings = Findings::new("f", yaml);
        let node = parse(&mut findings);
        let limits = read(node.as_ref(), &mut findings);
        (
            limits,
            findings
                .finish()
                .0
                .into_iter()
                .map(|problem| problem.message)
                .collect(),
        )
    }

    #[test]
    fn wall_follows_cpu_unless_it_is_stated() {
        assert_eq!(limits("{}").0, Limits::for_case());
        let (limits_of_cpu, told) = limits("{ cpu: 500 ms, memory: 64 MiB, processes: 1 }");
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(limits_of_cpu.wall, Duration::from_millis(2500));
        assert_eq!(
            (limits_of_cpu.memory, limits_of_cpu.processes),
            (64 * MIB, 1)
        );
        assert_eq!(
            limits("{ cpu: 1 s, wall: 9 s }").0.wall,
            Duration::from_secs(9)
        );
        assert_eq!(limits("{ wall: 9 s }").0.cpu, Limits::for_case().cpu);
    }

    #[test]
    fn the_ceiling_itself_is_allowed_and_one_more_is_not() {
        let ceiling = "{ cpu: 10 s, wall: 31 s, memory: 1 GiB, output: 4 MiB, stack: 64 MiB, \
                       processes: 256, open_files: 256, disk: 64 MiB }";
        assert_eq!(limits(ceiling), (Limits::ceiling(), Vec::new()));
        for above in [
            "cpu: 10001 ms",
            "wall: 32 s",
            "memory: 1025 MiB",
            "output: 4097 KiB",
            "stack: 1 GiB",
            "disk: 65 MiB",
            "processes: 257",
            "open_files: 257",
        ] {
            let (limits, told) = limits(above);
            assert_eq!((limits, told.len()), (Limits::for_case(), 1), "{above}");
        }
    }

    #[test]
    fn nothing_at_all_is_a_mistake() {
        for zero in [
            "cpu: 0 s",
            "wall: 0 ms",
            "memory: 0 MiB",
            "output: 0 KiB",
            "stack: 0 KiB",
            "disk: 0 GiB",
        ] {
            let (_, told) = limits(zero);
            assert!(told[0].ends_with("leaves nothing to run with"), "{told:?}");
        }
        assert_eq!(limits("{ processes: 0, open_files: 0 }").1.len(), 2);
    }

    #[test]
    fn the_documented_defaults_and_ceilings_are_the_real_ones() {
        let (case, most) = (Limits::for_case(), Limits::ceiling());
        let rows = [
            ("cpu", show_time(case.cpu), show_time(most.cpu)),
            ("memory", show_size(case.memory), show_size(most.memory)),
            ("output", show_size(case.output), show_size(most.output)),
            ("stack", show_size(case.stack), show_size(most.stack)),
            ("disk", show_size(case.disk), show_size(most.disk)),
        ];
        let page = include_str!("../../docs/exercise-format.md");
        for (name, default, ceiling) in rows {
            let row = page
                .lines()
                .find(|line| line.starts_with(&format!("| `{name}` |")))
                .unwrap();
            assert!(
                row.contains(&format!("| `{default}` | `{ceiling}` |")),
                "{row}"
            );
        }
        for (name, default, ceiling) in [
            ("processes", case.processes, most.processes),
            ("open_files", case.open_files, most.open_files),
        ] {
            let row = page
                .lines()
                .find(|line| line.starts_with(&format!("| `{name}` |")))
                .unwrap();
            assert!(row.contains(&format!("| {default} | {ceiling} |")), "{row}");
        }
        assert!(page.contains(&format!("| 3 × `cpu` + 1 s | `{}` |", show_time(most.wall))));
    }
}
