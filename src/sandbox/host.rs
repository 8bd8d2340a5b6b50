//! What this host gives a sandbox, layer by layer, and what to do where it does not.

use std::fs;

use super::Sandbox;
use super::canary::Miss;
use super::cgroup::RunGroup;
use super::class::Class;
use super::file_rules::REQUIRED_ABI;
use super::layer::Layer;
use super::limits::Limits;

/// Looks at every layer; a canary goes through each class.
pub fn layers(sandbox: &Sandbox) -> Vec<Layer> {
    let prove = |class| sandbox.clone().with_class(class).prove();
    let (full, strict) = (prove(Class::Full), prove(Class::Landlock));
    vec![
        namespaces(&full),
        landlock(),
        call_filter(),
        control_group(),
        class(Class::Full, full),
        class(Class::Landlock, strict),
    ]
}

/// Whether namespaces can be had is shown by having them; the settings tell only why not.
fn namespaces(full: &Result<(), Miss>) -> Layer {
    let name = "namespaces";
    if !matches!(full, Err(Miss::NotSetUp(_))) {
        let detail = "user, process, mount, network, IPC and host name".to_string();
        return Layer {
            name,
            there: true,
            detail,
            remedy: None,
        };
    }
    let forbidden = |file: &str, value: u64| read_number(file) == Some(value);
    let (detail, remedy) = if forbidden("/proc/sys/user/max_user_namespaces", 0) {
        (
            "this system allows no user namespaces",
            "sudo sysctl -w user.max_user_namespaces=10000",
        )
    } else if forbidden("/proc/sys/kernel/unprivileged_userns_clone", 0) && !is_root() {
        (
            "only root may make user namespaces",
            "sudo sysctl -w kernel.unprivileged_userns_clone=1",
        )
    } else if forbidden("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", 1) && !is_root() {
        (
            "AppArmor keeps programs from using user namespaces (Ubuntu 24.04 and later)",
            "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        )
    } else {
        (
            "a filter in front of this process denies them, as that of a container does",
            CONTAINER,
        )
    };
    Layer {
        name,
        there: false,
        detail: detail.to_string(),
        remedy: Some(remedy.to_string()),
    }
}

const CONTAINER: &str = "start the container with `--security-opt seccomp=unconfined` and, where it applies, `--security-opt apparmor=unconfined`; or be content with class `landlock`: `--sandbox required`";

fn landlock() -> Layer {
    let name = "Landlock";
    let version = landlock_version();
    let needed = REQUIRED_ABI as i32;
    if version >= needed {
        return Layer {
            name,
            there: true,
            detail: format!("version {version}"),
            remedy: None,
        };
    }
    let detail = match version {
        ..=0 => "not in this kernel, or not switched on".to_string(),
        _ => {
            format!("version {version}; version {needed} is needed to keep signals apart")
        }
    };
    let remedy = "use Linux 6.12 or later, with `landlock` among the modules in /sys/kernel/security/lsm (kernel parameter `lsm=`)";
    Layer {
        name,
        there: false,
        detail,
        remedy: Some(remedy.to_string()),
    }
}

/// The version of Landlock that the kernel speaks (landlock_create_ruleset(2)); not positive where it has none.
fn landlock_version() -> i32 {
    const VERSION: u32 = 1;
    // SAFETY: asks for a number; with this flag the kernel wants a null pointer and no size.
    #[allow(unsafe_code)]
    let version = unsafe {
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            std::ptr::null::<u8>(),
            0_usize,
            VERSION,
        )
    };
    i32::try_from(version).unwrap_or(0)
}

fn call_filter() -> Layer {
    let name = "system call filter";
    let actions = fs::read_to_string("/proc/sys/kernel/seccomp/actions_avail").unwrap_or_default();
    let there = actions.contains("errno") && actions.contains("kill_process");
    let remedy = (!there).then(|| "use a kernel with CONFIG_SECCOMP_FILTER".to_string());
    let detail = if there {
        "seccomp"
    } else {
        "this kernel has no seccomp filters"
    };
    Layer {
        name,
        there,
        detail: detail.to_string(),
        remedy,
    }
}

/// Shown by making one; nothing depends on it but how memory is counted.
fn control_group() -> Layer {
    let there = RunGroup::make(&Limits::for_case()).is_some();
    let (detail, remedy) = match there {
        true => ("the kernel counts each run's memory", None),
        false => (
            "none is delegated to the grader, so memory is counted by looking every 10 ms",
            Some(
                "systemd-run --user --pty -p Delegate=yes -p DelegateSubgroup=grader grader check …",
            ),
        ),
    };
    Layer {
        name: "control group",
        there,
        detail: detail.to_string(),
        remedy: remedy.map(str::to_string),
    }
}

fn class(class: Class, proved: Result<(), Miss>) -> Layer {
    let name = match class {
        Class::Full => "class full",
        Class::Landlock => "class landlock",
        Class::None => "class none",
    };
    let (there, detail) = match &proved {
        Ok(()) => (true, "a canary went in and could do nothing".to_string()),
        Err(miss) => (false, miss.to_string()),
    };
    let remedy = match proved {
        Err(Miss::NotSetUp(_)) => Some("see the layers above".to_string()),
        _ => None,
    };
    Layer {
        name,
        there,
        detail,
        remedy,
    }
}

fn read_number(file: &str) -> Option<u64> {
    fs::read_to_string(file).ok()?.trim().parse().ok()
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
