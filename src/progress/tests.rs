//! What happens to a progress, on plain values.

use super::*;

const AT: &str = "2026-03-01T12:00:00Z";
const LATER: &str = "2026-03-02T12:00:00Z";

fn id(name: &str) -> ExerciseId {
    name.parse().unwrap()
}

fn ids(names: &[&str]) -> Vec<ExerciseId> {
    names.iter().map(|name| id(name)).collect()
}

fn graded(points: u32, text: &str) -> Graded {
    Graded {
        submission: ShortDigest::of_bytes(text.as_bytes()),
        accepted: points == 3,
        points,
        max_points: 3,
    }
}

#[test]
fn an_exercise_is_begun_tried_and_accepted() {
    let (mut progress, id) = (Progress::default(), id("a/one"));
    assert_eq!(progress.state(&id), State::NotStarted);
    assert_eq!(progress.see(&id, ShortDigest::of_bytes(b"1")), Seen::New);
    assert_eq!(progress.state(&id), State::NotStarted);
    progress.start(&id, AT);
    assert_eq!(progress.state(&id), State::Started);
    progress.record(&id, &graded(2, "wrong"), LATER);
    progress.record(&id, &graded(1, "worse"), LATER);
    let mark = progress.mark(&id).unwrap();
    assert_eq!((mark.attempts, mark.points, mark.max_points), (2, 2, 3));
    assert_eq!(mark.started_at.as_deref(), Some(AT));
    progress.record(&id, &graded(3, "right"), LATER);
    // What was accepted once stays accepted.
    progress.record(&id, &graded(0, "wrong again"), "2027-01-01T00:00:00Z");
    let mark = progress.mark(&id).unwrap();
    assert_eq!((mark.state(), mark.points), (State::Accepted, 3));
    assert_eq!(mark.accepted_at.as_deref(), Some(LATER));
    assert_eq!(
        mark.accepted_submission,
        Some(ShortDigest::of_bytes(b"right"))
    );
}

#[test]
fn some_cases_are_an_attempt_and_no_more() {
    let (mut progress, id) = (Progress::default(), id("a/one"));
    progress.tried(&id, AT);
    let mark = progress.mark(&id).unwrap();
    assert_eq!(
        (mark.state(), mark.attempts, mark.max_points),
        (State::Started, 1, 0)
    );
}

#[test]
fn looking_at_an_old_answer_again_moves_nobody() {
    let (old, new) = (id("a/old"), id("a/new"));
    let mut progress = Progress::default();
    progress.record(&old, &graded(3, "right"), AT);
    progress.start(&new, AT);
    progress.record(&old, &graded(3, "right"), AT);
    assert_eq!(progress.current(), Some(new));
    progress.record(&id("b/other"), &graded(0, "no"), AT);
    assert_eq!(progress.current(), Some(id("b/other")));
}

#[test]
fn the_next_exercise_is_the_first_open_one_from_here_on() {
    let order = ids(&["a/1", "a/2", "b/3", "b/4"]);
    let mut progress = Progress::default();
    let next = |progress: &Progress, skip| {
        progress
            .next(&order, skip, |_| true)
            .map(ToString::to_string)
    };
    assert_eq!(next(&progress, false).unwrap(), "a/1");
    progress.start(&id("b/3"), AT);
    assert_eq!(next(&progress, false).unwrap(), "b/3");
    assert_eq!(next(&progress, true).unwrap(), "b/4");
    progress.record(&id("b/3"), &graded(3, ""), AT);
    progress.record(&id("b/4"), &graded(3, ""), AT);
    assert_eq!(next(&progress, false).unwrap(), "a/1");
    progress.record(&id("a/1"), &graded(3, ""), AT);
    assert_eq!(next(&progress, false).unwrap(), "a/2");
    progress.start(&id("a/2"), AT);
    assert_eq!(next(&progress, true), None);
    progress.record(&id("a/2"), &graded(3, ""), AT);
    assert_eq!(next(&progress, false), None);
    // Only what is wanted counts, and where one is counts all the same.
    let mut progress = Progress::default();
    progress.start(&id("b/3"), AT);
    let of_a = |id: &ExerciseId| id.topic == "a";
    assert_eq!(progress.next(&order, false, of_a), Some(&id("a/1")));
    // An exercise that the catalogue lost is no place to go on from.
    progress.start(&id("gone/9"), AT);
    assert_eq!(
        progress.next(&ids(&["c/5"]), false, |_| true),
        Some(&id("c/5"))
    );
}

#[test]
fn hints_are_remembered_by_the_furthest() {
    let (mut progress, id) = (Progress::default(), id("a/one"));
    progress.hints_shown(&id, 2, AT);
    progress.hints_shown(&id, 1, AT);
    assert_eq!(progress.mark(&id).unwrap().hints, 2);
}

#[test]
fn what_changed_is_told_once() {
    let (mut progress, id) = (Progress::default(), id("a/one"));
    progress.see(&id, ShortDigest::of_bytes(b"1"));
    assert_eq!(progress.see(&id, ShortDigest::of_bytes(b"1")), Seen::Same);
    assert_eq!(
        progress.see(&id, ShortDigest::of_bytes(b"2")),
        Seen::Changed
    );
    assert_eq!(progress.see(&id, ShortDigest::of_bytes(b"2")), Seen::Same);
}

#[test]
fn marks_follow_an_exercise_to_its_new_name() {
    let hash = |text: &str| ShortDigest::of_bytes(text.as_bytes());
    let mut progress = Progress::default();
    for (name, text) in [("a/old", "1"), ("a/moved", "2"), ("a/gone", "3")] {
        progress.see(&id(name), hash(text));
        progress.record(&id(name), &graded(3, ""), AT);
    }
    progress.start(&id("a/old"), AT);
    let now = [
        (id("a/new"), hash("1")),
        (id("b/moved"), hash("another text")),
        (id("b/other"), hash("4")),
    ];
    let (names, digests): (Vec<ExerciseId>, Vec<ShortDigest>) = now.into_iter().unzip();
    let digest_of = |id: &ExerciseId| {
        let at = names.iter().position(|name| name == id)?;
        digests.get(at).copied()
    };
    let renames = progress.follow_renames(&names, digest_of);
    let told: Vec<String> = renames
        .iter()
        .map(|rename| format!("{} {}", rename.from, rename.to))
        .collect();
    assert_eq!(told, ["a/moved b/moved", "a/old a/new"]);
    assert_eq!(progress.current(), Some(id("a/new")));
    assert_eq!(progress.accepted_among(&names), 2);
    assert_eq!(progress.unknown(&names), ["a/gone"]);
    let former = |name: &str| progress.mark(&id(name)).unwrap().former_names.clone();
    assert_eq!(former("a/new"), ["a/old"]);
    assert_eq!(former("b/moved"), ["a/moved"]);
    assert!(progress.follow_renames(&names, digest_of).is_empty());
}

#[test]
fn a_new_name_that_was_met_first_still_gets_the_marks() {
    let (old, new) = (id("a/old"), id("a/new"));
    let digest = ShortDigest::of_bytes(b"1");
    let met = || {
        let mut progress = Progress::default();
        progress.see(&old, digest);
        progress.record(&old, &graded(3, "right"), AT);
        progress.start(&new, LATER);
        progress.see(&new, digest);
        progress
    };
    let names = [new.clone()];
    let nothing_is_read = |_: &ExerciseId| panic!("the mark tells");
    let mut progress = met();
    assert_eq!(progress.follow_renames(&names, nothing_is_read).len(), 1);
    assert_eq!(progress.state(&new), State::Accepted);
    // What was done under the new name is not given up for it.
    let mut progress = met();
    progress.tried(&new, LATER);
    assert!(progress.follow_renames(&names, nothing_is_read).is_empty());
    assert_eq!(progress.state(&old), State::Accepted);
}

#[test]
fn an_exercise_that_is_there_takes_over_nothing() {
    let mut progress = Progress::default();
    let same = ShortDigest::of_bytes(b"1");
    progress.see(&id("a/gone"), same);
    progress.see(&id("a/twin"), same);
    let renames = progress.follow_renames(&[id("a/twin")], |_| Some(same));
    assert!(renames.is_empty());
}

#[test]
fn a_file_reads_back_as_it_was_written() {
    let mut progress = Progress::default();
    progress.see(&id("a/one"), ShortDigest::of_bytes(b"1"));
    progress.record(&id("a/one"), &graded(3, "right"), AT);
    insta::assert_snapshot!(progress.render().unwrap(), @r#"
    {
      "schema": "grader/progress/v1",
      "current": "a/one",
      "exercises": {
        "a/one": {
          "seen": "6b86b273ff34fce1",
          "started_at": "2026-03-01T12:00:00Z",
          "attempts": 1,
          "accepted_at": "2026-03-01T12:00:00Z",
          "accepted_submission": "27042f4e6eca7d0b",
          "points": 3,
          "max_points": 3
        }
      }
    }
    "#);
    let text = progress.render().unwrap();
    assert_eq!(Progress::parse(text.as_bytes()), Ok(progress));
}

#[test]
fn what_a_later_version_adds_is_kept() {
    let text = r#"{"schema": "grader/progress/v1", "streak": 7,
        "exercises": {"a/one": {"attempts": 2, "mood": "good"}, "no-topic": {}}}"#;
    let mut progress = Progress::parse(text.as_bytes()).unwrap();
    progress.start(&id("a/one"), AT);
    let text = progress.render().unwrap();
    for kept in ["\"streak\": 7", "\"mood\": \"good\"", "\"no-topic\""] {
        assert!(text.contains(kept), "{text}");
    }
}

#[test]
fn what_is_no_progress_is_told() {
    let told = |text: &[u8]| Progress::parse(text).unwrap_err().to_string();
    assert_eq!(
        told(br#"{"schema": "grader/progress/v2", "exercises": []}"#),
        "is of the format `grader/progress/v2`, which this version of grader does not know"
    );
    for damaged in [
        &b""[..],
        b"{",
        b"\xff",
        b"[]",
        b"{}",
        br#"{"schema": "grader/report/v1"}"#,
        br#"{"schema": "grader/progress/v1", "exercises": {"a/b": {"attempts": -1}}}"#,
        br#"{"schema": "grader/progress/v1", "exercises": {"a/b": {"seen": "x"}}}"#,
    ] {
        assert!(told(damaged).starts_with("is damaged ("), "{damaged:?}");
    }
}

#[test]
fn a_task_digest_changes_with_what_is_asked_for_and_with_nothing_else() {
    let catalogue = crate::exercise::Catalogue::embedded();
    let exercise = catalogue.load(&id("performance/lru-cache")).unwrap();
    let before = task_digest(&exercise);
    let changed = |change: fn(&mut Exercise)| {
        let mut exercise = exercise.clone();
        change(&mut exercise);
        task_digest(&exercise) != before
    };
    assert!(changed(|exercise| exercise.task.push('!')));
    assert!(changed(|exercise| exercise.starter.push(' ')));
    assert!(changed(|exercise| exercise.mode = Mode::Program));
    assert!(!changed(|exercise| exercise.id.slug.push('x')));
    assert!(!changed(|exercise| exercise.hints.clear()));
    assert!(!changed(|exercise| exercise.title.push('!')));
}
