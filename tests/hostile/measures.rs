//! What is measured is what was used: by the whole tree of processes, by nothing else, and also when a run was ended.

use std::time::Duration;

use grader::sandbox::{Class, KIB, Kill, Limits, MIB};

use crate::alone::{alone, machine};
use crate::ground::sandbox;
use crate::program::{Program, limits};

const CLASSES: [Class; 3] = [Class::Full, Class::Landlock, Class::None];

#[test]
fn the_memory_of_the_grader_is_not_counted() {
    alone("measures::the_memory_of_the_grader_is_not_counted", || {
        let program = Program::build("says-fine");
        let held = vec![1_u8; 400 << 20];
        for class in CLASSES {
            let run = program.run(&sandbox(class), &limits(), &[]).unwrap();
            let peak = run.usage.peak_memory.unwrap();
            println!(
                "measured peak memory of a tiny program, {class:?}: {} KiB",
                peak / KIB
            );
            assert!(run.succeeded());
            assert!(peak > 0 && peak < 40 * MIB, "{class:?}: {peak}");
        }
        assert!(
            std::hint::black_box(&held)
                .iter()
                .step_by(4096)
                .all(|byte| *byte == 1)
        );
    });
}

#[test]
fn processor_time_is_that_of_the_whole_tree() {
    let _machine = machine();
    let program = Program::build("burns-in-a-tree");
    // In class `landlock` there are no trees.
    for class in [Class::Full, Class::None] {
        let run = program.run(&sandbox(class), &limits(), &[]).unwrap();
        let used = run.usage.cpu.unwrap();
        println!("measured processor time of four processes of 100 ms, {class:?}: {used:?}");
        assert!(run.succeeded(), "{run:?}");
        let off = used.abs_diff(Duration::from_millis(400));
        assert!(off <= Duration::from_millis(40), "{class:?}: {used:?}");
    }
}

#[test]
fn a_run_that_was_ended_tells_what_it_used_until_then() {
    let _machine = machine();
    let program = Program::build("burns");
    let few = Limits {
        cpu: Duration::from_millis(200),
        ..limits()
    };
    for class in CLASSES {
        let run = program.run(&sandbox(class), &few, &["5000"]).unwrap();
        let used = run.usage.cpu.unwrap();
        assert_eq!(run.kill, Some(Kill::Cpu));
        assert!(used > few.cpu && used < few.cpu * 2, "{class:?}: {used:?}");
    }
}

#[test]
fn a_run_that_is_ended_for_its_memory_tells_how_much_it_had() {
    let _machine = machine();
    let program = Program::build("grows");
    let little = Limits {
        memory: 16 * MIB,
        ..limits()
    };
    for class in CLASSES {
        let run = program.run(&sandbox(class), &little, &[]).unwrap();
        assert_eq!(run.kill, Some(Kill::Memory), "{run:?}");
        assert!(
            run.usage.peak_memory.unwrap() > little.memory,
            "{class:?}: {:?}",
            run.usage
        );
    }
}

/// The limit is on processes and threads together, and the program's first one is one of them.
#[test]
fn as_many_processes_as_allowed_work_and_no_more() {
    let _machine = machine();
    for name in ["counts-processes", "counts-threads"] {
        let program = Program::build(name);
        for processes in [1, 2, 8] {
            let limits = Limits {
                processes,
                ..limits()
            };
            let run = program.run(&sandbox(Class::Full), &limits, &[]).unwrap();
            let counted = String::from_utf8_lossy(run.stdout.head())
                .trim()
                .to_string();
            assert_eq!(counted, processes.to_string(), "{name}: {run:?}");
        }
    }
}
