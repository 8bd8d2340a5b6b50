//! The last steps between the launcher and the command: everything that has to happen in the new process itself.
//!
//! The launcher is single-threaded, so the child of its fork may run ordinary Rust. A step that fails is told to
//! the launcher by name; the command then never begins.

use std::ffi::{CString, OsStr};
use std::io;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;

use rustix::process::{Resource, Rlimit};

use super::call_filter::{self, PROGRAM_FD};
use super::class::Class;
use super::limits::Limits;
use super::order::Order;
use super::{file_rules, identity};

/// Where the command finds the descriptor that it reports to.
const REPORT_FD: RawFd = 3;
/// Where the command finds the descriptor that tells it the token of its report.
const TOKEN_FD: RawFd = 4;
/// Descriptors that were handed over are moved here or above before they go to their places.
const ASIDE: RawFd = 32;

/// How often a busy program file is tried again, a millisecond apart.
const BUSY_TRIES: u32 = 500;

/// The descriptors handed over with an order.
#[derive(Debug)]
pub(super) struct Handed {
    pub stdin: OwnedFd,
    /// Report to write to and token to read, where the command has a report channel.
    pub report: Option<(OwnedFd, OwnedFd)>,
}

/// A step that failed, with the reason.
pub(super) type StepFailed = (&'static str, io::Error);

/// A command ready to begin: all that can fail with an explanation has been done.
pub(super) struct Target<'a> {
    order: &'a Order,
    program: CString,
    args: Vec<CString>,
    env: Vec<CString>,
    handed: Handed,
}

impl<'a> Target<'a> {
    /// Prepares the command of an order.
    pub fn new(order: &'a Order, handed: Handed) -> Result<Target<'a>, StepFailed> {
        let program = c_string(order.program.as_os_str())?;
        let mut args = vec![program.clone()];
        for arg in &order.args {
            args.push(c_string(arg)?);
        }
        let mut env = Vec::with_capacity(order.env.len());
        for (name, value) in &order.env {
            let mut entry = name.clone();
            entry.push("=");
            entry.push(value);
            env.push(c_string(&entry)?);
        }
        Ok(Target {
            order,
            program,
            args,
            env,
            handed,
        })
    }

    /// Turns the calling process into the command. Comes back only with the step that failed.
    pub fn begin(self, parent: i32) -> StepFailed {
        match self.prepare(parent) {
            Ok(()) => ("start the program", self.exec()),
            Err(failed) => failed,
        }
    }

    fn prepare(&self, parent: i32) -> Result<(), StepFailed> {
        let Order {
            class,
            policy,
            current_dir,
            ..
        } = self.order;
        // A session of its own: no controlling terminal, and a group that can be ended without the launcher.
        rustix::process::setsid().map_err(|errno| ("begin a session", errno.into()))?;
        reset_signals();
        self.place_descriptors()
            .map_err(|error| ("place the descriptors", error))?;
        rustix::process::chdir(current_dir)
            .map_err(|errno| ("enter the work folder", errno.into()))?;
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        set_limits(&policy.limits, *class)?;
        if *class != Class::None {
            self.order.sabotaged("drop capabilities")?;
            identity::bound_capabilities()?;
            // Without a namespace of its own root could not enter the work folder as anybody else.
            if *class == Class::Full {
                identity::leave_root()?;
            }
            identity::drop_capabilities()?;
        }
        // Becoming another user undoes this tie, so it comes after.
        die_with_parent(parent)?;
        no_new_privileges()?;
        if *class != Class::None {
            self.order.sabotaged("restrict files with Landlock")?;
            file_rules::restrict(*class, policy, current_dir)?;
            self.order.sabotaged("filter system calls")?;
            call_filter::install(*class, policy)?;
        }
        Ok(())
    }

    fn place_descriptors(&self) -> io::Result<()> {
        let stdin = aside(&self.handed.stdin)?;
        let report = match &self.handed.report {
            Some((report, token)) => Some((aside(report)?, aside(token)?)),
            None => None,
        };
        duplicate_to(stdin, 0)?;
        let mut first_unused = REPORT_FD;
        if let Some((report, token)) = report {
            duplicate_to(report, REPORT_FD)?;
            duplicate_to(token, TOKEN_FD)?;
            first_unused = TOKEN_FD + 1;
        }
        close_on_exec_from(first_unused)?;
        if self.order.class == Class::Landlock {
            let program = rustix::fs::open(
                &*self.program,
                rustix::fs::OFlags::PATH | rustix::fs::OFlags::CLOEXEC,
                rustix::fs::Mode::empty(),
            )?;
            let aside = aside(&program)?;
            duplicate_closing(aside, PROGRAM_FD)?;
        }
        Ok(())
    }

    fn exec(&self) -> io::Error {
        let args = pointers(&self.args);
        let env = pointers(&self.env);
        // A program that was just written may for a moment still be open for writing in a process that another
        // thread of the grader is starting; the system then says that the file is busy.
        for _ in 0..BUSY_TRIES {
            // SAFETY: program, arguments and environment are NUL-terminated strings that live on, and both arrays
            // end with a null pointer.
            #[allow(unsafe_code)]
            unsafe {
                match self.order.class {
                    Class::Landlock => libc::syscall(
                        libc::SYS_execveat,
                        PROGRAM_FD,
                        c"".as_ptr(),
                        args.as_ptr(),
                        env.as_ptr(),
                        libc::AT_EMPTY_PATH,
                    ),
                    Class::None | Class::Full => {
                        libc::execve(self.program.as_ptr(), args.as_ptr(), env.as_ptr()).into()
                    }
                };
            }
            if io::Error::last_os_error().raw_os_error() != Some(libc::ETXTBSY) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        io::Error::last_os_error()
    }
}

/// Has the calling process killed when its parent dies, and notices when that has happened already.
pub(super) fn die_with_parent(parent: i32) -> Result<(), StepFailed> {
    let step = "tie the process to its parent";
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
        .map_err(|errno| (step, errno.into()))?;
    let now = rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get());
    if now == parent {
        Ok(())
    } else {
        Err((step, io::Error::other("the parent is gone")))
    }
}

fn c_string(text: &OsStr) -> Result<CString, StepFailed> {
    CString::new(text.as_bytes()).map_err(|error| ("read the command", io::Error::other(error)))
}

fn pointers(strings: &[CString]) -> Vec<*const libc::c_char> {
    strings
        .iter()
        .map(|string| string.as_ptr())
        .chain([std::ptr::null()])
        .collect()
}

/// Back to the dispositions and the mask of a fresh program.
pub(super) fn reset_signals() {
    // SAFETY: plain system calls on values of this frame. Dispositions that cannot be changed (SIGKILL, SIGSTOP
    // and those that libc keeps for itself) answer with an error that changes nothing.
    #[allow(unsafe_code)]
    unsafe {
        for signal in 1..=64 {
            libc::signal(signal, libc::SIG_DFL);
        }
        let mut none: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &none, std::ptr::null_mut());
    }
}

fn aside(fd: &OwnedFd) -> io::Result<RawFd> {
    // SAFETY: duplicates an open descriptor; the copy is this process's own until exec closes it.
    #[allow(unsafe_code)]
    let copy = unsafe { libc::fcntl(fd.as_raw_fd(), libc::F_DUPFD_CLOEXEC, ASIDE) };
    if copy < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(copy)
    }
}

fn duplicate_to(from: RawFd, to: RawFd) -> io::Result<()> {
    // SAFETY: nothing in this process uses the descriptor `to` any more: after this step it only executes.
    #[allow(unsafe_code)]
    let done = unsafe { libc::dup2(from, to) };
    if done < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

fn duplicate_closing(from: RawFd, to: RawFd) -> io::Result<()> {
    // SAFETY: as for `duplicate_to`.
    #[allow(unsafe_code)]
    let done = unsafe { libc::dup3(from, to, libc::O_CLOEXEC) };
    if done < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

fn close_on_exec_from(first: RawFd) -> io::Result<()> {
    // SAFETY: only sets a flag on descriptors of this process.
    #[allow(unsafe_code)]
    let done = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            first,
            libc::c_uint::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    if done < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// Limits that the kernel itself keeps. They are the backstop: time and memory are also watched from outside,
/// where the cause can be recorded.
fn set_limits(limits: &Limits, class: Class) -> Result<(), StepFailed> {
    let cpu_seconds = limits.cpu.as_secs() + u64::from(limits.cpu.subsec_nanos() > 0) + 1;
    let table = [
        (
            "limit processor time",
            Resource::Cpu,
            cpu_seconds,
            cpu_seconds + 1,
        ),
        // Room for a container to double beside its old self, so that memory is judged by what was really used
        // and not by what an allocator asked for.
        ("limit memory", Resource::Data, limits.data(), limits.data()),
        ("limit file size", Resource::Fsize, limits.disk, limits.disk),
        ("limit core dumps", Resource::Core, 0, 0),
        (
            "limit the stack",
            Resource::Stack,
            limits.stack,
            limits.stack,
        ),
        (
            "limit open files",
            Resource::Nofile,
            u64::from(limits.open_files),
            u64::from(limits.open_files),
        ),
        ("limit locked memory", Resource::Memlock, 0, 0),
        ("limit message queues", Resource::Msgqueue, 0, 0),
    ];
    for (step, resource, soft, hard) in table {
        rustix::process::setrlimit(
            resource,
            Rlimit {
                current: Some(soft),
                maximum: Some(hard),
            },
        )
        .map_err(|errno| (step, errno.into()))?;
    }
    if class == Class::Full {
        // Counted per user, and only in a namespace of its own is the command alone with its user; there is init
        // besides it, but where the grader is root, init stays root and the command does not.
        let init = u64::from(!rustix::process::geteuid().is_root());
        let most = Some(u64::from(limits.processes) + init);
        rustix::process::setrlimit(
            Resource::Nproc,
            Rlimit {
                current: most,
                maximum: most,
            },
        )
        .map_err(|errno| ("limit processes", errno.into()))?;
    }
    Ok(())
}

fn no_new_privileges() -> Result<(), StepFailed> {
    rustix::thread::set_no_new_privs(true).map_err(|errno| ("give up new privileges", errno.into()))
}
