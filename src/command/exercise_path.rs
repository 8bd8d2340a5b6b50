//! An exercise named by a path, as a shell completes it: `solutions/types/duck-typing.rs`.
//!
//! A path names an exercise only where it leads to the exercise: to the learner's file, or to its place in the catalogue.
//! Another file of that name is somebody else's answer, and whoever took it for the name alone would grade, or replace,
//! another file than the one that was named.

use std::path::{Component, Path};

use crate::real_path::real_path;

/// Whether what was typed is a path rather than a `slug` or `topic/slug`.
pub(super) fn is_path(typed: &str) -> bool {
    let path = Path::new(typed);
    let named = |part: &Component<'_>| matches!(part, Component::Normal(_));
    let is_file = || path.extension().is_some_and(|ending| ending == "rs") && path.exists();
    path.components().count() > 2 || !path.components().all(|part| named(&part)) || is_file()
}

/// Whether two paths lead to the same place, where there may be nothing yet.
pub(super) fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| real_path(path).unwrap_or_else(|_| path.to_path_buf());
    real(one) == real(other)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn names_are_told_from_paths() {
        for name in [
            "lru-cache",
            "performance/lru-cache",
            "types/",
            "a/no-such.rs",
        ] {
            assert!(!is_path(name), "{name}");
        }
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/build.rs");
        for path in ["./lru-cache", "../a/b", "/a", "solutions/a/b", file] {
            assert!(is_path(path), "{path}");
        }
    }

    #[test]
    fn places_are_the_same_by_every_road() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a/one.rs");
        fs::create_dir(place.path().join("a")).unwrap();
        for there in [false, true] {
            assert!(
                same(&file, &place.path().join("a/../a/./one.rs")),
                "{there}"
            );
            assert!(!same(&file, &place.path().join("one.rs")), "{there}");
            fs::write(&file, "").unwrap();
        }
        assert!(same(Path::new("no/such"), Path::new("./no/such")));
    }
}
