//! One thin file a subcommand: its arguments, and how they are wired to the engines.

mod class_summary;
mod context;
mod destination;
mod engine_args;
mod exercise_path;
mod failure;
mod learner;
mod marking;
mod progress_bar;
mod question;
mod random_args;
mod report_file;
mod second_look;
mod sitting;
mod topics;
mod whole_number;
mod workplace;

pub mod bless;
pub mod cache;
pub mod check;
pub mod completions;
pub mod doctor;
pub mod grade;
pub mod hint;
pub mod init;
pub mod list;
pub mod man;
pub mod merge;
pub mod new;
pub mod next;
pub mod regrade;
pub mod reset;
pub mod schema;
pub mod show;
pub mod solution;
pub mod start;
pub mod status;
pub mod verify;
pub mod watch;
pub mod whereabouts;

pub use context::{ColourWhen, Context};
pub use failure::Failure;

/// What a command ends with.
pub type Outcome = Result<crate::exit_status::ExitStatus, Failure>;

/// Whether nobody sits before this run: `CI` is set.
pub fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|ci| !ci.is_empty())
}

/// Says which symbolic link stands in a relative path, where it is not to be followed: where CI is set, the current folder
/// is a checkout, and whoever hands in could have brought links that lead out of it.
fn link_in_the_way(path: &std::path::Path, strange_hands: bool) -> Option<String> {
    let link = strange_hands.then(|| crate::plain_file::first_link(path))?;
    link.map(|link| {
        format!(
            "`{}` is a symbolic link, and none is followed where CI is set; name the folder that it leads to",
            crate::escape::path(&link)
        )
    })
}

/// Refuses folders that are reached through a link where none is to be followed.
fn refuse_links(folders: &[&std::path::Path]) -> Result<(), Failure> {
    let mut told = folders
        .iter()
        .filter_map(|folder| link_in_the_way(folder, in_ci()));
    told.next().map_or(Ok(()), |told| Err(Failure::usage(told)))
}

/// The folder for what can be made again: `GRADER_CACHE`, else `grader` in the user's cache folder.
pub fn cache_folder() -> Option<std::path::PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(std::path::PathBuf::from)
    };
    let user = || match () {
        () if cfg!(windows) => set("LOCALAPPDATA"),
        () if cfg!(target_os = "macos") => set("HOME").map(|home| home.join("Library/Caches")),
        () => set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))),
    };
    set("GRADER_CACHE").or_else(|| user().map(|folder| folder.join("grader")))
}
