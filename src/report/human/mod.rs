//! The format `human`: a learner understands at once what is wrong, and knows what to do next.

mod attempt_section;
mod case_section;
mod compile_section;
mod diff_section;
mod ending;
mod excerpt;
pub(super) mod explanation;
mod next_step;
mod note_section;
mod prints;
mod random_section;
mod reached_section;
mod record_section;
mod summary;
pub(super) mod window;

pub use record_section::records;

use super::live::Live;
use super::page::Page;
use super::style::{Role, Style};
use super::{Batch, escape};

/// Writes a report that stands by itself: the lines of the cases, and what is wrong.
pub(super) fn render(batch: &Batch, style: &Style) -> Vec<u8> {
    let mut bytes = Live::replay(&batch.grades, style).into_bytes();
    bytes.extend(details(batch, style));
    bytes
}

/// Writes what is wrong, for a terminal on which [`Live`] has written the lines of the cases.
pub fn details(batch: &Batch, style: &Style) -> Vec<u8> {
    [outcome(batch, style), closing(batch, style)].concat()
}

/// The text of a page, with nothing in it that a workflow's runner would obey: in CI this is what stands in its log.
fn bytes(page: Page<'_>) -> Vec<u8> {
    escape::log(&page.finish()).into_bytes()
}

/// The first half of [`details`]: what is wrong and what it comes to, which nobody is to wait for.
pub fn outcome(batch: &Batch, style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    match batch.grades.as_slice() {
        [grade] => attempt_section::write(&mut page, grade),
        grades => {
            if !style.quiet() {
                for grade in grades {
                    attempt_section::write_among_many(&mut page, grade);
                }
                summary::write_table(&mut page, grades);
                page.gap();
            } else {
                for grade in grades.iter().filter(|grade| grade.fails_beyond_cases()) {
                    page.line(0, &escape::line(&grade.exercise.to_string()));
                    random_section::write_sums(&mut page, grade);
                }
            }
            summary::write_totals(&mut page, batch);
        }
    }
    bytes(page)
}

/// The second half of [`details`]: notes about an accepted answer, and what comes next.
pub fn closing(batch: &Batch, style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    if !style.quiet() {
        if let [grade] = batch.grades.as_slice() {
            attempt_section::write_closing(&mut page, grade);
        }
        page.painted_prose(0, Role::Muted, &circumstances(batch));
    }
    bytes(page)
}

/// How the grades came about: toolchain and sandbox. A weaker sandbox is never left unsaid.
pub(super) fn circumstances(batch: &Batch) -> String {
    let missing = match batch.sandbox.missing.as_slice() {
        [] => String::new(),
        missing => format!(" (without {})", escape::line(&missing.join(", "))),
    };
    let class = escape::line(&batch.sandbox.class);
    format!(
        "rustc {} · sandbox {class}{missing}",
        escape::line(&batch.toolchain)
    )
}
