//! What the grader and its launcher tell each other, one packet each.

use std::ffi::OsString;
use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::PathBuf;
use std::time::Duration;

use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, ReturnFlags,
    SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags, SocketType,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::policy::Policy;
use super::run::{Ending, Kill, MemoryCount};

/// The largest packet, in bytes: well below the kernel's default socket buffer.
const PACKET_SIZE: usize = 128 * 1024;

/// The most descriptors that go with a packet.
const MOST_DESCRIPTORS: usize = 3;

/// What to run and within what bounds. The descriptors for stdin, and for the report channel where there is one,
/// come with it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub class: Class,
    pub policy: Policy,
    pub program: PathBuf,
    pub args: Vec<OsString>,
    pub env: Vec<(OsString, OsString)>,
    pub current_dir: PathBuf,
    /// A file that the command makes and the grader wants.
    pub collect: Option<PathBuf>,
    /// Whether the descriptors of the report channel come along.
    pub report: bool,
    /// The grader's process id, to notice that it died before the launcher could arrange to die with it.
    pub grader: i32,
    /// A step that is made to fail, in tests of what happens then.
    pub sabotage: Option<String>,
}

impl Order {
    /// Fails when a test wants this step to fail.
    pub fn sabotaged(&self, step: &'static str) -> Result<(), (&'static str, io::Error)> {
        match self.sabotage.as_deref() == Some(step) {
            true => Err((step, io::Error::other("made to fail"))),
            false => Ok(()),
        }
    }
}

/// What the launcher says.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Reply {
    /// The command has begun: from here on whatever happens is its own doing.
    Started,
    /// A step before that failed, for this reason and with this error number of the system, if it has one.
    Failed {
        step: String,
        reason: String,
        errno: Option<i32>,
    },
    /// The run is over, with every process of it. The collected file comes with it as a descriptor.
    Ended(Record),
}

/// What the launcher saw of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    pub ending: Ending,
    /// The launcher's own decision to end the run; the grader's decisions are known to the grader.
    pub kill: Option<Kill>,
    /// Whether whoever watched the command from within vanished without a word.
    pub lost: bool,
    pub wall: Duration,
    pub cpu: Duration,
    pub peak_memory: u64,
    pub memory_count: MemoryCount,
}

/// Two connected ends for packets.
pub(super) fn channel() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(rustix::net::socketpair(
        AddressFamily::UNIX,
        SocketType::SEQPACKET,
        SocketFlags::CLOEXEC,
        None,
    )?)
}

/// Sends a packet and descriptors with it.
pub(super) fn send(
    channel: &OwnedFd,
    packet: &impl Serialize,
    fds: &[BorrowedFd<'_>],
) -> io::Result<()> {
    let packet = serde_json::to_vec(packet).map_err(io::Error::other)?;
    if packet.len() > PACKET_SIZE {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the arguments are too long",
        ));
    }
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    if !fds.is_empty() && !ancillary.push(SendAncillaryMessage::ScmRights(fds)) {
        return Err(io::Error::other("too many descriptors"));
    }
    rustix::net::sendmsg(
        channel,
        &[IoSlice::new(&packet)],
        &mut ancillary,
        SendFlags::NOSIGNAL,
    )?;
    Ok(())
}

/// Receives a packet and what came with it; `None` when the other end is gone. With `wait` false, also when there
/// is nothing to receive.
pub(super) fn receive<T: DeserializeOwned>(
    channel: &OwnedFd,
    wait: bool,
) -> io::Result<Option<(T, Vec<OwnedFd>)>> {
    let mut packet = vec![0; PACKET_SIZE];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let waiting = if wait {
        RecvFlags::empty()
    } else {
        RecvFlags::DONTWAIT
    };
    let received = loop {
        let flags = RecvFlags::CMSG_CLOEXEC | waiting;
        match rustix::net::recvmsg(
            channel,
            &mut [IoSliceMut::new(&mut packet)],
            &mut ancillary,
            flags,
        ) {
            // The other end went without having heard everything. That is told once, and what it said before is
            // still there to be received.
            Err(rustix::io::Errno::INTR | rustix::io::Errno::CONNRESET) => {}
            Err(rustix::io::Errno::AGAIN) => return Ok(None),
            Err(errno) => return Err(errno.into()),
            Ok(received) => break received,
        }
    };
    if received.bytes == 0 {
        return Ok(None);
    }
    if received
        .flags
        .intersects(ReturnFlags::TRUNC | ReturnFlags::CTRUNC)
    {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let told = serde_json::from_slice(packet.get(..received.bytes).unwrap_or_default())
        .map_err(io::Error::other)?;
    let fds = ancillary.drain().flat_map(|message| match message {
        RecvAncillaryMessage::ScmRights(fds) => fds.collect::<Vec<OwnedFd>>(),
        _ => Vec::new(),
    });
    Ok(Some((told, fds.collect())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Limits;

    #[test]
    fn an_order_survives_the_way_with_names_that_are_not_utf8() {
        use std::os::unix::ffi::OsStringExt;
        let order = Order {
            class: Class::Full,
            policy: Policy {
                limits: Limits::for_case(),
                readable: vec!["/bin/true".into()],
                links: Vec::new(),
                folders: Vec::new(),
                kept: Vec::new(),
                may_start_programs: false,
            },
            program: "/bin/true".into(),
            args: vec![OsString::from_vec(vec![b'a', 0xff])],
            env: vec![("A".into(), "b".into())],
            current_dir: "/".into(),
            collect: None,
            report: true,
            grader: 1,
            sabotage: None,
        };
        let (here, there) = channel().unwrap();
        let (read, write) = rustix::pipe::pipe().unwrap();
        use std::os::fd::AsFd;
        send(&here, &order, &[read.as_fd(), write.as_fd()]).unwrap();
        let (back, fds) = receive::<Order>(&there, true).unwrap().unwrap();
        assert_eq!(back.args, order.args);
        assert_eq!(back.policy, order.policy);
        assert_eq!(fds.len(), 2);
    }

    #[test]
    fn an_end_that_is_gone_is_no_packet() {
        let (here, there) = channel().unwrap();
        assert!(receive::<Reply>(&there, false).unwrap().is_none());
        drop(here);
        assert!(receive::<Reply>(&there, true).unwrap().is_none());
    }

    #[test]
    fn an_end_that_went_without_listening_is_still_heard() {
        let (here, there) = channel().unwrap();
        send(&here, &"end", &[]).unwrap();
        send(&there, &Reply::Started, &[]).unwrap();
        drop(there);
        let (reply, _) = receive::<Reply>(&here, false).unwrap().unwrap();
        assert_eq!(reply, Reply::Started);
        assert!(receive::<Reply>(&here, false).unwrap().is_none());
    }

    #[test]
    fn what_is_too_long_is_refused_before_it_is_sent() {
        let (here, _there) = channel().unwrap();
        let error = send(&here, &"x".repeat(PACKET_SIZE), &[]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    }
}
