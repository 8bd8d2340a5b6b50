//! Makes a failing script as short as it gets by leaving lines out.
//!
//! First halves are left out, then quarters, and so on down to single lines, until no single line can go. That is the
//! delta debugging of Andreas Zeller (1999) without its subsets: they seldom fail where operations build on each
//! other.

/// What trying shorter scripts came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// The first that fails as the whole did.
    Fails(usize),
    /// None does.
    NoneFails,
    /// There is no time for more.
    Stop,
}

/// The shortest script that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shrunk<T> {
    /// Its lines, in their order; at least one.
    pub lines: Vec<T>,
    /// Whether no single line can go.
    pub minimal: bool,
}

/// Leaves lines out as long as `try_scripts` finds one that fails among at most `width` scripts, each without some
/// lines. What is found does not depend on the width.
pub(super) fn shrink<T: Clone, E>(
    mut lines: Vec<T>,
    width: usize,
    mut try_scripts: impl FnMut(&[Vec<T>]) -> Result<Tried, E>,
) -> Result<Shrunk<T>, E> {
    let mut chunk = (lines.len() / 2).max(1);
    loop {
        let mut shorter = false;
        let mut start = 0;
        while start < lines.len() && lines.len() > 1 {
            let starts = (start..lines.len()).step_by(chunk).take(width.max(1));
            let scripts: Vec<Vec<T>> = starts.map(|start| without(&lines, start, chunk)).collect();
            match try_scripts(&scripts)? {
                Tried::Fails(index) => {
                    if let Some(script) = scripts.into_iter().nth(index) {
                        lines = script;
                    }
                    shorter = true;
                    // What stood behind the lines that are gone stands in their place now.
                    start += index * chunk;
                }
                Tried::NoneFails => start += scripts.len() * chunk,
                Tried::Stop => {
                    return Ok(Shrunk {
                        lines,
                        minimal: false,
                    });
                }
            }
        }
        match (chunk, shorter) {
            (1, false) => {
                return Ok(Shrunk {
                    lines,
                    minimal: true,
                });
            }
            // A line may have been needed only by one that went later.
            (1, true) => {}
            _ => chunk /= 2,
        }
    }
}

/// The lines without so many from a place on. One is always left: nothing at all is no script.
fn without<T: Clone>(lines: &[T], start: usize, count: usize) -> Vec<T> {
    let end = lines.len().min(start + count);
    let start = if end - start == lines.len() { 1 } else { start };
    [&lines[..start], &lines[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrinks the numbers from 0, with how often scripts were tried.
    fn shrunk(count: u32, width: usize, fails: impl Fn(&[u32]) -> bool) -> (Vec<u32>, usize) {
        let mut tried = 0;
        let lines: Vec<u32> = (0..count).collect();
        assert!(fails(&lines));
        let shrunk = shrink(lines, width, |scripts| {
            tried += scripts.len();
            assert!(scripts.len() <= width && scripts.iter().all(|script| !script.is_empty()));
            let first = scripts.iter().position(|script| fails(script));
            Ok::<Tried, ()>(first.map_or(Tried::NoneFails, Tried::Fails))
        })
        .unwrap();
        assert!(shrunk.minimal);
        (shrunk.lines, tried)
    }

    #[test]
    fn only_the_lines_that_it_takes_are_left() {
        let needed = |wanted: &'static [u32]| {
            move |lines: &[u32]| wanted.iter().all(|line| lines.contains(line))
        };
        for wanted in [&[0][..], &[99], &[3, 50, 51, 98], &[0, 1, 2, 97, 98, 99]] {
            assert_eq!(shrunk(100, 1, needed(wanted)).0, wanted);
        }
    }

    #[test]
    fn the_result_does_not_depend_on_how_many_are_tried_at_once() {
        let fails = |lines: &[u32]| lines.iter().filter(|line| **line % 7 == 3).count() >= 3;
        let one = shrunk(64, 1, fails).0;
        for width in [2, 3, 8, 100] {
            assert_eq!(shrunk(64, width, fails).0, one);
        }
        assert_eq!(one.len(), 3);
    }

    #[test]
    fn lines_that_become_needless_late_go_too() {
        // 5 is needed as long as 9 is there, and 9 can go only when single lines are tried.
        let fails = |lines: &[u32]| {
            lines.contains(&2) && (!lines.contains(&9) || lines.contains(&5)) && !lines.is_empty()
        };
        assert_eq!(shrunk(10, 2, fails).0, [2]);
    }

    #[test]
    fn a_script_that_always_fails_keeps_one_line() {
        let (lines, _) = shrunk(50, 4, |_| true);
        assert_eq!(lines.len(), 1);
        assert_eq!(shrunk(1, 4, |_| true).0, [0]);
    }

    #[test]
    fn finding_two_lines_among_many_takes_few_tries() {
        let (lines, tried) = shrunk(1_000, 1, |lines| {
            lines.contains(&17) && lines.contains(&900)
        });
        assert_eq!(lines, [17, 900]);
        assert!(tried < 60, "{tried}");
    }

    #[test]
    fn what_is_found_when_the_time_is_over_is_kept() {
        let mut calls = 0;
        let shrunk = shrink((0..8).collect(), 1, |_| {
            calls += 1;
            Ok::<Tried, ()>(if calls == 1 {
                Tried::Fails(0)
            } else {
                Tried::Stop
            })
        });
        let expected = Shrunk {
            lines: vec![4, 5, 6, 7],
            minimal: false,
        };
        assert_eq!(shrunk, Ok(expected));
        let trouble = shrink(vec![1, 2], 1, |_| Err::<Tried, &str>("no room"));
        assert_eq!(trouble, Err("no room"));
    }
}
