//! System calls that a command may not make: what no namespace and no file rule keeps apart.
//!
//! A list of what is denied rather than of what is allowed: the objects that most calls work on are not there
//! anyway, and lists of allowed calls break with every new C library. A denied call answers "not permitted", so that
//! a program can say so; a call of another architecture's table ends the program.

use std::collections::BTreeMap;
use std::io;

use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, sock_filter,
};

use super::class::Class;
use super::policy::Policy;
use super::target::StepFailed;

/// The descriptor by which class `landlock` starts the command; no other `exec` gets through its filter.
pub(super) const PROGRAM_FD: i32 = 15;

/// Calls that are denied whatever their arguments.
const DENIED: &[c_long] = &[
    // Namespaces and mounts: nothing to undo what was set up.
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    // Other processes' memory and descriptors.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    // Objects of the kernel that all users share.
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_fanotify_init,
    libc::SYS_lookup_dcookie,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
    // Memory that no limit counts.
    libc::SYS_memfd_create,
    libc::SYS_memfd_secret,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_shmctl,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
    // The machine itself.
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_vhangup,
    // Every way to the network, and to servers on this machine.
    libc::SYS_socket,
    // Landlock and seccomp of its own would do no harm, but a filter with a listener could stop the run's end.
    libc::SYS_seccomp,
];

/// Calls of old that only some architectures have.
#[cfg(target_arch = "x86_64")]
const DENIED_HERE: &[c_long] = &[
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_uselib,
    libc::SYS_ustat,
    libc::SYS_sysfs,
    libc::SYS__sysctl,
    libc::SYS_nfsservctl,
];
#[cfg(not(target_arch = "x86_64"))]
const DENIED_HERE: &[c_long] = &[];

/// Calls that tell a program what others do with the files that all runs see, or make others wait for it.
const WATCHES_AND_LOCKS: &[c_long] = &[
    libc::SYS_flock,
    libc::SYS_inotify_init1,
    libc::SYS_inotify_add_watch,
];

/// The commands of `fcntl` that do the same.
const LOCK_COMMANDS: [i32; 6] = [
    libc::F_SETLK,
    libc::F_SETLKW,
    libc::F_OFD_SETLK,
    libc::F_OFD_SETLKW,
    libc::F_SETLEASE,
    libc::F_NOTIFY,
];

/// Calls that change files of their owner, or take their room, in ways that Landlock has no right for.
const CHANGES_BESIDE_LANDLOCK: &[c_long] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchmodat2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    SETXATTRAT,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    REMOVEXATTRAT,
    FILE_SETATTR,
    libc::SYS_fallocate,
];

/// `setxattrat`, `removexattrat` and `file_setattr`, which the C library's crate does not name yet. New calls have the
/// same number on every architecture.
const SETXATTRAT: c_long = 463;
const REMOVEXATTRAT: c_long = 466;
const FILE_SETATTR: c_long = 469;

/// Older calls for the same.
#[cfg(target_arch = "x86_64")]
const CHANGES_BESIDE_LANDLOCK_HERE: &[c_long] = &[
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
];
#[cfg(not(target_arch = "x86_64"))]
const CHANGES_BESIDE_LANDLOCK_HERE: &[c_long] = &[];

/// Calls by which a process makes another one.
#[cfg(target_arch = "x86_64")]
const NEW_PROCESS: &[c_long] = &[libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const NEW_PROCESS: &[c_long] = &[];

/// Calls that work on a process named by their first argument; 0 is the caller.
const ONLY_FOR_ITSELF: &[c_long] = &[
    libc::SYS_prlimit64,
    libc::SYS_sched_setscheduler,
    libc::SYS_sched_setparam,
    libc::SYS_sched_setattr,
    libc::SYS_sched_setaffinity,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
];

/// The bits of `clone` that make namespaces.
const NAMESPACE_FLAGS: i32 = libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWCGROUP;

/// Installs the filter in the calling process, for good.
pub(super) fn install(class: Class, policy: &Policy) -> Result<(), StepFailed> {
    let step = "filter system calls";
    let filters = programs(class, policy).map_err(|error| (step, io::Error::other(error)))?;
    for filter in &filters {
        seccompiler::apply_filter(filter).map_err(|error| (step, io::Error::other(error)))?;
    }
    Ok(())
}

/// The filters, to be installed in this order: the last one must not deny installing those before it.
fn programs(class: Class, policy: &Policy) -> Result<Vec<BpfProgram>, seccompiler::BackendError> {
    let arch: TargetArch = std::env::consts::ARCH.try_into()?;
    // The C library falls back to `clone`, whose flags a filter can see.
    let missing: BTreeMap<i64, Vec<SeccompRule>> = [(libc::SYS_clone3, Vec::new())].into();
    let absent = SeccompAction::Errno(libc::ENOSYS.cast_unsigned());
    let denied = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    Ok(vec![
        other_tables(),
        SeccompFilter::new(missing, SeccompAction::Allow, absent, arch)?.try_into()?,
        SeccompFilter::new(
            rules(class, policy.may_start_programs)?,
            SeccompAction::Allow,
            denied,
            arch,
        )?
        .try_into()?,
    ])
}

fn rules(
    class: Class,
    may_start_programs: bool,
) -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = DENIED
        .iter()
        .chain(DENIED_HERE)
        .map(|call| (*call, Vec::new()))
        .collect();
    for call in ONLY_FOR_ITSELF {
        rules.insert(*call, vec![when(&[argument(0, SeccompCmpOp::Ne, 0)?])?]);
    }
    // The first argument says what the second one names: a process, a group or a user.
    rules.insert(
        libc::SYS_setpriority,
        vec![
            when(&[argument(0, SeccompCmpOp::Ne, 0)?])?,
            when(&[argument(1, SeccompCmpOp::Ne, 0)?])?,
        ],
    );
    rules.insert(
        libc::SYS_ioprio_set,
        vec![when(&[argument(1, SeccompCmpOp::Ne, 0)?])?],
    );
    // 0 is the ordinary personality and 0xffff_ffff asks for the present one.
    rules.insert(
        libc::SYS_personality,
        vec![when(&[
            argument(0, SeccompCmpOp::Ne, 0)?,
            argument(0, SeccompCmpOp::Ne, 0xffff_ffff)?,
        ])?],
    );
    // Typing into the terminal of whoever started the grader.
    rules.insert(
        libc::SYS_ioctl,
        vec![
            when(&[argument(1, SeccompCmpOp::Eq, libc::TIOCSTI)?])?,
            when(&[argument(1, SeccompCmpOp::Eq, libc::TIOCLINUX)?])?,
        ],
    );
    rules.insert(
        libc::SYS_socketpair,
        match class {
            Class::Full => vec![when(&[argument(
                0,
                SeccompCmpOp::Ne,
                libc::AF_UNIX.cast_unsigned().into(),
            )?])?],
            _ => Vec::new(),
        },
    );
    if !may_start_programs {
        // Whoever ignores this signal has its children forgotten when they end, and their processor time with them.
        // Asking for the present handling, with a null pointer, does no harm.
        let child_ended = u64::from(libc::SIGCHLD.cast_unsigned());
        let changes = SeccompCondition::new(1, SeccompCmpArgLen::Qword, SeccompCmpOp::Ne, 0)?;
        rules.insert(
            libc::SYS_rt_sigaction,
            vec![when(&[
                argument(0, SeccompCmpOp::Eq, child_ended)?,
                changes,
            ])?],
        );
        rules.extend(WATCHES_AND_LOCKS.iter().map(|call| (*call, Vec::new())));
        let mut fcntl = Vec::new();
        for command in LOCK_COMMANDS {
            let command = u64::from(command.cast_unsigned());
            fcntl.push(when(&[argument(1, SeccompCmpOp::Eq, command)?])?);
        }
        rules.insert(libc::SYS_fcntl, fcntl);
    }
    let mut clone = vec![];
    for bit in (0..32)
        .map(|bit| 1_u64 << bit)
        .filter(|bit| u64::from(NAMESPACE_FLAGS.cast_unsigned()) & bit != 0)
    {
        clone.push(when(&[argument(0, SeccompCmpOp::MaskedEq(bit), bit)?])?);
    }
    if class == Class::Landlock && !may_start_programs {
        let thread = u64::from(libc::CLONE_THREAD.cast_unsigned());
        clone.push(when(&[argument(0, SeccompCmpOp::MaskedEq(thread), 0)?])?);
        let changes = CHANGES_BESIDE_LANDLOCK
            .iter()
            .chain(CHANGES_BESIDE_LANDLOCK_HERE);
        rules.extend(
            NEW_PROCESS
                .iter()
                .chain(changes)
                .map(|call| (*call, Vec::new())),
        );
        rules.insert(libc::SYS_execve, Vec::new());
        // The launcher's own start of the command: the descriptor closes with it, so it works once.
        rules.insert(
            libc::SYS_execveat,
            vec![
                when(&[argument(
                    0,
                    SeccompCmpOp::Ne,
                    PROGRAM_FD.cast_unsigned().into(),
                )?])?,
                when(&[argument(
                    4,
                    SeccompCmpOp::Ne,
                    libc::AT_EMPTY_PATH.cast_unsigned().into(),
                )?])?,
            ],
        );
    }
    rules.insert(libc::SYS_clone, clone);
    Ok(rules)
}

/// A condition on the low half of an argument: the kernel reads no more of these.
fn argument(
    index: u8,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompCondition, seccompiler::BackendError> {
    SeccompCondition::new(index, SeccompCmpArgLen::Dword, operator, value)
}

fn when(conditions: &[SeccompCondition]) -> Result<SeccompRule, seccompiler::BackendError> {
    SeccompRule::new(conditions.to_vec())
}

/// Ends a program that makes a call by the numbers of the x32 table, which passes for the ordinary architecture.
/// The other tables are ended by the architecture check of the filters that follow.
#[cfg(target_arch = "x86_64")]
fn other_tables() -> BpfProgram {
    const X32_BIT: u32 = 0x4000_0000;
    let load_number = sock_filter {
        code: 0x20,
        jt: 0,
        jf: 0,
        k: 0,
    };
    let jump_if_at_least = sock_filter {
        code: 0x35,
        jt: 0,
        jf: 1,
        k: X32_BIT,
    };
    let kill = sock_filter {
        code: 0x06,
        jt: 0,
        jf: 0,
        k: libc::SECCOMP_RET_KILL_PROCESS,
    };
    let allow = sock_filter {
        code: 0x06,
        jt: 0,
        jf: 0,
        k: libc::SECCOMP_RET_ALLOW,
    };
    vec![load_number, jump_if_at_least, kill, allow]
}

#[cfg(not(target_arch = "x86_64"))]
fn other_tables() -> BpfProgram {
    vec![sock_filter {
        code: 0x06,
        jt: 0,
        jf: 0,
        k: libc::SECCOMP_RET_ALLOW,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_call_stands_in_two_lists() {
        let lists = [
            DENIED,
            DENIED_HERE,
            NEW_PROCESS,
            ONLY_FOR_ITSELF,
            WATCHES_AND_LOCKS,
            CHANGES_BESIDE_LANDLOCK,
            CHANGES_BESIDE_LANDLOCK_HERE,
        ];
        let mut all: Vec<c_long> = lists.concat();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn the_strict_filter_denies_more() {
        let lax = rules(Class::Full, true).unwrap();
        let strict = rules(Class::Landlock, false).unwrap();
        assert!(lax.keys().all(|call| strict.contains_key(call)));
        assert!(!lax.contains_key(&libc::SYS_execve) && strict.contains_key(&libc::SYS_execve));
    }
}
