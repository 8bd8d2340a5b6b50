//! Changes who may read and write a file of the host. File rules do not know this call.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::os::unix::fs::PermissionsExt;

fn main() {
    let secret = std::env::args().nth(1).unwrap();
    // The mode that it has.
    let changed = std::fs::set_permissions(secret, PermissionsExt::from_mode(0o666)).is_ok();
    println!("{}", if changed { "BREACHED" } else { "DENIED" });
}
