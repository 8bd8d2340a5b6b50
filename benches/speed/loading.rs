//! Loading one exercise out of all that are built in.

use grader::exercise::Catalogue;

use crate::rounds::{median, ms, tell, time};

/// Finding and loading, from nothing.
pub fn one_exercise() {
    let times = (0..101).map(|_| {
        time(|| {
            let catalogue = Catalogue::embedded();
            let id = catalogue.resolve("lru-cache").unwrap();
            assert!(!catalogue.load(&id).unwrap().cases.is_empty());
        })
        .as_secs_f64()
    });
    let median = std::time::Duration::from_secs_f64(median(times.collect()));
    tell("load one exercise (lru-cache)", &ms(median), "", "", "");
}
