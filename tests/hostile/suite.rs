//! The table: every attack in every class that it names, and every positive control.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use grader::sandbox::Class;

use crate::alone::machine;
use crate::attack::Attack;
use crate::ground::sandbox;
use crate::header::Control;
use crate::host::ipc_objects;
use crate::judge;
use crate::trial::{self, Outcome, Trial};

/// How often a control may try.
const CONTROL_TRIES: usize = 3;

/// A trial and what it is for.
struct Entry<'a> {
    attack: &'a Attack,
    trial: Trial,
    is_control: bool,
}

impl Entry<'_> {
    fn name(&self) -> String {
        let role = if self.is_control {
            "control, class"
        } else {
            "class"
        };
        format!("{} ({role} {})", self.attack.name, self.trial.class.name())
    }

    /// A control shows that its attack can succeed, for which once is enough: many depend on who is quicker. An attack
    /// has one try, because a single breach is one too many.
    fn run(&self) -> Outcome {
        let mut outcome = trial::run(&self.trial);
        for _ in 1..CONTROL_TRIES {
            if !self.is_control || self.judge(&outcome).is_empty() {
                break;
            }
            outcome = trial::run(&self.trial);
        }
        outcome
    }

    fn judge(&self, outcome: &Outcome) -> Vec<String> {
        match self.is_control {
            true => judge::of_control(&self.attack.header, outcome),
            false => judge::of_attack(&self.attack.header, self.trial.class, outcome),
        }
    }
}

fn entries(attack: &Attack) -> Vec<Entry<'_>> {
    let entry = |class, limits, is_control| Entry {
        attack,
        trial: Trial {
            attack: attack.name.clone(),
            class,
            limits,
        },
        is_control,
    };
    let classes: Vec<Class> = attack.header.verdicts.keys().copied().collect();
    let mut entries: Vec<Entry<'_>> = classes
        .iter()
        .map(|class| entry(*class, None, false))
        .collect();
    match &attack.header.control {
        Control::Off => entries.push(entry(Class::None, None, true)),
        Control::Limit(raised) => {
            // The strongest class has the least to do with how an attack ends that a limit stops.
            let class = classes.last().copied().unwrap_or(Class::Full);
            entries.push(entry(class, Some((**raised).clone()), true));
        }
        Control::Shape | Control::Destructive => {}
    }
    entries
}

/// Without `HOSTILE`, all of them; with it, those whose names contain its value, in detail. `HOSTILE_CLASS` names a
/// class where another cannot be had.
#[test]
fn every_attack_fails_and_every_control_succeeds() {
    let filter = std::env::var("HOSTILE").unwrap_or_default();
    let only_class = std::env::var("HOSTILE_CLASS").unwrap_or_default();
    let read: Vec<Result<Attack, String>> = Attack::names(&filter)
        .iter()
        .map(|name| Attack::read(name))
        .collect();
    let mut failures: Vec<String> = read
        .iter()
        .filter_map(|attack| attack.as_ref().err().cloned())
        .collect();
    let attacks: Vec<&Attack> = read
        .iter()
        .filter_map(|attack| attack.as_ref().ok())
        .collect();
    assert!(!read.is_empty(), "no attack has `{filter}` in its name");
    let wanted =
        |entry: &Entry<'_>| only_class.is_empty() || entry.trial.class.name() == only_class;
    let entries: Vec<Entry<'_>> = attacks
        .iter()
        .flat_map(|attack| entries(attack))
        .filter(wanted)
        .collect();

    let _machine = machine();
    for class in [Class::Full, Class::Landlock] {
        if entries.iter().any(|entry| entry.trial.class == class) {
            let proved = sandbox(class).prove();
            assert!(
                proved.is_ok(),
                "class `{}` is not to be had: {}",
                class.name(),
                proved.unwrap_err()
            );
        }
    }
    let ipc_before = ipc_objects();
    let outcomes = run_all(&entries);
    for (entry, outcome) in entries.iter().zip(&outcomes) {
        let wrong = entry.judge(outcome);
        if !filter.is_empty() {
            println!(
                "== {} == {:?} in {} ms",
                entry.name(),
                outcome.verdict,
                outcome.wall_ms
            );
            println!(
                "breached: {}, broken: {:?}\n{}",
                outcome.breached, outcome.broken, outcome.report
            );
        }
        failures.extend(
            wrong
                .iter()
                .map(|wrong| format!("{}: {wrong}", entry.name())),
        );
    }
    let left = ipc_objects()
        .into_iter()
        .filter(|object| !ipc_before.contains(object));
    failures.extend(left.map(|object| format!("left behind for the whole system: {object}")));
    println!("measured {}", tally(&attacks, &entries, &outcomes));
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Runs all trials, as many at a time as there are processors.
fn run_all(entries: &[Entry<'_>]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<BTreeMap<usize, Outcome>> = Mutex::default();
    let workers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(4);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, entry)) = Some(next.fetch_add(1, Ordering::Relaxed))
                    .and_then(|at| entries.get(at).map(|entry| (at, entry)))
                {
                    let outcome = entry.run();
                    outcomes.lock().unwrap().insert(at, outcome);
                }
            });
        }
    });
    outcomes.into_inner().unwrap().into_values().collect()
}

/// How many attacks there are in each group, and which trials took longest.
fn tally(attacks: &[&Attack], entries: &[Entry<'_>], outcomes: &[Outcome]) -> String {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for attack in attacks {
        *groups
            .entry(attack.name.split('/').next().unwrap_or_default())
            .or_default() += 1;
    }
    let mut longest: Vec<(u128, String)> = entries
        .iter()
        .zip(outcomes)
        .map(|(entry, outcome)| (outcome.wall_ms, entry.name()))
        .collect();
    longest.sort_unstable_by(|a, b| b.cmp(a));
    longest.truncate(5);
    format!(
        "{} trials of {} attacks {groups:?}; longest {longest:?}",
        entries.len(),
        attacks.len()
    )
}
