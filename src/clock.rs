//! The time of day, as journals and the progress of a learner note it: RFC 3339, in UTC.

/// The time to the second, such as `2031-05-04T10:20:30Z`: as much as a learner reads.
pub fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}

/// The time to the millisecond, such as `2031-05-04T10:20:30.125Z`: of a class, many grades are known within a second.
pub fn now_to_the_millisecond() -> String {
    format!("{:.3}", jiff::Timestamp::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_the_digits_that_were_promised() {
        assert_eq!(now().len(), "2031-05-04T10:20:30Z".len());
        assert_eq!(
            now_to_the_millisecond().len(),
            "2031-05-04T10:20:30.125Z".len()
        );
        for time in [now(), now_to_the_millisecond()] {
            assert!(time.parse::<jiff::Timestamp>().is_ok(), "{time}");
        }
    }
}
