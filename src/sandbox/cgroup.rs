//! A control group for one run, where the host has delegated one to the grader: memory is then limited and counted by
//! the kernel, files in memory and shared pages included, and processor time is that of the whole tree.
//!
//! The kernel lets controllers work only in groups whose parent has no processes of its own. So the grader has to
//! stand in a group below the delegated one, as systemd's `Delegate=yes` with `DelegateSubgroup=` puts it, and the
//! groups of its runs are made beside its own. Everywhere else memory is watched by looking (see `launcher`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::limits::Limits;

/// Where the second version of control groups is mounted; the second place is that of hosts with both versions.
const MOUNTS: [&str; 2] = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"];

/// The controllers that a run's group needs.
const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// The group of one run. Removed when dropped; by then no process is left in it.
#[derive(Debug)]
pub(super) struct RunGroup {
    folder: PathBuf,
}

/// What a group's processes have used, by the kernel's own count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GroupUsage {
    /// Processor time of every process that ever was in the group.
    pub cpu: Duration,
    /// The most memory that the group held at once, in bytes.
    pub peak_memory: u64,
    /// Whether the kernel ended processes because the group was at its limit.
    pub out_of_memory: bool,
}

impl RunGroup {
    /// A fresh group with these limits, if this host lets the grader have one.
    pub fn make(limits: &Limits) -> Option<RunGroup> {
        let own = fs::read_to_string("/proc/self/cgroup").ok()?;
        MOUNTS
            .iter()
            .find_map(|mount| RunGroup::make_below(Path::new(mount), &own, limits))
    }

    fn make_below(mount: &Path, own: &str, limits: &Limits) -> Option<RunGroup> {
        let delegated = delegated_group(mount, own)?;
        for controller in CONTROLLERS {
            if !lists(&delegated.join("cgroup.subtree_control"), controller) {
                fs::write(
                    delegated.join("cgroup.subtree_control"),
                    format!("+{controller}"),
                )
                .ok()?;
            }
        }
        let folder = delegated.join(format!("grader-run-{}", std::process::id()));
        fs::create_dir(&folder).ok()?;
        let group = RunGroup { folder };
        // A group that cannot be limited is worse than none; dropping it removes it.
        group.limit(limits).ok()?;
        Some(group)
    }

    fn limit(&self, limits: &Limits) -> io::Result<()> {
        let set = |file: &str, value: String| fs::write(self.folder.join(file), value);
        set("memory.max", limits.memory.to_string())?;
        // All of the run goes when it is out of memory, so that no half of it goes on as if nothing had happened.
        set("memory.oom.group", "1".to_string())?;
        // Init is one more.
        set("pids.max", (u64::from(limits.processes) + 1).to_string())?;
        match set("memory.swap.max", "0".to_string()) {
            // A kernel without swap has no such file.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Puts a process into the group, and with it all that it will start.
    pub fn add(&self, pid: i32) -> io::Result<()> {
        fs::write(self.folder.join("cgroup.procs"), pid.to_string())
    }

    /// What the group has used. `None` when the kernel does not tell all of it (before Linux 5.19).
    pub fn usage(&self) -> Option<GroupUsage> {
        let read = |file: &str| fs::read_to_string(self.folder.join(file)).ok();
        let microseconds = field(&read("cpu.stat")?, "usage_usec")?;
        Some(GroupUsage {
            cpu: Duration::from_micros(microseconds),
            peak_memory: read("memory.peak")?.trim().parse().ok()?,
            out_of_memory: field(&read("memory.events")?, "oom_kill")? > 0,
        })
    }
}

impl Drop for RunGroup {
    fn drop(&mut self) {
        // A group that the kernel still holds for a moment is empty, and costs next to nothing.
        let _ = fs::remove_dir(&self.folder);
    }
}

/// The group above the grader's own, if it is this process's to divide.
fn delegated_group(mount: &Path, own: &str) -> Option<PathBuf> {
    // The line of the second version is the one without a number and names of controllers (cgroups(7)).
    let path = own.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let group = mount.join(path.trim_end());
    let parent = group
        .parent()
        .filter(|parent| parent.starts_with(mount) && *parent != mount)?;
    let offered = parent.join("cgroup.controllers");
    CONTROLLERS
        .iter()
        .all(|controller| lists(&offered, controller))
        .then(|| parent.to_path_buf())
}

fn lists(file: &Path, word: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text.split_whitespace().any(|listed| listed == word))
}

/// The number behind a name, in a file with one of both a line.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders that look like a delegated group with the grader in a group below it.
    fn host(controllers: &str) -> (tempfile::TempDir, String) {
        let mount = tempfile::tempdir().unwrap();
        let parent = mount.path().join("user/grader.service");
        fs::create_dir_all(parent.join("main")).unwrap();
        fs::write(parent.join("cgroup.controllers"), controllers).unwrap();
        fs::write(parent.join("cgroup.subtree_control"), "").unwrap();
        (
            mount,
            "1:cpu:/x\n0::/user/grader.service/main\n".to_string(),
        )
    }

    #[test]
    fn a_delegated_group_is_divided_and_limited() {
        let (mount, own) = host("cpu memory pids\n");
        let limits = Limits {
            memory: 1000,
            processes: 8,
            ..Limits::for_case()
        };
        let group = RunGroup::make_below(mount.path(), &own, &limits).unwrap();
        let read = |file: &str| fs::read_to_string(group.folder.join(file)).unwrap();
        assert_eq!(
            (read("memory.max"), read("pids.max")),
            ("1000".to_string(), "9".to_string())
        );
        assert_eq!(read("memory.oom.group"), "1");
        group.add(42).unwrap();
        assert_eq!(read("cgroup.procs"), "42");
        let control = group
            .folder
            .parent()
            .unwrap()
            .join("cgroup.subtree_control");
        assert_eq!(fs::read_to_string(control).unwrap(), "+pids");
    }

    #[test]
    fn without_both_controllers_there_is_no_group() {
        for controllers in ["", "cpu memory", "pids", "memoryx pids"] {
            let (mount, own) = host(controllers);
            assert!(
                RunGroup::make_below(mount.path(), &own, &Limits::for_case()).is_none(),
                "{controllers}"
            );
        }
    }

    #[test]
    fn the_top_group_is_nobodys_to_divide() {
        let (mount, _) = host("memory pids");
        for own in [
            "0::/",
            "0::/user",
            "1:memory:/user/grader.service/main",
            "0::/../../etc/x",
        ] {
            assert!(
                RunGroup::make_below(mount.path(), own, &Limits::for_case()).is_none(),
                "{own}"
            );
        }
    }

    #[test]
    fn what_the_kernel_counted_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let group = RunGroup {
            folder: folder.path().join("run"),
        };
        fs::create_dir(&group.folder).unwrap();
        let write = |file: &str, text: &str| fs::write(group.folder.join(file), text).unwrap();
        write("cpu.stat", "usage_usec 1500\nuser_usec 1000\n");
        write("memory.peak", "4096\n");
        assert_eq!(group.usage(), None);
        write("memory.events", "low 0\noom 2\noom_kill 1\n");
        let cpu = Duration::from_micros(1500);
        assert_eq!(
            group.usage(),
            Some(GroupUsage {
                cpu,
                peak_memory: 4096,
                out_of_memory: true
            })
        );
    }
}
