//! Landlock: the kernel's own list of what a process and its descendants may touch. The second line of defence in
//! class `full`, the first one in class `landlock`.

use std::io;
use std::path::Path;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope,
};

use super::class::Class;
use super::policy::Policy;
use super::private_root::COMMON_FOLDERS;
use super::target::StepFailed;

/// What is asked for; a kernel that knows less gives less, and class `landlock` insists on [`REQUIRED_ABI`].
const WANTED_ABI: ABI = ABI::V9;

/// The oldest ABI whose scopes keep signals and abstract sockets apart (Linux 6.12): the least that class `landlock` is
/// content with.
pub(super) const REQUIRED_ABI: ABI = ABI::V6;

/// Restricts the calling process, for good.
pub(super) fn restrict(class: Class, policy: &Policy, work: &Path) -> Result<(), StepFailed> {
    let step = "restrict files with Landlock";
    match try_restrict(class, policy, work) {
        Ok(true) => Ok(()),
        // The private file system holds without it.
        Ok(false) if class == Class::Full => Ok(()),
        Ok(false) => Err((step, io::ErrorKind::Unsupported.into())),
        Err(error) => Err((step, io::Error::other(error))),
    }
}

/// Answers whether the kernel enforces anything.
fn try_restrict(
    class: Class,
    policy: &Policy,
    work: &Path,
) -> Result<bool, Box<dyn std::error::Error + Send + Sync>> {
    let mut ruleset = Ruleset::default();
    if class == Class::Landlock {
        ruleset = ruleset
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(REQUIRED_ABI))?
            .handle_access(AccessNet::from_all(REQUIRED_ABI))?
            .scope(Scope::from_all(REQUIRED_ABI))?;
    }
    let mut ruleset = ruleset
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(WANTED_ABI))?
        .handle_access(AccessNet::from_all(WANTED_ABI))?
        .scope(Scope::from_all(WANTED_ABI))?
        .create()?;
    let read = AccessFs::from_read(WANTED_ABI);
    let use_device = AccessFs::ReadFile | AccessFs::WriteFile;
    let mut write = AccessFs::from_all(WANTED_ABI) & !AccessFs::Execute;
    if class == Class::Landlock && !policy.may_start_programs {
        // Here the grader itself removes what a run leaves behind: plain files, and no folders in folders without end.
        write &= !(AccessFs::MakeDir | AccessFs::MakeFifo | AccessFs::MakeSock | AccessFs::MakeSym);
    }
    for path in policy.readable.iter().map(|path| path.as_path()) {
        ruleset = ruleset.add_rule(PathBeneath::new(PathFd::new(path)?, allowed(read, path)))?;
    }
    for device in [
        "/dev/null",
        "/dev/zero",
        "/dev/full",
        "/dev/random",
        "/dev/urandom",
    ]
    .map(Path::new)
    {
        if device.exists() {
            ruleset = ruleset.add_rule(PathBeneath::new(PathFd::new(device)?, use_device))?;
        }
    }
    let common = COMMON_FOLDERS
        .into_iter()
        .map(Path::new)
        .filter(|_| class == Class::Full);
    let own = policy.folders.iter().map(|folder| folder.as_path());
    let kept = policy.kept.iter().map(|folder| folder.as_path());
    for folder in common.chain([work]).chain(own).chain(kept) {
        ruleset = ruleset.add_rule(PathBeneath::new(PathFd::new(folder)?, write))?;
    }
    Ok(ruleset.restrict_self()?.ruleset != RulesetStatus::NotEnforced)
}

/// The rights that can be given on a path: some mean nothing for a file.
fn allowed(rights: landlock::BitFlags<AccessFs>, path: &Path) -> landlock::BitFlags<AccessFs> {
    if path.is_dir() {
        rights
    } else {
        rights & AccessFs::from_file(WANTED_ABI)
    }
}
