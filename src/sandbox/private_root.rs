//! The file system that a command of class `full` sees: a small one in memory with read-only views of exactly
//! what it needs, a few devices, and empty folders to write to. It goes with the last process of the run.

use std::io;
use std::mem::size_of;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags};
use rustix::mount::{
    FsMountFlags, FsOpenFlags, MountAttrFlags, MountPropagationFlags, MoveMountFlags,
    OpenTreeFlags, UnmountFlags,
};

use super::policy::Policy;
use super::target::StepFailed;

/// Devices that every program may expect.
const DEVICES: [&str; 5] = [
    "/dev/full",
    "/dev/null",
    "/dev/random",
    "/dev/urandom",
    "/dev/zero",
];

/// Folders that every program may write to, beside its own.
pub(super) const COMMON_FOLDERS: [&str; 2] = ["/tmp", "/dev/shm"];

/// Bytes of the file system for each of its files: it takes room even for empty ones.
const BYTES_PER_INODE: u64 = 4096;

/// Where the new file system is put for the moment before it becomes the root.
const STEPPING_STONES: [&str; 3] = ["/tmp", "/mnt", "/dev"];

/// Replaces the root of this process's mount namespace. `work` is the folder in which the command starts.
pub(super) fn enter(policy: &Policy, work: &Path) -> Result<(), StepFailed> {
    let failed =
        |step: &'static str| move |errno: rustix::io::Errno| (step, io::Error::from(errno));
    // The command is another user to this file system, and has to pass through its folders however strict whoever started
    // the grader is with files of their own. The command itself gets a mask of its own later.
    rustix::process::umask(Mode::from_raw_mode(0o022));
    rustix::mount::mount_change(
        "/",
        MountPropagationFlags::PRIVATE | MountPropagationFlags::REC,
    )
    .map_err(failed("make mounts private"))?;

    // Views are taken first: the new file system may cover where they come from.
    let mut views = Vec::new();
    for path in &policy.readable {
        let view = view_of(
            path,
            MountAttrFlags::MOUNT_ATTR_RDONLY | MountAttrFlags::MOUNT_ATTR_NODEV,
        );
        views.push((
            path.as_path(),
            view.map_err(|error| ("take a read-only view", error))?,
        ));
    }
    for path in &policy.kept {
        let view = view_of(
            path,
            MountAttrFlags::MOUNT_ATTR_NOEXEC | MountAttrFlags::MOUNT_ATTR_NODEV,
        );
        views.push((
            path.as_path(),
            view.map_err(|error| ("take a view of a folder to keep", error))?,
        ));
    }
    for device in DEVICES.map(Path::new) {
        // A host may do without some of them; a program that wants one gets an error of its own.
        if device.exists() {
            let view = view_of(device, MountAttrFlags::MOUNT_ATTR_NOEXEC);
            views.push((
                device,
                view.map_err(|error| ("take a view of a device", error))?,
            ));
        }
    }

    let root = file_system_in_memory(policy).map_err(failed("make a file system in memory"))?;
    let stone = STEPPING_STONES
        .into_iter()
        .find(|stone| Path::new(stone).is_dir())
        .unwrap_or("/tmp");
    move_mount(&root, CWD, Path::new(stone)).map_err(failed("mount the file system in memory"))?;
    for (path, view) in &views {
        let folder = rustix::fs::fstat(view)
            .map(|stat| is_folder(&stat))
            .map_err(failed("look at a view"))?;
        let place = inside(path);
        match folder {
            true => make_folders(root.as_fd(), place, 0o755),
            false => make_file(root.as_fd(), place),
        }
        .map_err(|error| ("make room for a view", error))?;
        move_mount(view, root.as_fd(), place).map_err(failed("mount a view"))?;
    }
    for (link, says) in &policy.links {
        make_link(root.as_fd(), inside(link), says).map_err(|error| ("make a link", error))?;
    }
    let own = policy.folders.iter().map(|folder| folder.as_path());
    for folder in COMMON_FOLDERS
        .into_iter()
        .map(Path::new)
        .chain([work])
        .chain(own)
    {
        make_folders(root.as_fd(), inside(folder), 0o777)
            .map_err(|error| ("make a folder", error))?;
    }

    rustix::process::fchdir(&root).map_err(failed("enter the file system"))?;
    rustix::process::pivot_root(".", ".").map_err(failed("change the root"))?;
    rustix::mount::unmount(".", UnmountFlags::DETACH).map_err(failed("leave the host's files"))?;
    rustix::process::chdir("/").map_err(failed("enter the new root"))
}

/// A path as seen from the folder that will be the root.
fn inside(path: &Path) -> &Path {
    path.strip_prefix("/").unwrap_or(path)
}

fn is_folder(stat: &rustix::fs::Stat) -> bool {
    rustix::fs::FileType::from_raw_mode(stat.st_mode).is_dir()
}

/// A view of a file, device or folder that is not yet mounted anywhere.
fn view_of(path: &Path, attributes: MountAttrFlags) -> io::Result<OwnedFd> {
    let mut flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC;
    if path.is_dir() {
        flags |= OpenTreeFlags::AT_RECURSIVE;
    }
    let view = rustix::mount::open_tree(CWD, path, flags)?;
    set_attributes(&view, attributes | MountAttrFlags::MOUNT_ATTR_NOSUID)?;
    Ok(view)
}

/// `mount_setattr(2)` for a whole tree. Only adds restrictions, so that those of the host stay.
fn set_attributes(view: &OwnedFd, attributes: MountAttrFlags) -> io::Result<()> {
    #[repr(C)]
    struct Attributes {
        set: u64,
        clear: u64,
        propagation: u64,
        user_namespace: u64,
    }
    let wanted = Attributes {
        set: u64::from(attributes.bits()),
        clear: 0,
        propagation: 0,
        user_namespace: 0,
    };
    // SAFETY: the path is an empty NUL-terminated string and the structure has the layout and size that are told.
    #[allow(unsafe_code)]
    let done = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            view.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_EMPTY_PATH | libc::AT_RECURSIVE,
            &raw const wanted,
            size_of::<Attributes>(),
        )
    };
    if done < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

fn file_system_in_memory(policy: &Policy) -> rustix::io::Result<OwnedFd> {
    let context = rustix::mount::fsopen("tmpfs", FsOpenFlags::FSOPEN_CLOEXEC)?;
    let bytes = policy.limits.disk.to_string();
    let inodes = (policy.limits.disk / BYTES_PER_INODE + 256).to_string();
    for (key, value) in [
        ("size", bytes.as_str()),
        ("nr_inodes", inodes.as_str()),
        ("mode", "755"),
    ] {
        rustix::mount::fsconfig_set_string(context.as_fd(), key, value)?;
    }
    rustix::mount::fsconfig_create(context.as_fd())?;
    let attributes = MountAttrFlags::MOUNT_ATTR_NOSUID
        | MountAttrFlags::MOUNT_ATTR_NODEV
        | MountAttrFlags::MOUNT_ATTR_NOEXEC;
    rustix::mount::fsmount(context.as_fd(), FsMountFlags::FSMOUNT_CLOEXEC, attributes)
}

fn move_mount(from: &OwnedFd, folder: BorrowedFd<'_>, to: &Path) -> rustix::io::Result<()> {
    rustix::mount::move_mount(
        from.as_fd(),
        "",
        folder,
        to,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )
}

/// Makes a folder with those above it. The mode of the last one is set whatever the umask says.
fn make_folders(root: BorrowedFd<'_>, path: &Path, mode: u32) -> io::Result<()> {
    for folder in path
        .ancestors()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .filter(|path| *path != Path::new(""))
    {
        match rustix::fs::mkdirat(root, folder, Mode::from_raw_mode(0o755)) {
            Ok(()) | Err(rustix::io::Errno::EXIST) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
    if mode != 0o755 {
        rustix::fs::chmodat(
            root,
            path,
            Mode::from_raw_mode(mode),
            rustix::fs::AtFlags::empty(),
        )?;
    }
    Ok(())
}

fn make_file(root: BorrowedFd<'_>, path: &Path) -> io::Result<()> {
    make_folders(root, path.parent().unwrap_or(Path::new("")), 0o755)?;
    let flags = OFlags::CREATE | OFlags::WRONLY | OFlags::CLOEXEC;
    rustix::fs::openat(root, path, flags, Mode::from_raw_mode(0o644))?;
    Ok(())
}

fn make_link(root: BorrowedFd<'_>, path: &Path, says: &Path) -> io::Result<()> {
    make_folders(root, path.parent().unwrap_or(Path::new("")), 0o755)?;
    match rustix::fs::symlinkat(says, root, path) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => Ok(()),
        Err(errno) => Err(errno.into()),
    }
}
