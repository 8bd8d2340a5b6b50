//! What the canary showed the last time, for people who check their own code again and again.
//!
//! Sending the canary takes some milliseconds, which is a good part of a check of what did not change. Its answer can
//! only be another one when the kernel, the program, the user or a setting of the host is, so these are written down
//! beside it, and an answer is believed for an hour at most. Whoever asks for `required` or `full`, as a run in CI
//! does, gets a canary of their own every time: nothing is believed there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rustix::process::{getegid, geteuid};
use serde::{Deserialize, Serialize};

use super::class::Class;
use crate::whole_file::write_private;

/// How long an answer is believed.
const LIFETIME: Duration = Duration::from_secs(3600);

/// Files whose text says what the kernel would give this process. One that is absent says something too.
const FACTS: [&str; 8] = [
    "/proc/sys/kernel/random/boot_id",
    "/proc/sys/kernel/osrelease",
    "/proc/sys/kernel/unprivileged_userns_clone",
    "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    "/proc/sys/user/max_user_namespaces",
    "/proc/sys/user/max_mnt_namespaces",
    "/proc/self/attr/current",
    "/proc/self/cgroup",
];

/// Links that name the namespaces of this process.
const NAMESPACES: [&str; 3] = ["user", "mnt", "pid"];

/// Lines of `/proc/self/status` that say what this process may still ask for.
const RIGHTS: [&str; 4] = ["CapEff:", "CapBnd:", "NoNewPrivs:", "Seccomp:"];

/// Where an answer is kept.
#[derive(Debug)]
pub(super) struct ProofCache {
    file: PathBuf,
    circumstances: Vec<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answer {
    /// The strongest class that held.
    pub class: Class,
    /// Why stronger ones did not.
    pub missing: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Note {
    circumstances: Vec<String>,
    answer: Answer,
}

impl ProofCache {
    /// The cache in a folder of caches, for this program under the present circumstances.
    pub fn new(cache: &Path, launcher: &Path) -> ProofCache {
        ProofCache {
            file: cache.join("sandbox.json"),
            circumstances: circumstances(launcher),
        }
    }

    /// The last answer, if it was given under the same circumstances and not long ago.
    pub fn get(&self) -> Option<Answer> {
        let given = fs::metadata(&self.file).ok()?.modified().ok()?;
        // A time in the future is no better than one long ago.
        let age = SystemTime::now().duration_since(given).ok()?;
        let note: Note = serde_json::from_slice(&fs::read(&self.file).ok()?).ok()?;
        (age < LIFETIME && note.circumstances == self.circumstances).then_some(note.answer)
    }

    /// Keeps an answer. Where that is not possible, the canary goes in again the next time.
    pub fn put(&self, answer: &Answer) {
        let note = Note {
            circumstances: self.circumstances.clone(),
            answer: answer.clone(),
        };
        let _ = serde_json::to_vec(&note)
            .map_err(std::io::Error::from)
            .and_then(|note| write_private(&self.file, &note));
    }
}

fn circumstances(launcher: &Path) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let mut found = vec![program(launcher)];
    found.push(format!("{} {}", geteuid().as_raw(), getegid().as_raw()));
    found.extend(FACTS.map(|path| read(path).trim().to_owned()));
    found.extend(NAMESPACES.map(|name| {
        let link = fs::read_link(format!("/proc/self/ns/{name}"));
        link.map_or_else(|_| String::new(), |link| link.display().to_string())
    }));
    let status = read("/proc/self/status");
    let rights = status
        .lines()
        .filter(|line| RIGHTS.iter().any(|right| line.starts_with(right)));
    found.extend(rights.map(str::to_owned));
    found
}

/// The program as it stands on disk: another build of it has another canary.
fn program(launcher: &Path) -> String {
    use std::os::unix::fs::MetadataExt;
    match fs::metadata(launcher) {
        Ok(file) => format!(
            "{} {} {} {} {} {}",
            launcher.display(),
            file.dev(),
            file.ino(),
            file.len(),
            file.mtime(),
            file.mtime_nsec()
        ),
        Err(_) => launcher.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        Answer {
            class: Class::Landlock,
            missing: vec!["class `full`: no namespaces".to_owned()],
        }
    }

    #[test]
    fn an_answer_is_believed_under_the_same_circumstances_alone() {
        let cache = tempfile::tempdir().unwrap();
        let program = cache.path().join("grader");
        fs::write(&program, "one").unwrap();
        let proofs = ProofCache::new(cache.path(), &program);
        assert_eq!(proofs.get(), None);
        proofs.put(&answer());
        let again = ProofCache::new(cache.path(), &program);
        assert_eq!(again.get(), Some(answer()));
        fs::write(&program, "another").unwrap();
        assert_eq!(ProofCache::new(cache.path(), &program).get(), None);
    }

    #[test]
    fn an_old_answer_and_a_damaged_one_are_none() {
        let cache = tempfile::tempdir().unwrap();
        let proofs = ProofCache::new(cache.path(), Path::new("/nowhere"));
        proofs.put(&answer());
        let file = fs::File::options().append(true).open(&proofs.file).unwrap();
        file.set_modified(SystemTime::now() - LIFETIME).unwrap();
        assert_eq!(proofs.get(), None);
        file.set_modified(SystemTime::now() + LIFETIME).unwrap();
        assert_eq!(proofs.get(), None);
        fs::write(&proofs.file, "{").unwrap();
        assert_eq!(proofs.get(), None);
    }
}
