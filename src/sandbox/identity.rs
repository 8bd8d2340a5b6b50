//! Who a command is: never root on the host, and without any capability.
//!
//! Limits on processes do nothing for the real user 0, and user 0 reads every file it owns, even inside a
//! namespace. So where the grader is root, the command is mapped to another user of the host.

use std::io;

use rustix::process::{Gid, Uid, getegid, geteuid};
use rustix::thread::{CapabilitiesSecureBits, CapabilitySet, CapabilitySets};

use super::target::StepFailed;

/// The user and group that a command is when the grader is root: `nobody`, which owns nothing.
const NOBODY: u32 = 65_534;

/// The highest number that a capability may have, with room for those of kernels to come.
const HIGHEST_CAPABILITY: u32 = 63;

/// The users of a namespace, as the kernel wants them: inside, outside, how many.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Maps {
    pub users: String,
    pub groups: String,
    /// Whether groups may still be changed inside; the kernel forbids that to all but root.
    pub may_set_groups: bool,
}

/// The maps for a namespace that this process makes.
pub(super) fn maps() -> Maps {
    maps_for(geteuid(), getegid())
}

fn maps_for(user: Uid, group: Gid) -> Maps {
    if user.is_root() {
        // Root itself is mapped too: init builds the private file system out of files that only root may open.
        let both = format!("0 0 1\n{NOBODY} {NOBODY} 1\n");
        Maps {
            users: both.clone(),
            groups: both,
            may_set_groups: true,
        }
    } else {
        let (user, group) = (user.as_raw(), group.as_raw());
        Maps {
            users: format!("{user} {user} 1\n"),
            groups: format!("{group} {group} 1\n"),
            may_set_groups: false,
        }
    }
}

/// Stops being root, for good. Does nothing for anybody else.
pub(super) fn leave_root() -> Result<(), StepFailed> {
    if !geteuid().is_root() {
        return Ok(());
    }
    let step = "stop being root";
    let (user, group) = (Uid::from_raw(NOBODY), Gid::from_raw(NOBODY));
    let failed = |errno: rustix::io::Errno| (step, io::Error::from(errno));
    rustix::thread::set_thread_groups(&[]).map_err(failed)?;
    rustix::thread::set_thread_res_gid(group, group, group).map_err(failed)?;
    rustix::thread::set_thread_res_uid(user, user, user).map_err(failed)
}

/// Gives up the capabilities that a program started later could get: to be called while there still are some.
pub(super) fn bound_capabilities() -> Result<(), StepFailed> {
    for number in 0..=HIGHEST_CAPABILITY {
        let capability = CapabilitySet::from_bits_retain(1 << number);
        match rustix::thread::remove_capability_from_bounding_set(capability) {
            // Numbers that this kernel does not know, and the case that there is nothing to give up.
            Ok(()) | Err(rustix::io::Errno::INVAL | rustix::io::Errno::PERM) => {}
            Err(errno) => return Err(("bound the capabilities", errno.into())),
        }
    }
    let locked = CapabilitiesSecureBits::NO_ROOT
        | CapabilitiesSecureBits::NO_ROOT_LOCKED
        | CapabilitiesSecureBits::NO_SETUID_FIXUP
        | CapabilitiesSecureBits::NO_SETUID_FIXUP_LOCKED
        | CapabilitiesSecureBits::NO_CAP_AMBIENT_RAISE
        | CapabilitiesSecureBits::NO_CAP_AMBIENT_RAISE_LOCKED;
    match rustix::thread::set_capabilities_secure_bits(locked) {
        // Without the capability to set them there are no privileges to be won either.
        Ok(()) | Err(rustix::io::Errno::PERM) => Ok(()),
        Err(errno) => Err(("lock the secure bits", errno.into())),
    }
}

/// Gives up every capability.
pub(super) fn drop_capabilities() -> Result<(), StepFailed> {
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    rustix::thread::set_capabilities(None, none)
        .map_err(|errno| ("drop capabilities", errno.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_is_mapped_to_nobody_besides_itself_and_others_to_themselves() {
        let root = maps_for(Uid::ROOT, Gid::ROOT);
        assert_eq!(root.users, "0 0 1\n65534 65534 1\n");
        assert!(root.may_set_groups);
        let user = maps_for(Uid::from_raw(1000), Gid::from_raw(100));
        assert_eq!(
            (user.users.as_str(), user.groups.as_str()),
            ("1000 1000 1\n", "100 100 1\n")
        );
        assert!(!user.may_set_groups);
    }
}
