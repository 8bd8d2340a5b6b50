//! Before anything is trusted to a sandbox, a canary goes in: the very path that submissions take, with bait on the
//! host and a program that tries to get at it. What is not shown to hold counts as not holding.

use std::io;
use std::net::{TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Resource, Rlimit};
use tempfile::TempDir;

use super::class::Class;
use super::limits::{KIB, Limits, MIB};
use super::policy::Policy;
use super::probes::{self, Bait, CANARY_ARGUMENT, Finding};
use super::run::{Command, Run};
use super::supervise::{self, Setting};
use super::{Trouble, random};
use crate::cause::chain;

/// Why a class is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum Miss {
    /// A step of setting it up failed.
    #[error("{}", chain(.0))]
    NotSetUp(Trouble),
    /// It could be set up, but does not hold.
    #[error("it does not hold: a program inside could {}", .0.join(", "))]
    Breached(Vec<String>),
    /// The canary did not come back as it should.
    #[error("the canary did not come back: {0}")]
    Silent(String),
    /// The bait could not be laid.
    #[error("cannot lay the bait for the canary: {0}")]
    NoBait(io::Error),
}

/// Sends a canary through a setting.
pub(super) fn send(setting: &Setting<'_>, libraries: &[PathBuf]) -> Result<(), Miss> {
    let trap = Trap::lay(setting.class).map_err(Miss::NoBait)?;
    let policy = policy(setting.launcher, libraries);
    let bait = trap.bait(&policy.limits);
    let argument = serde_json::to_string(&bait).map_err(|error| Miss::NoBait(error.into()))?;
    let command = Command {
        program: setting.launcher.to_path_buf(),
        args: vec![CANARY_ARGUMENT.into(), argument.into()],
        env: Vec::new(),
        current_dir: trap.work.path().to_path_buf(),
        stdin: Vec::new(),
        report: None,
        collect: None,
    };
    let before = Own::look();
    let run = supervise::run(setting, &policy, &command).map_err(Miss::NotSetUp)?;
    let mut breaches = breaches(&run)?;
    breaches.extend(trap.sprung().into_iter().map(str::to_string));
    if Own::look() != before {
        breaches.push("change the grader's own limits".to_string());
    }
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(Miss::Breached(breaches))
    }
}

fn policy(program: &Path, libraries: &[PathBuf]) -> Policy {
    let cpu = Duration::from_secs(1);
    let limits = Limits {
        cpu,
        wall: Limits::wall_for(cpu),
        memory: 32 * MIB,
        output: 16 * KIB,
        processes: 8,
        ..Limits::for_case()
    };
    let readable = libraries
        .iter()
        .cloned()
        .chain([program.to_path_buf()])
        .collect();
    Policy {
        limits,
        readable,
        links: Vec::new(),
        folders: Vec::new(),
        kept: Vec::new(),
        may_start_programs: false,
    }
}

/// What the canary managed to do, by its own word. An attempt that it does not speak of counts as managed.
fn breaches(run: &Run) -> Result<Vec<String>, Miss> {
    let said = String::from_utf8_lossy(run.stdout.head());
    let findings: Vec<Finding> = said
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    if findings.is_empty() {
        let stderr = String::from_utf8_lossy(run.stderr.head())
            .trim()
            .to_string();
        return Err(Miss::Silent(format!("{:?} {stderr}", run.ending)));
    }
    let held = |name: &str| {
        findings
            .iter()
            .any(|finding| finding.probe == name && finding.held)
    };
    Ok(probes::names()
        .filter(|name| !held(name))
        .map(str::to_string)
        .collect())
}

/// Bait on the host, and what would show that it was taken.
struct Trap {
    class: Class,
    folder: TempDir,
    work: TempDir,
    tcp: TcpListener,
    udp: UdpSocket,
    unix: UnixListener,
    abstract_name: String,
    abstract_socket: UnixListener,
}

impl Trap {
    fn lay(class: Class) -> io::Result<Trap> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::Builder::new().prefix("grader-").tempdir()?;
        let work = tempfile::Builder::new().prefix("grader-").tempdir()?;
        // Open to everybody: what keeps the canary out must be the sandbox and not the file's owner.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777))?;
        std::fs::write(folder.path().join("secret"), "secret")?;
        std::fs::set_permissions(
            folder.path().join("secret"),
            std::fs::Permissions::from_mode(0o666),
        )?;
        let unix = UnixListener::bind(folder.path().join("socket"))?;
        std::fs::set_permissions(
            folder.path().join("socket"),
            std::fs::Permissions::from_mode(0o777),
        )?;
        let mut number = [0; 8];
        random(&mut number)?;
        let abstract_name = format!("grader-canary-{:016x}", u64::from_ne_bytes(number));
        let name = std::os::unix::net::SocketAddr::from_abstract_name(&abstract_name)?;
        let abstract_socket = UnixListener::bind_addr(&name)?;
        let (tcp, udp) = (
            TcpListener::bind("127.0.0.1:0")?,
            UdpSocket::bind("127.0.0.1:0")?,
        );
        tcp.set_nonblocking(true)?;
        udp.set_nonblocking(true)?;
        unix.set_nonblocking(true)?;
        abstract_socket.set_nonblocking(true)?;
        Ok(Trap {
            class,
            folder,
            work,
            tcp,
            udp,
            unix,
            abstract_name,
            abstract_socket,
        })
    }

    fn bait(&self, limits: &Limits) -> Bait {
        let nowhere = ([127, 0, 0, 1], 1).into();
        Bait {
            class: self.class,
            secret: self.folder.path().join("secret"),
            folder: self.folder.path().to_path_buf(),
            tcp: self.tcp.local_addr().unwrap_or(nowhere),
            udp: self.udp.local_addr().unwrap_or(nowhere),
            unix: self.folder.path().join("socket"),
            abstract_name: self.abstract_name.clone(),
            grader: std::process::id().cast_signed(),
            processes: limits.processes,
            memory: limits.memory,
        }
    }

    /// What the host saw of the canary's attempts, whatever the canary itself says.
    fn sprung(&self) -> Vec<&'static str> {
        let mut seen = Vec::new();
        if self.folder.path().join("escaped").exists() {
            seen.push("write to the host");
        }
        if self.tcp.accept().is_ok() {
            seen.push("connect by TCP");
        }
        if self.udp.recv_from(&mut [0; 16]).is_ok() {
            seen.push("send by UDP");
        }
        if self.unix.accept().is_ok() {
            seen.push("connect to a socket by its path");
        }
        if self.abstract_socket.accept().is_ok() {
            seen.push("connect to an abstract socket");
        }
        seen
    }
}

/// What of the grader itself an attack could change.
#[derive(Debug, PartialEq, Eq)]
struct Own {
    files: Rlimit,
    core: Rlimit,
    nice: Option<i32>,
}

impl Own {
    fn look() -> Own {
        Own {
            files: rustix::process::getrlimit(Resource::Nofile),
            core: rustix::process::getrlimit(Resource::Core),
            nice: rustix::process::getpriority_process(None).ok(),
        }
    }
}
