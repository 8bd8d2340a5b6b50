//! What must hold on the host after an attack, looked at from the process that graded it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Something that must hold on the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Check {
    /// Nobody has reached a listener.
    NoConnection,
    /// No file was made, changed or left behind.
    NoFile,
    /// No process is left.
    NoSurvivor,
    /// No secret stands in anything that was written, reported or built.
    NoSecret,
    /// The grading process has the limits, priority, descriptors and so on that it had.
    GraderUnchanged,
    /// The grading process came to its end.
    GraderLives,
    /// The grading process used little memory.
    GraderBounded,
    /// Reports are of fair size and cannot move a cursor, and JSON is JSON.
    ReportSafe,
}

impl Check {
    const ALL: [(Check, &str); 8] = [
        (Check::NoConnection, "no-connection"),
        (Check::NoFile, "no-file"),
        (Check::NoSurvivor, "no-survivor"),
        (Check::NoSecret, "no-secret"),
        (Check::GraderUnchanged, "grader-unchanged"),
        (Check::GraderLives, "grader-lives"),
        (Check::GraderBounded, "grader-bounded"),
        (Check::ReportSafe, "report-safe"),
    ];

    /// The check of this name.
    pub fn named(name: &str) -> Result<Check, String> {
        let found = Check::ALL.into_iter().find(|(_, known)| *known == name);
        found
            .map(|(check, _)| check)
            .ok_or_else(|| format!("unknown check `{name}`"))
    }
}

/// What of the calling process an attack could change, by name.
pub fn own_state() -> BTreeMap<String, String> {
    let mut state = BTreeMap::new();
    let mut note = |name: &str, value: String| state.insert(name.to_string(), value);
    for file in ["limits", "oom_score_adj", "mounts", "cgroup"] {
        note(
            file,
            fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default(),
        );
    }
    let status = fs::read_to_string("/proc/self/status").unwrap();
    for line in status.lines() {
        if let Some((
            name @ ("Umask" | "Cpus_allowed_list" | "Uid" | "Gid" | "SigIgn" | "NoNewPrivs"),
            value,
        )) = line.split_once(':')
        {
            note(name, value.trim().to_string());
        }
    }
    // Fields after the program's name, which may contain blanks: priority and nice value, then, far behind them,
    // real-time priority and scheduling policy.
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .unwrap()
        .1
        .split_whitespace()
        .collect();
    note(
        "scheduling",
        [15, 16, 37, 38].map(|field| fields[field]).join(" "),
    );
    note(
        "current folder",
        format!("{:?}", std::env::current_dir().ok()),
    );
    for entry in fs::read_dir("/proc/self/fd").unwrap().flatten() {
        // The descriptor that lists the folder is gone by now.
        if let Ok(target) = fs::read_link(entry.path()) {
            note(
                &format!("descriptor {}", entry.file_name().display()),
                target.display().to_string(),
            );
        }
    }
    state.retain(|_, value| !value.contains("/proc/") || !value.ends_with("/fd"));
    state
}

/// What two looks at the same state differ in.
pub fn differences(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differing = names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name));
    differing
        .map(|name| {
            format!(
                "{name}: {:?} became {:?}",
                before.get(name),
                after.get(name)
            )
        })
        .collect()
}

/// The children of the calling process. Where it is the reaper of its descendants, nothing that was started and
/// lives on can be anything else.
pub fn children() -> Vec<i32> {
    let tasks = fs::read_dir("/proc/self/task").unwrap().flatten();
    let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let all = lists.collect::<Vec<String>>().join(" ");
    all.split_whitespace()
        .map(|pid| pid.parse().unwrap())
        .collect()
}

/// The largest resident memory that the calling process has had, in bytes.
pub fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

/// Names in the folders that everybody may write to which contain a text.
pub fn names_with(token: &str) -> Vec<String> {
    let folders = ["/tmp", "/var/tmp", "/dev/shm", "/", "/run", "."];
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .flatten();
    let paths = entries.map(|entry| entry.path().display().to_string());
    paths.filter(|path| path.contains(token)).collect()
}

/// The shared memory, semaphores and message queues of the whole system, one line each without what changes by use.
pub fn ipc_objects() -> Vec<String> {
    let files = ["shm", "sem", "msg"]
        .map(|kind| (kind, fs::read_to_string(format!("/proc/sysvipc/{kind}"))));
    let mut objects = Vec::new();
    for (kind, text) in files {
        for line in text.unwrap_or_default().lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().take(2).collect();
            objects.push(format!("{kind} {}", fields.join(" ")));
        }
    }
    objects
}

/// The files in a folder and below it.
pub fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files_below(&entry.path())),
            _ => found.push(entry.path()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_known_by_name() {
        for (check, name) in Check::ALL {
            assert_eq!(Check::named(name), Ok(check));
        }
        assert!(Check::named("no-luck").is_err());
    }

    #[test]
    fn a_difference_names_what_changed() {
        let state = |value: &str| BTreeMap::from([("Umask".to_string(), value.to_string())]);
        assert!(differences(&state("0022"), &state("0022")).is_empty());
        assert_eq!(differences(&state("0022"), &state("0077")).len(), 1);
        assert_eq!(differences(&state("0022"), &BTreeMap::new()).len(), 1);
    }

    #[test]
    fn what_an_attack_could_change_is_looked_at() {
        let state = own_state();
        for name in [
            "limits",
            "Umask",
            "Cpus_allowed_list",
            "scheduling",
            "current folder",
            "descriptor 1",
        ] {
            assert!(
                state.get(name).is_some_and(|value| !value.is_empty()),
                "{name}: {state:?}"
            );
        }
        assert!(state["limits"].contains("Max open files"));
    }

    #[test]
    fn a_child_is_found_and_a_name_with_a_token_too() {
        let mut child = std::process::Command::new("cat")
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        assert!(children().contains(&child.id().cast_signed()));
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(!children().contains(&child.id().cast_signed()));
        let token = crate::bait::random_text();
        assert!(names_with(&token).is_empty());
        let folder = tempfile::Builder::new()
            .prefix(&token)
            .tempdir_in("/tmp")
            .unwrap();
        assert_eq!(names_with(&token), [folder.path().display().to_string()]);
    }
}
