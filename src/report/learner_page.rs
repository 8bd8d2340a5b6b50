//! Where a learner is, and what to do next: the short pages of the loop from one exercise to the next.

use std::path::Path;

use super::escape;
use super::markdown;
use super::page::Page;
use super::progress_page::{bar, totals};
use super::quantity::count;
use super::style::{Role, Style};
use crate::exercise::{Exercise, ExerciseId};
use crate::laid_out::{LaidOut, Renamed, Waiting};
use crate::progress::{Mark, Progress, Seen, State};

/// Names of a list whose rest is only counted.
const SHOWN: usize = 5;

/// An exercise that the learner begins, or goes back to.
#[derive(Debug)]
pub struct Beginning<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Its place in the learning order, from 1, and how many there are.
    pub place: (usize, usize),
    /// The learner's file.
    pub file: &'a Path,
    /// Whether the file was written just now.
    pub written: bool,
    /// How it stands to what the learner saw before.
    pub seen: Seen,
    /// What is known about it.
    pub mark: &'a Mark,
    /// The learner's file, where it still has a name of before.
    pub waiting: Option<&'a Waiting>,
    /// Whether it is the current exercise now, which need not be named.
    pub current: bool,
}

/// Where the learner is.
#[derive(Debug)]
pub struct Whereabouts<'a> {
    /// All exercises, in learning order.
    pub ids: &'a [ExerciseId],
    /// How far they have come.
    pub progress: &'a Progress,
    /// The current exercise with the learner's file; `None` when they are at none that the catalogue has.
    pub current: Option<(&'a ExerciseId, &'a Path)>,
}

/// What there is to do in a workspace of before that has lost its marks. `root` is its folder as one would type it.
pub fn unmarked(root: &str, style: &Style) -> String {
    let mut page = Page::new(style);
    page.prose(
        0,
        "this was a workspace, and its folder `.grader` is missing: your answers are there, your marks are not",
    );
    page.labelled(0, "to make it one again", &init(root, "grader"));
    page.labelled(0, "then for marks of your answers", "grader check --all");
    page.finish()
}

/// The command that makes a workspace of a folder. `grader` is how a command begins.
pub fn init(root: &str, grader: &str) -> String {
    match root {
        "." => format!("{grader} init"),
        root => format!("{grader} init {}", escape::shell(root)),
    }
}

/// What there is to do outside of any workspace.
pub fn welcome(style: &Style) -> String {
    let mut page = Page::new(style);
    page.prose(
        0,
        "grader checks your answers to Rust exercises, and says what is wrong",
    );
    let grader = style.grader;
    page.suggestion("begin", "", &format!("{grader} init rust-exercises"));
    page.suggestion("look around", "", &format!("{grader} list"));
    page.labelled(0, "every command", "grader --help");
    page.finish()
}

/// Progress, the current exercise, and the next command.
pub fn whereabouts(at: &Whereabouts<'_>, style: &Style) -> String {
    let mut page = Page::new(style);
    let unknown = Mark::default();
    let marks = at.ids.iter().map(|id| at.progress.mark(id));
    let totals = totals(marks.map(|mark| mark.unwrap_or(&unknown)));
    let bar = bar(at.progress.accepted_among(at.ids), at.ids.len());
    page.prose(0, &format!("{} {totals}", style.paint(Role::Good, &bar)));
    let state = |id| at.progress.state(id);
    let open = at.ids.iter().any(|id| state(id) != State::Accepted);
    let next = match at.current {
        Some((id, file)) if state(id) != State::Accepted => {
            page.labelled(
                0,
                "you are at",
                &format!("{id}, {}", doings(at.progress.mark(id))),
            );
            page.labelled(0, "file", &shown(file));
            "check"
        }
        Some((id, _)) if open => {
            page.labelled(0, "you are at", &format!("{id}, accepted"));
            "next"
        }
        _ if open => "next",
        _ => {
            let words = format!(
                "all of them are accepted; `{} init` adds what is new after an update",
                style.grader
            );
            page.labelled(0, "next", &words);
            return page.finish();
        }
    };
    page.suggestion("next", "", &format!("{} {next}", style.grader));
    page.finish()
}

/// `3 checks, 1 hint shown`, or that nothing was checked yet.
fn doings(mark: Option<&Mark>) -> String {
    let (attempts, hints) =
        mark.map_or((0, 0), |mark| (mark.attempts as usize, mark.hints as usize));
    let checks = match attempts {
        0 => "not checked yet".to_owned(),
        _ => count(attempts, "check", "checks"),
    };
    match hints {
        0 => checks,
        _ => format!("{checks}, {} shown", count(hints, "hint", "hints")),
    }
}

/// The exercise in short: question, file, and what to do.
pub fn beginning(beginning: &Beginning<'_>, style: &Style) -> String {
    let Beginning {
        exercise,
        place: (number, all),
        ..
    } = beginning;
    let mut page = Page::new(style);
    page.painted(0, Role::Strong, &escape::line(&exercise.title));
    let facts = format!(
        "{} · {} · {} · exercise {number} of {all}",
        exercise.id,
        exercise.level.name(),
        count(exercise.max_points() as usize, "point", "points"),
    );
    page.painted_prose(0, Role::Muted, &facts);
    page.gap();
    markdown::write(&mut page, &exercise.question);
    page.gap();
    if beginning.seen == Seen::Changed {
        page.prose(
            0,
            "this exercise changed since you last saw it: read the task again",
        );
    }
    if let Some(day) = beginning.mark.accepted_at.as_deref().map(day) {
        page.prose(0, &format!("an answer of yours was accepted on {day}"));
    }
    let state = match beginning.written {
        true => " (written just now)",
        false => "",
    };
    page.labelled(0, "file", &format!("{}{state}", shown(beginning.file)));
    if let Some(waiting) = beginning.waiting {
        write_waiting(&mut page, waiting);
    }
    let (grader, slug) = (style.grader, &exercise.id.slug);
    page.suggestion("task", "", &format!("{grader} show {slug}"));
    let check = match beginning.current {
        true => format!("{grader} check"),
        false => format!("{grader} check {slug}"),
    };
    let advice = match beginning.waiting {
        Some(_) => "move your file, then",
        None => "write your answer into the file, then",
    };
    page.suggestion("next", advice, &check);
    page.finish()
}

/// That there is nothing left to do, in the whole catalogue or in one topic.
pub fn nothing_left(
    topic: Option<&str>,
    count_of_all: usize,
    skipped: bool,
    style: &Style,
) -> String {
    let mut page = Page::new(style);
    let all = count(count_of_all, "exercise", "exercises");
    let whole = topic.map_or(String::new(), |topic| format!(" of the topic `{topic}`"));
    let (sentence, next) = match (skipped, topic) {
        (true, _) => (
            format!("every other one of the {all}{whole} is accepted"),
            "check",
        ),
        (false, Some(_)) => (format!("✓ all {all}{whole} are accepted"), "next"),
        (false, None) => (format!("✓ all {all} are accepted"), "status"),
    };
    page.prose(0, &sentence);
    page.suggestion("next", "", &format!("{} {next}", style.grader));
    page.finish()
}

/// What laying out a workspace came to. `root` is its folder as one would type it.
pub fn laid_out(root: &str, total: usize, laid_out: &LaidOut, style: &Style) -> String {
    let mut page = Page::new(style);
    let all = count(total, "exercise", "exercises");
    match (laid_out.fresh, laid_out.written.len()) {
        (true, _) => {
            page.prose(
                0,
                &format!("made a workspace in `{}` for {all}", escape::line(root)),
            );
            // Answers of before are not touched, and said to be there further down.
            let begun = match (laid_out.found.len(), laid_out.written.len()) {
                (0, _) => ", each begun as a starter",
                (_, 0) => "",
                (_, _) => ", new ones begun as starters",
            };
            page.prose(2, &format!("solutions/TOPIC/SLUG.rs  your answers{begun}"));
            page.prose(
                2,
                "Cargo.toml               for your editor: open this folder in it",
            );
        }
        (false, 0) => page.prose(0, &format!("no exercise is new; there are {total}")),
        (false, new) => {
            let names = some_names(&laid_out.written);
            page.labelled(
                0,
                &format!("{} new", count(new, "exercise is", "exercises are")),
                &names,
            );
        }
    }
    let kept = match laid_out.found.len() {
        0 => None,
        number => Some(format!(
            "{} there already, and left as {}",
            count(number, "file was", "files were"),
            if number == 1 { "it was" } else { "they were" }
        )),
    };
    if let Some(kept) = kept {
        page.labelled(0, &kept, &some_names(&laid_out.found));
        if laid_out.fresh {
            page.labelled(0, "for marks of answers among them", "grader check --all");
        }
    }
    write_changes(&mut page, laid_out);
    let next = match (laid_out.fresh, root) {
        (true, ".") => "grader next".to_owned(),
        (true, root) => format!("cd {} && grader next", escape::shell(root)),
        (false, _) => "grader next".to_owned(),
    };
    page.labelled(0, "next", &next);
    page.finish()
}

/// That an exercise goes by another name now.
pub fn renamed(renamed: &Renamed) -> String {
    let (from, to) = (escape::line(&renamed.from), &renamed.to);
    format!("`{from}` is called `{to}` now, and its marks stand under that name")
}

/// The command that moves a file that still has a name of before, in one piece, so that it can be copied.
pub fn moving(waiting: &Waiting) -> String {
    let word = |path: &Path| escape::shell(&path.display().to_string());
    format!("mv {} {}", word(&waiting.from), word(&waiting.to))
}

fn write_waiting(page: &mut Page<'_>, waiting: &Waiting) {
    let what = "your file waits for you to move it, then for";
    page.labelled(0, what, "grader init");
    page.line(2, &moving(waiting));
}

fn write_changes(page: &mut Page<'_>, laid_out: &LaidOut) {
    for one in &laid_out.renamed {
        page.prose(0, &renamed(one));
    }
    for waiting in &laid_out.waiting {
        write_waiting(page, waiting);
    }
    if !laid_out.changed.is_empty() {
        page.labelled(
            0,
            "changed since you last saw it (read it again with `grader show`)",
            &names(&laid_out.changed),
        );
    }
    if !laid_out.removed.is_empty() {
        page.labelled(
            0,
            "removed by you, and not brought back (`grader start` does)",
            &names(&laid_out.removed),
        );
    }
    if !laid_out.gone.is_empty() {
        let gone: Vec<String> = laid_out
            .gone
            .iter()
            .map(|name| escape::line(name))
            .collect();
        page.labelled(
            0,
            "not in the catalogue any more (your marks and files stay)",
            &gone.join(", "),
        );
    }
}

fn names(ids: &[ExerciseId]) -> String {
    let names: Vec<String> = ids.iter().map(|id| escape::line(&id.to_string())).collect();
    names.join(", ")
}

fn shown(path: &Path) -> String {
    escape::line(&path.display().to_string())
}

/// The first names, and how many there are beside them: of what is new or was there, `grader list` has all.
fn some_names(ids: &[ExerciseId]) -> String {
    match ids.get(..SHOWN) {
        Some(first) if ids.len() > SHOWN + 1 => {
            format!("{}, and {} more", names(first), ids.len() - SHOWN)
        }
        _ => names(ids),
    }
}

/// The day of a time in RFC 3339.
pub(super) fn day(time: &str) -> String {
    escape::line(time.split('T').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn a_new_workspace_says_what_it_has_and_where_to_go() {
        let fresh = LaidOut {
            fresh: true,
            ..LaidOut::default()
        };
        insta::assert_snapshot!(laid_out("my course", 24, &fresh, &plain()), @r"
        made a workspace in `my course` for 24 exercises
          solutions/TOPIC/SLUG.rs  your answers, each begun as a starter
          Cargo.toml               for your editor: open this folder in it
        next: cd 'my course' && grader next
        ");
    }

    #[test]
    fn an_update_says_what_became_of_each_exercise() {
        let id = |name: &str| name.parse::<ExerciseId>().unwrap();
        let update = LaidOut {
            written: vec![id("a/new")],
            found: vec![id("a/found")],
            removed: vec![id("a/removed")],
            changed: vec![id("a/changed")],
            renamed: vec![
                Renamed {
                    from: "a/it's old; ls".to_owned(),
                    to: id("b/old"),
                },
                Renamed {
                    from: "a/\u{1b}x".to_owned(),
                    to: id("a/x"),
                },
            ],
            waiting: vec![Waiting {
                from: "solutions/a/it's old; ls.rs".into(),
                to: "solutions/b/old.rs".into(),
            }],
            gone: vec!["a/gone".to_owned()],
            ..LaidOut::default()
        };
        insta::assert_snapshot!(laid_out(".", 24, &update, &plain()), @r"
        1 exercise is new: a/new
        1 file was there already, and left as it was: a/found
        `a/it's old; ls` is called `b/old` now, and its marks stand under that name
        `a/\x1bx` is called `a/x` now, and its marks stand under that name
        your file waits for you to move it, then for: grader init
          mv 'solutions/a/it'\''s old; ls.rs' solutions/b/old.rs
        changed since you last saw it (read it again with `grader show`): a/changed
        removed by you, and not brought back (`grader start` does): a/removed
        not in the catalogue any more (your marks and files stay): a/gone
        next: grader next
        ");
        insta::assert_snapshot!(laid_out(".", 1, &LaidOut::default(), &plain()), @r"
        no exercise is new; there are 1
        next: grader next
        ");
    }

    #[test]
    fn somebody_at_nothing_is_sent_to_the_next() {
        let ids = ["a/one", "a/two"].map(|name| name.parse::<ExerciseId>().unwrap());
        let mut progress = Progress::default();
        let file = Path::new("solutions/a/one.rs");
        let page = |progress: &Progress, at| {
            let current = (at, file);
            let at = Whereabouts {
                ids: &ids,
                progress,
                current: progress.current().map(|_| current),
            };
            whereabouts(&at, &plain())
        };
        insta::assert_snapshot!(page(&progress, &ids[0]), @r"
        ░░░░░░░░░░ 0 of 2 exercises accepted, 2 not started
        next: grader next
        ");
        progress.start(&ids[0], "2026-03-01T12:00:00Z");
        insta::assert_snapshot!(page(&progress, &ids[0]), @r"
        ░░░░░░░░░░ 0 of 2 exercises accepted, 1 started, 1 not started
        you are at: a/one, not checked yet
        file: solutions/a/one.rs
        next: grader check
        ");
        let graded = crate::progress::Graded {
            submission: crate::digest::ShortDigest::of_bytes(b""),
            accepted: true,
            points: 1,
            max_points: 1,
        };
        progress.record(&ids[0], &graded, "2026-03-02T12:00:00Z");
        insta::assert_snapshot!(page(&progress, &ids[0]), @r"
        █████░░░░░ 1 of 2 exercises accepted, 1 not started
        you are at: a/one, accepted
        next: grader next
        ");
        progress.record(&ids[1], &graded, "2026-03-02T12:00:00Z");
        insta::assert_snapshot!(page(&progress, &ids[1]), @r"
        ██████████ 2 of 2 exercises accepted
        next: all of them are accepted; `grader init` adds what is new after an update
        ");
    }
}
