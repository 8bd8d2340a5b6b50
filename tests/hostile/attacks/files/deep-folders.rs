//! Leaves folders within folders, thousands deep: whoever clears up by going down runs out of descriptors or of
//! stack.
//@ kind: program
//@ verdicts: wrong-answer, time-limit, runtime-error
//@ limits: cpu 2 s, disk 64 MiB
//@ host: no-file, grader-lives
//@ layer: file-system
//@ control: shape what is left behind shows in the folder for temporary files, and a grader that is lost fails every test

use std::env::{current_dir, set_current_dir};
use std::fs::{File, create_dir, rename};
use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn fchdir(fd: i32) -> i32;
}

const LENGTH: usize = 400;

/// Makes short chains and hangs each below the last one: that is quicker than going down step by step.
fn deepen() -> std::io::Result<()> {
    let work = current_dir()?;
    for _ in 0..12 {
        let bottom = File::open(".")?;
        set_current_dir(&work)?;
        create_dir("chain")?;
        set_current_dir("chain")?;
        for _ in 1..LENGTH {
            create_dir("d")?;
            set_current_dir("d")?;
        }
        let end = File::open(".")?;
        unsafe { fchdir(bottom.as_raw_fd()) };
        rename(work.join("chain"), "d")?;
        unsafe { fchdir(end.as_raw_fd()) };
    }
    Ok(())
}

fn main() {
    println!("{:?}", deepen());
}
