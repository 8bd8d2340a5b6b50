//! Numbers with their units in words: times, sizes, counts.

use std::time::Duration;

/// A time as a person would say it: `4 ms`, `0.19 s`, `1 min 5 s`.
pub fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    match millis {
        0 => "under 1 ms".to_owned(),
        1..100 => format!("{millis} ms"),
        100..60_000 => format!("{} s", without_zeros(format!("{:.2}", time.as_secs_f64()))),
        _ => {
            let seconds = time.as_secs();
            match seconds % 60 {
                0 => format!("{} min", seconds / 60),
                rest => format!("{} min {rest} s", seconds / 60),
            }
        }
    }
}

/// A time beyond another one, with as many digits as it takes to tell the two apart.
pub fn duration_beyond(used: Duration, allowed: Duration) -> String {
    let words = duration(used);
    if words != duration(allowed) || used <= allowed {
        return words;
    }
    let seconds =
        |time: Duration, digits| without_zeros(format!("{:.digits$}", time.as_secs_f64()));
    for digits in 3..9 {
        if seconds(used, digits) != seconds(allowed, digits) {
            return format!("{} s", seconds(used, digits));
        }
    }
    format!("a little more than {words}")
}

/// A size as a person would say it: `512 bytes`, `1.8 KiB`, `64 MiB`.
pub fn size(bytes: u64) -> String {
    let (unit, name) = unit(bytes);
    if unit == 1 {
        self::bytes(bytes)
    } else if bytes.is_multiple_of(unit) {
        format!("{} {name}", bytes / unit)
    } else {
        // A size of this many units has few digits: the loss of a float is far behind the point.
        format!("{:.1} {name}", bytes as f64 / unit as f64)
    }
}

/// The largest unit of which a size has at least one.
fn unit(bytes: u64) -> (u64, &'static str) {
    match bytes {
        0..0x400 => (1, "bytes"),
        0x400..0x10_0000 => (1 << 10, "KiB"),
        0x10_0000..0x4000_0000 => (1 << 20, "MiB"),
        _ => (1 << 30, "GiB"),
    }
}

/// A size to the byte: `1 byte`, `65,537 bytes`.
pub fn bytes(number: u64) -> String {
    let noun = if number == 1 { "byte" } else { "bytes" };
    format!("{} {noun}", grouped(number))
}

/// A size beyond another one, with as many digits as it takes to tell the two apart.
pub fn size_beyond(used: u64, allowed: u64) -> String {
    let (unit, name) = unit(used);
    let number = |size: u64, digits: usize| format!("{:.digits$}", size as f64 / unit as f64);
    for digits in 2..10 {
        if used > allowed
            && number(used, 1) == number(allowed, 1)
            && number(used, digits) != number(allowed, digits)
        {
            return format!("{} {name}", number(used, digits));
        }
    }
    size(used)
}

/// A number with its noun: `1 case`, `2 cases`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", grouped(number as u64))
}

/// What was reached of what could be: `5 of 8 points`.
pub fn share(reached: usize, whole: usize, one: &str, many: &str) -> String {
    format!("{} of {}", grouped(reached as u64), count(whole, one, many))
}

/// Digits in groups of three from five digits on, where the eye begins to count.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn without_zeros(number: String) -> String {
    match number.split_once('.') {
        Some((whole, digits)) if digits.chars().all(|digit| digit == '0') => whole.to_owned(),
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        let table = [
            (0, "under 1 ms"),
            (4_000, "4 ms"),
            (99_900, "99 ms"),
            (185_600, "0.19 s"),
            (2_000_000, "2 s"),
            (2_010_000, "2.01 s"),
            (12_340_000, "12.34 s"),
            (60_000_000, "1 min"),
            (65_400_000, "1 min 5 s"),
        ];
        for (micros, expected) in table {
            assert_eq!(duration(Duration::from_micros(micros)), expected);
        }
    }

    #[test]
    fn a_time_beyond_its_limit_never_looks_like_the_limit() {
        let two = Duration::from_secs(2);
        assert_eq!(duration_beyond(Duration::from_millis(2010), two), "2.01 s");
        assert_eq!(
            duration_beyond(Duration::from_micros(2_000_400), two),
            "2.0004 s"
        );
        assert_eq!(
            duration_beyond(two + Duration::from_nanos(1), two),
            "a little more than 2 s"
        );
        assert_eq!(duration_beyond(two, two), "2 s");
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        let table = [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1023, "1023 bytes"),
            (1024, "1 KiB"),
            (1820, "1.8 KiB"),
            (64 << 20, "64 MiB"),
            (3 << 29, "1.5 GiB"),
        ];
        for (bytes, expected) in table {
            assert_eq!(size(bytes), expected);
        }
        assert_eq!([1, 65_537].map(bytes), ["1 byte", "65,537 bytes"]);
        assert_eq!(size_beyond(65_537, 65_536), "64.001 KiB");
        assert_eq!(size_beyond((64 << 20) + 1, 64 << 20), "64.000001 MiB");
        assert_eq!(size_beyond(101, 100), "101 bytes");
        assert_eq!(size_beyond(70 << 20, 64 << 20), "70 MiB");
        assert_eq!(size_beyond(128 << 10, 64 << 10), "128 KiB");
    }

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(count(0, "case", "cases"), "0 cases");
        assert_eq!(count(1, "case", "cases"), "1 case");
        assert_eq!(count(2, "case", "cases"), "2 cases");
        assert_eq!(share(5, 8, "point", "points"), "5 of 8 points");
        assert_eq!(share(1, 1, "point", "points"), "1 of 1 point");
        assert_eq!(
            [9_999, 10_000, 1_234_567].map(grouped),
            ["9999", "10,000", "1,234,567"]
        );
    }
}
