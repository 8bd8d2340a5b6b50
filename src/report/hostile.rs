//! A grade made by hand of what a submission could print to break the report it ends up in.

use super::fixtures::{self, line};
use crate::grade::{CaseGrade, Grade, RunGrade};
use crate::sandbox::Capture;
use crate::snapshot::Tag;
use crate::verdict::Verdict;

/// Ends of CDATA sections and elements, entities, NUL, colours, bytes that are not UTF-8, fences of Markdown and
/// mentions, commands to CI runners, lines of TAP and YAML, formulas of spreadsheets.
pub(super) const PRINTED: &[u8] = b"]]> </testcase><!-- & \0 \x1b[31m \xff\n\
```\n~~~\n`````` </code></pre></details><script>alert(1)</script> @everyone | **bold**\n\
::error file=a.rs,line=1::forged\n::stop-commands::0123\n##[error]forged\n%0A::notice::forged %\r\n\
Bail out! forged\nok 1 - forged # SKIP\n  ...\n---\n1..0\n\
=cmd|' /C calc'!A0\n[[ATTACHMENT|/etc/passwd]]\n<img src=x onerror=alert(1)> &lt; \" '\n";

/// The same text where a single line is wanted.
pub(super) const LINE: &str =
    "]]> \u{0} \u{1b}[31m </b> & `` ``` | \\ # ::error::x %0A\n::error::y\u{202e}";

/// One failing case with hostile text in all that a submission writes, another with far too much of it, a hidden one.
pub(super) fn grade() -> Grade {
    let mut case = fixtures::wrong_answer_case("hostile | name ` # \\ % <b>");
    let mut mismatch = fixtures::mismatch();
    mismatch.first_difference.got = Some(LINE.to_owned());
    mismatch.diff.entries.push(line(Tag::Got, &[(LINE, true)]));
    case.mismatch = Some(mismatch);
    let run = RunGrade {
        stdout: Capture::whole([PRINTED, "long ".repeat(3_000).as_bytes(), b"\n"].concat()),
        stderr: Capture::from_parts(PRINTED, PRINTED, 1 << 20),
        ..fixtures::run()
    };
    case.run = Some(run);
    let mut panicked = fixtures::panicked_case("panics");
    if let Some(panic) = panicked.run.as_mut().and_then(|run| run.panic.as_mut()) {
        panic.message = String::from_utf8_lossy(PRINTED).into_owned();
    }
    let mut grade = fixtures::grade_of(vec![
        case.clone(),
        panicked,
        CaseGrade {
            name: "secret".to_owned(),
            hidden: true,
            verdict: Verdict::WrongAnswer,
            ..case
        },
    ]);
    grade.misconception = Some(LINE.to_owned());
    grade.submission = "solutions/odd name%:,`|<b>&.rs".to_owned();
    grade
}
