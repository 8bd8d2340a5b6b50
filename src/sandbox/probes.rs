//! What the canary tries from inside: one harmless attempt at everything that an isolated command must not be able
//! to do. Each answers whether the sandbox held.

use std::io;
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit};
use serde::{Deserialize, Serialize};

use super::class::Class;

/// The argument that makes the binary a canary instead of a grader.
pub(super) const CANARY_ARGUMENT: &str = "sandbox-canary";

/// What there is on the host to be attacked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Bait {
    pub class: Class,
    /// A file with a secret that everybody on the host may read.
    pub secret: PathBuf,
    /// A folder that everybody on the host may write to.
    pub folder: PathBuf,
    /// A listener.
    pub tcp: SocketAddr,
    /// A receiver.
    pub udp: SocketAddr,
    /// A listener with a name in the file system.
    pub unix: PathBuf,
    /// A listener with an abstract name.
    pub abstract_name: String,
    /// The grader.
    pub grader: i32,
    /// How many processes there may be.
    pub processes: u32,
    /// How much memory there may be, in bytes.
    pub memory: u64,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Finding {
    /// The attempt's name.
    pub probe: String,
    /// Whether the sandbox held.
    pub held: bool,
}

/// An attempt: its name, and what makes it, answering whether it succeeded.
type Probe = (&'static str, fn(&Bait) -> bool);

/// Every attempt, in the order in which they are made.
const PROBES: &[Probe] = &[
    ("read a secret file", |bait| {
        std::fs::read(&bait.secret).is_ok()
    }),
    ("write to the host", |bait| {
        std::fs::write(bait.folder.join("escaped"), "").is_ok()
    }),
    ("read the grader's environment", |bait| {
        std::fs::read(format!("/proc/{}/environ", bait.grader))
            .is_ok_and(|environment| !environment.is_empty())
    }),
    ("inherit the environment", |_| {
        std::env::vars_os().next().is_some()
    }),
    ("connect by TCP", |bait| {
        TcpStream::connect_timeout(&bait.tcp, Duration::from_millis(200)).is_ok()
    }),
    ("send by UDP", |bait| {
        UdpSocket::bind("127.0.0.1:0")
            .and_then(|socket| socket.send_to(b"escaped", bait.udp))
            .is_ok()
    }),
    ("connect to a socket by its path", |bait| {
        UnixStream::connect(&bait.unix).is_ok()
    }),
    ("connect to an abstract socket", |bait| {
        std::os::unix::net::SocketAddr::from_abstract_name(&bait.abstract_name)
            .and_then(|name| UnixStream::connect_addr(&name))
            .is_ok()
    }),
    ("signal the grader", |bait| may_signal(bait.grader)),
    ("limit its parent", |_| parent().is_some_and(may_limit)),
    ("renice its parent", |_| parent().is_some_and(may_renice)),
    ("start a shell", |_| {
        std::process::Command::new("/bin/sh")
            .arg("-c")
            .arg(":")
            .status()
            .is_ok()
    }),
    ("make a namespace", |_| may_unshare()),
    ("make a file in memory", |_| {
        rustix::fs::memfd_create("escaped", rustix::fs::MemfdFlags::empty()).is_ok()
    }),
    ("use memory without end", |bait| {
        let most = usize::try_from(bait.memory.saturating_mul(8)).unwrap_or(usize::MAX);
        Vec::<u8>::new().try_reserve(most).is_ok()
    }),
    ("be root or have capabilities", |_| is_privileged()),
    ("start processes without end", too_many_processes),
];

/// The names of all attempts.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PROBES.iter().map(|(name, _)| *name)
}

/// The canary's whole life: makes every attempt and reports what came of each, one line of JSON a piece.
pub(super) fn canary() -> ExitCode {
    let bait = std::env::args()
        .nth(2)
        .and_then(|text| serde_json::from_str::<Bait>(&text).ok());
    let Some(bait) = bait else {
        return ExitCode::FAILURE;
    };
    for (name, succeeds) in PROBES {
        let finding = Finding {
            probe: (*name).to_string(),
            held: !succeeds(&bait),
        };
        let Ok(mut line) = serde_json::to_vec(&finding) else {
            return ExitCode::FAILURE;
        };
        line.push(b'\n');
        if io::Write::write_all(&mut io::stdout(), &line).is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn parent() -> Option<Pid> {
    rustix::process::getppid()
}

/// Signal 0 asks only whether one may.
fn may_signal(pid: i32) -> bool {
    Pid::from_raw(pid).is_some_and(|pid| rustix::process::test_kill_process(pid).is_ok())
}

/// Asks for the limit that the parent has already, so that nothing changes where it is granted.
fn may_limit(pid: Pid) -> bool {
    let same = rustix::process::getrlimit(Resource::Core);
    rustix::process::prlimit(
        Some(pid),
        Resource::Core,
        Rlimit {
            current: Some(0),
            ..same
        },
    )
    .is_ok()
}

fn may_renice(pid: Pid) -> bool {
    rustix::process::getpriority_process(Some(pid))
        .is_ok_and(|nice| rustix::process::setpriority_process(Some(pid), nice).is_ok())
}

fn may_unshare() -> bool {
    // SAFETY: changes nothing but the namespaces of this process, which is about to end.
    #[allow(unsafe_code)]
    let done = unsafe { libc::unshare(libc::CLONE_NEWUSER) };
    done == 0
}

fn is_privileged() -> bool {
    let capable = rustix::thread::capabilities(None)
        .is_ok_and(|sets| !sets.effective.is_empty() || !sets.permitted.is_empty());
    // Without a namespace of its own the command stays who the grader is; then it must at least be able to do no
    // more than that, which the other attempts show.
    let privileged = rustix::process::geteuid().is_root() || capable;
    privileged && rustix::thread::no_new_privs().is_ok_and(|set| !set)
}

/// Starts processes that wait, up to one more than allowed, and ends them.
fn too_many_processes(bait: &Bait) -> bool {
    let most = if bait.class == Class::Full {
        bait.processes
    } else {
        0
    };
    let mut children = Vec::new();
    for _ in 0..=most {
        // SAFETY: the canary has one thread; the child only waits for a signal.
        #[allow(unsafe_code)]
        match unsafe { libc::fork() } {
            child if child > 0 => children.push(child),
            0 => loop {
                std::thread::sleep(Duration::from_secs(1));
            },
            _ => break,
        }
    }
    let too_many = children.len() > most as usize;
    for child in children {
        super::reap::kill(child);
    }
    too_many
}
