//! The files of `ci/` as they lie there: sound, documented, and naming nothing that is not there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::{Place, ROOT, files_below, status};

#[test]
fn the_image_is_built_from_all_that_the_package_needs() {
    let dockerfile = fs::read_to_string(Path::new(ROOT).join("ci/docker/Dockerfile")).unwrap();
    let place = Place::new();
    let copies = dockerfile
        .lines()
        .filter_map(|line| line.strip_prefix("COPY "));
    for copy in copies.filter(|copy| !copy.starts_with("--from")) {
        let (sources, target) = copy.rsplit_once(' ').unwrap();
        let target = place.path("grader").join(target.trim_start_matches("./"));
        fs::create_dir_all(&target).unwrap();
        for source in sources.split(' ') {
            let mut from = Path::new(ROOT).join(source).into_os_string();
            if Path::new(&from).is_dir() {
                from.push("/.");
            }
            let copied = Command::new("cp").arg("-r").arg(from).arg(&target).status();
            assert!(copied.unwrap().success(), "{source}");
        }
    }
    // Fails where a target of the package has no file.
    let args = [
        "metadata",
        "--offline",
        "--locked",
        "--no-deps",
        "--format-version",
        "1",
    ];
    let output = place.command("grader", Command::new(env!("CARGO")).args(args));
    assert_eq!(status(&output), 0, "{output:?}");
    for folder in ["exercises", "solutions"] {
        assert!(place.path("grader").join(folder).join("closures").is_dir());
    }
    assert!(dockerfile.contains("\nUSER grader\n"));
}

#[test]
fn every_script_is_sound_and_can_be_started() {
    for path in files_below("ci") {
        let full = Path::new(ROOT).join(&path);
        let text = fs::read_to_string(&full).unwrap();
        if text.starts_with("#!") {
            let mode = fs::metadata(&full).unwrap().permissions().mode();
            assert_eq!(mode & 0o111, 0o111, "{path}");
            let checked = Command::new("bash").arg("-n").arg(&full).status().unwrap();
            assert!(checked.success(), "{path}");
        }
        assert!(!text.contains('\r'), "{path}");
    }
}

#[test]
fn every_file_is_documented_and_what_is_documented_is_there() {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/ci.md")).unwrap();
    let files = files_below("ci");
    for file in &files {
        assert!(
            page.contains(&format!("`{file}")),
            "{file} stands nowhere in docs/ci.md"
        );
    }
    for rest in page.split("`ci/").skip(1) {
        let named = format!("ci/{}", rest.split(['`', ' ']).next().unwrap());
        assert!(named == "ci/" || files.contains(&named), "{named}");
    }
}
