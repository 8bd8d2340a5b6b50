//! A grader that is killed in the middle of a run takes all of it along.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::{
    Pid, Signal, WaitOptions, getpid, kill_process, set_child_subreaper, waitpid,
};

use crate::alone::alone;
use crate::bait::random_text;
use crate::command::Place;
use crate::program::source;
use crate::without_namespaces::without_namespaces;

/// How long the end of everything may take.
const LONGEST_END: Duration = Duration::from_secs(5);
/// How long building and starting may take on a busy machine.
const LONGEST_START: Duration = Duration::from_secs(60);

/// Waits until something holds, looking again and again.
fn wait_until(longest: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let started = Instant::now();
    while !holds() {
        if started.elapsed() > longest {
            return false;
        }
        std::thread::yield_now();
    }
    true
}

/// Whether a process with this argument runs that is not a `grader check`.
fn runs(argument: &str) -> bool {
    let commands = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            entry.file_name().to_str()?.parse::<i32>().ok()?;
            fs::read_to_string(entry.path().join("cmdline")).ok()
        });
    commands
        .into_iter()
        .any(|command| command.split('\0').nth(1) == Some(argument))
}

/// Reaps what has ended; answers whether there is no child any more.
fn all_gone() -> bool {
    loop {
        match waitpid(None, WaitOptions::NOHANG) {
            Ok(Some(_)) => {}
            Ok(None) => return false,
            Err(_) => return true,
        }
    }
}

/// Starts a check, kills it when its program runs, and waits for the end of everything that it had started: as the
/// reaper of its descendants, this process is the parent of all of it then.
fn kill_in_the_middle(program: &str, sandbox: &str, namespaces: bool) {
    set_child_subreaper(Some(getpid())).unwrap();
    let token = random_text();
    let place = Place::new(&source(program), &token);
    let mut command = place.check(sandbox);
    let grader = if namespaces {
        command.spawn().unwrap()
    } else {
        without_namespaces(|| command.spawn().unwrap())
    };
    assert!(
        wait_until(LONGEST_START, || runs(&token)),
        "the program never began"
    );
    kill_process(Pid::from_child(&grader), Signal::KILL).unwrap();
    // What loses its parent is for a moment nobody's child, so the program is looked for by its argument as well.
    assert!(
        wait_until(LONGEST_END, || !runs(&token) && all_gone()),
        "something lives on: {:?}",
        crate::host::children()
    );
}

#[test]
fn in_class_full_nothing_lives_on() {
    alone("killed::in_class_full_nothing_lives_on", || {
        kill_in_the_middle("waits-with-others", "full", true)
    });
}

#[test]
fn in_class_landlock_nothing_lives_on() {
    alone("killed::in_class_landlock_nothing_lives_on", || {
        kill_in_the_middle("waits", "required", false)
    });
}

#[test]
fn in_class_none_the_program_does_not_live_on() {
    alone("killed::in_class_none_the_program_does_not_live_on", || {
        kill_in_the_middle("waits", "off", true)
    });
}
