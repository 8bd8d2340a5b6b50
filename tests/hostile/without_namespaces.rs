//! On a host that gives no namespaces, as in a container with an ordinary profile.
//!
//! A filter on system calls in front of the grader stands for such a host; the grader and all that it starts
//! inherit it.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};

use crate::alone::machine;
use crate::command::Place;

/// Calls that the profiles of containers deny to those who are not root of the host.
const DENIED: [i64; 12] = [
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
];

/// The flags of `clone` that make namespaces.
const NAMESPACE_FLAGS: [i32; 7] = [
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
];

fn filter(rules: BTreeMap<i64, Vec<SeccompRule>>, errno: i32) -> BpfProgram {
    let denied = SeccompAction::Errno(errno.cast_unsigned());
    let arch = std::env::consts::ARCH.try_into().unwrap();
    SeccompFilter::new(rules, SeccompAction::Allow, denied, arch)
        .unwrap()
        .try_into()
        .unwrap()
}

/// Does something in a thread, and in what it starts, that can make no namespaces.
pub fn without_namespaces<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        DENIED.iter().map(|call| (*call, Vec::new())).collect();
    let with_flag = |flag: i32| {
        let flag = u64::from(flag.cast_unsigned());
        let condition = SeccompCondition::new(
            0,
            SeccompCmpArgLen::Dword,
            SeccompCmpOp::MaskedEq(flag),
            flag,
        )
        .unwrap();
        SeccompRule::new(vec![condition]).unwrap()
    };
    rules.insert(libc::SYS_clone, NAMESPACE_FLAGS.map(with_flag).to_vec());
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            seccompiler::apply_filter(&filter(
                [(libc::SYS_clone3, Vec::new())].into(),
                libc::ENOSYS,
            ))
            .unwrap();
            seccompiler::apply_filter(&filter(rules, libc::EPERM)).unwrap();
            work()
        });
        thread.join().unwrap()
    })
}

fn output(mut command: Command) -> Output {
    without_namespaces(|| command.output().unwrap())
}

/// A solution that leaves a mark beside the solution if nothing keeps it from that.
fn marking(mark: &std::path::Path) -> String {
    format!("fn main() {{ let _ = std::fs::write({mark:?}, \"\"); println!(\"fine\"); }}\n")
}

#[test]
fn required_takes_landlock_and_says_so() {
    let _machine = machine();
    let place = Place::new("fn main() { println!(\"fine\"); }\n", "x");
    let output = output(place.check("required"));
    let report = place.report().unwrap_or_else(|| panic!("{output:?}"));
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(report["sandbox"]["class"], "landlock");
    let missing = report["sandbox"]["missing"].to_string();
    assert!(
        missing.contains("class `full`") && missing.contains("make namespaces"),
        "{missing}"
    );
    assert_eq!(report["attempts"][0]["verdict"], "accepted");
}

#[test]
fn full_is_refused_and_nothing_is_run() {
    let _machine = machine();
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let place = Place::new(&marking(&mark), "x");
    let refused = output(place.check("full"));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(4), "{said}");
    assert!(
        said.contains("make namespaces") && said.contains("grader doctor"),
        "{said}"
    );
    assert!(refused.stdout.is_empty(), "{refused:?}");
    assert!(place.report().is_none(), "nothing is graded");
    assert!(!mark.exists());
    assert_eq!(
        std::fs::read_dir(place.temp()).unwrap().count(),
        0,
        "nothing is built"
    );
    // The control: the very same solution leaves its mark when it is run.
    let open = output(place.check("off"));
    assert_eq!(open.status.code(), Some(0), "{open:?}");
    assert!(mark.exists());
}

#[test]
fn best_effort_works_and_notes_what_is_missing() {
    let _machine = machine();
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let place = Place::new(&marking(&mark), "x");
    let output = output(place.check("best-effort"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(place.report().unwrap()["sandbox"]["class"], "landlock");
    assert!(
        said.starts_with("note:") && said.contains("make namespaces"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!mark.exists());
}
