//! What a process and its descendants have used so far, read from `/proc` and from their processor clocks.

use std::fs;
use std::time::Duration;

/// Processor time and memory of a process tree at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TreeUsage {
    /// Time of the living processes and of the children that they have waited for.
    pub cpu: Duration,
    /// Memory of the living processes in bytes: resident, swapped out, and what the kernel needs to map it.
    pub memory: u64,
    /// Threads of the living processes.
    pub threads: usize,
}

/// Looks at a process and all its descendants. Processes that end meanwhile count as far as they were seen. The
/// memory of an init is the grader's own and does not count.
pub(super) fn usage(root: i32, root_is_init: bool) -> TreeUsage {
    let mut total = TreeUsage::default();
    for pid in members(root) {
        total.cpu += own_cpu(pid).unwrap_or_default() + reaped_cpu(pid).unwrap_or_default();
        if pid != root || !root_is_init {
            total.memory += memory(pid).unwrap_or_default();
            total.threads += fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
        }
    }
    total
}

/// The process and all its descendants, parents first.
pub(super) fn members(root: i32) -> Vec<i32> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&pid) = found.get(next) {
        next += 1;
        found.extend(children(pid));
    }
    found
}

/// The living children of a process, whichever of its threads started them.
pub(super) fn children(pid: i32) -> Vec<i32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|pid| pid.parse().ok())
                .collect::<Vec<i32>>()
        })
        .collect()
}

/// Processor time of all threads of one process, to the nanosecond.
fn own_cpu(pid: i32) -> Option<Duration> {
    let mut clock: libc::clockid_t = 0;
    // SAFETY: both calls write to the place they are given, which outlives them, and fail for a process that is gone.
    #[allow(unsafe_code)]
    unsafe {
        if libc::clock_getcpuclockid(pid, &mut clock) != 0 {
            return None;
        }
        let mut time = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        if libc::clock_gettime(clock, &mut time) != 0 {
            return None;
        }
        Some(Duration::new(
            u64::try_from(time.tv_sec).ok()?,
            u32::try_from(time.tv_nsec).ok()?,
        ))
    }
}

/// Processor time of the children that a process has waited for: fields 16 and 17 of `/proc/PID/stat`, in ticks
/// of a hundredth of a second (proc_pid_stat(5)).
fn reaped_cpu(pid: i32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field, the program's name, stands in brackets and may itself contain brackets and blanks.
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace().skip(13);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// Memory of one process in bytes. Page tables count: a program that only looks at much empty address space has
/// next to no resident memory, and the kernel needs a page for every two mebibytes of it.
fn memory(pid: i32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let kibibytes = status.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let counts = matches!(name, "VmRSS" | "VmSwap" | "VmPTE");
        counts.then(|| value.trim().trim_end_matches(" kB").parse::<u64>().ok())?
    });
    Some(kibibytes.sum::<u64>() * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_used_time_and_memory() {
        let me = i32::try_from(std::process::id()).unwrap();
        let used = usage(me, false);
        assert!(used.memory > 0);
        assert!(usage(me, true).memory < used.memory);
        assert!(used.cpu > Duration::ZERO);
        assert!(own_cpu(me).unwrap() <= used.cpu + Duration::from_secs(1));
    }

    #[test]
    fn a_process_that_is_gone_has_used_nothing() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        assert_eq!(
            usage(i32::try_from(child.id()).unwrap(), false),
            TreeUsage::default()
        );
    }

    #[test]
    fn a_child_is_a_member() {
        let mut child = std::process::Command::new("cat")
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let pid = i32::try_from(child.id()).unwrap();
        assert!(members(i32::try_from(std::process::id()).unwrap()).contains(&pid));
        drop(child.stdin.take());
        child.wait().unwrap();
    }
}
