//! What a gradebook has to tell beside grades: what has none, what stands though its file cannot be read, and what
//! belongs to nobody.

use std::collections::BTreeMap;

use super::book::{Book, State};
use super::search::Listed;
use crate::exercise::nearest;

/// Lists with their titles, the gravest first; some may be empty.
pub fn left_over(book: &Book) -> Vec<(&'static str, Listed)> {
    let class = &book.class;
    let mut without_grade = Listed::default();
    let mut last_read = Listed::default();
    for cell in &book.cells {
        let list = match &cell.state {
            State::Graded(_) => &mut last_read,
            // A folder that cannot be looked through is listed itself.
            State::Pending | State::Unseen(_) => continue,
            State::Trouble(_) | State::Double(_) => &mut without_grade,
        };
        if let Some(reason) = cell.state.reason() {
            let (student, exercise) = (class.student(cell.student), class.exercise(cell.exercise));
            list.add(format!("{student}, {exercise}: {reason}"));
        }
    }
    vec![
        ("cannot be graded", without_grade),
        ("graded as they were read last", last_read),
        (
            "folders that cannot be looked through",
            class.unsearched.clone(),
        ),
        ("not in the roster", strangers(book)),
        (
            "files that answer no exercise there is",
            class.unknown.clone(),
        ),
        ("files that fit no layout", class.unmatched.clone()),
    ]
}

/// Students whom the roster does not have, each with whom it may mean: one of nearly the same name who has handed nothing
/// in.
fn strangers(book: &Book) -> Listed {
    let mut strangers = Listed::default();
    book.strangers()
        .for_each(|student| strangers.add(student.to_owned()));
    let absent = book.class.students.iter().enumerate();
    let absent = absent.filter(|(place, student)| student.enrolled && book.row(*place).is_empty());
    // Names are compared without capitals, and told as the roster has them.
    let absent: BTreeMap<String, &str> = absent
        .map(|(_, student)| (student.student.to_lowercase(), student.student.as_str()))
        .collect();
    let told = |stranger: String| {
        let near = nearest(&stranger, absent.keys().map(String::as_str));
        match near.and_then(|near| absent.get(near)) {
            Some(near) => {
                format!("{stranger} (`{near}` of the roster is near, and has handed nothing in)")
            }
            None => stranger,
        }
    };
    strangers.first = strangers.first.into_iter().map(told).collect();
    strangers
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    #[test]
    fn a_stranger_is_told_beside_whom_the_roster_may_mean() {
        let (mut book, _folder) = fixtures::book();
        let list = |book: &Book| strangers(book).first.into_iter().next().unwrap();
        assert_eq!(list(&book), fixtures::HOSTILE);
        for student in &mut book.class.students {
            if student.student == fixtures::HOSTILE {
                student.student = "ZOE".to_owned();
            }
        }
        let near = "ZOE (`zoe` of the roster is near, and has handed nothing in)";
        assert_eq!(list(&book), near);
    }
}
