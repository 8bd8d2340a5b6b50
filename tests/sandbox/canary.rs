//! The canary: it must come back from the classes that hold, and must not be fooled by those that do not.

use grader::sandbox::{Class, Miss, Request, Sandbox};

use crate::ground::{launcher, libraries, sandbox};

#[test]
fn class_full_holds() {
    let proved = sandbox(Class::Full).prove();
    assert!(proved.is_ok(), "{}", proved.unwrap_err());
}

/// People on shared machines have their files made for themselves alone; the sandbox is as strong for them as for others.
#[test]
fn class_full_is_to_be_had_whatever_the_umask() {
    for umask in ["022", "027", "077"] {
        let here = tempfile::tempdir().unwrap();
        let script =
            format!("umask {umask}; exec \"$0\" check lru-cache --sandbox full --no-cache \"$@\"");
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .arg(launcher())
            .args([
                "--solution",
                concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/solutions/performance/lru-cache.rs"
                ),
            ])
            .current_dir(here.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "umask {umask}: {said}");
    }
}

#[test]
fn class_landlock_holds() {
    let proved = sandbox(Class::Landlock).prove();
    assert!(proved.is_ok(), "{}", proved.unwrap_err());
}

/// The positive control of every probe but those whose layer is a limit, which hold in every class.
#[test]
fn class_none_is_breached_by_every_probe_that_no_limit_stops() {
    let Err(Miss::Breached(breaches)) = sandbox(Class::None).prove() else {
        panic!("class `none` holds?");
    };
    for probe in [
        "read a secret file",
        "write to the host",
        "connect by TCP",
        "send by UDP",
        "connect to a socket by its path",
        "connect to an abstract socket",
        "signal the grader",
        "limit its parent",
        "renice its parent",
        "start a shell",
        "make a file in memory",
        "start processes without end",
    ] {
        assert!(
            breaches.iter().any(|breach| breach == probe),
            "{probe}: {breaches:?}"
        );
    }
}

#[test]
fn a_layer_that_fails_is_told_and_nothing_runs() {
    for step in [
        "make namespaces",
        "map users into the namespace",
        "build the private file system",
        "drop capabilities",
        "restrict files with Landlock",
        "filter system calls",
    ] {
        let Err(Miss::NotSetUp(trouble)) = sandbox(Class::Full).sabotaged(step).prove() else {
            panic!("{step} may fail and something runs all the same");
        };
        assert!(trouble.to_string().contains(step), "{trouble}");
    }
}

#[test]
fn what_was_asked_for_is_had_or_refused() {
    let new = |request| Sandbox::new(request, launcher(), &libraries());
    assert_eq!(new(Request::Full).unwrap().class(), Class::Full);
    assert_eq!(new(Request::Required).unwrap().class(), Class::Full);
    assert_eq!(new(Request::Off).unwrap().class(), Class::None);
    let broken = Sandbox::new(Request::Required, "/bin/false".into(), &libraries()).unwrap_err();
    assert_eq!(broken.missing.len(), 2);
    let best = Sandbox::new(Request::BestEffort, "/bin/false".into(), &libraries()).unwrap();
    assert_eq!((best.class(), best.missing().len()), (Class::None, 2));
}
