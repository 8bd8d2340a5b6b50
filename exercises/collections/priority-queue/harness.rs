//! Plays a script on two priority queues, one operation a line, and reports what each of them hands out.

use crate::grader::report;
use crate::solution::{FairQueue, TupleQueue};

/// An item of the fair queue; it can be neither compared nor cloned.
struct Task(String);

/// An item that takes a while to be moved.
type Parcel = [u64; 8];

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut tuples = TupleQueue::new();
    let mut fair: FairQueue<Task> = FairQueue::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["new"] => {
                tuples = TupleQueue::new();
                fair = FairQueue::new();
                report!("{line}");
            }
            ["put", priority, ..] => {
                let priority: i64 = number(priority, line);
                let text = parts[2..].join(" ");
                tuples.put(priority, text.clone());
                fair.put(priority, Task(text));
            }
            ["get"] => {
                let (text, task) = (tuples.get(), fair.get());
                report!("get -> tuple {}, fair {}", shown(text), shown(named(task)));
            }
            ["len"] => {
                let lens: (usize, usize) = (tuples.len(), fair.len());
                let empty: (bool, bool) = (tuples.is_empty(), fair.is_empty());
                report!(
                    "len -> tuple {} {}, fair {} {}",
                    lens.0,
                    empty.0,
                    lens.1,
                    empty.1
                );
            }
            ["drain"] => {
                let mut texts = String::new();
                while let Some((priority, text)) = tuples.get() {
                    texts += &format!(" {priority}:{text}");
                }
                let mut tasks = String::new();
                while let Some((priority, Task(text))) = fair.get() {
                    tasks += &format!(" {priority}:{text}");
                }
                report!("drain tuple:{texts}");
                report!("drain fair:{tasks}");
            }
            ["bulk-equal", count] => {
                let count: u64 = number(count, line);
                let mut queue: FairQueue<u64> = FairQueue::new();
                (0..count).for_each(|item| queue.put(7, item));
                let in_order = (0..count).take_while(|&item| queue.get() == Some((7, item)));
                let in_order = in_order.count();
                report!(
                    "{line} -> {in_order} in order of arrival, {} left",
                    queue.len()
                );
            }
            ["bulk-tuple", count, priorities] => {
                let (count, priorities): (u64, u64) =
                    (number(count, line), number(priorities, line));
                let mut queue = TupleQueue::new();
                let mut sum = 0;
                for item in 0..count {
                    queue.put(
                        scattered(item, priorities) as i64,
                        scattered(item, 1000).to_string(),
                    );
                }
                while let Some((priority, text)) = queue.get() {
                    sum = mix(mix(sum, priority as u64), number(&text, line));
                }
                report!("{line} -> checksum {sum}");
            }
            ["bulk-fair", count, priorities] => {
                let (count, priorities): (u64, u64) =
                    (number(count, line), number(priorities, line));
                let mut queue: FairQueue<Parcel> = FairQueue::new();
                let mut sum = 0;
                for item in 0..count {
                    queue.put(scattered(item, priorities) as i64, [item; 8]);
                    // Every fourth time one is taken out, so that puts and gets alternate for long.
                    if item % 4 == 3
                        && let Some((priority, parcel)) = queue.get()
                    {
                        sum = mix(mix(sum, priority as u64), parcel[7]);
                    }
                }
                while let Some((priority, parcel)) = queue.get() {
                    sum = mix(mix(sum, priority as u64), parcel[7]);
                }
                report!("{line} -> checksum {sum}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn named(task: Option<(i64, Task)>) -> Option<(i64, String)> {
    task.map(|(priority, task)| (priority, task.0))
}

fn shown(entry: Option<(i64, String)>) -> String {
    match entry {
        Some((priority, text)) => format!("({priority}, {text})"),
        None => "none".to_string(),
    }
}

/// A number below `range` that looks random.
fn scattered(item: u64, range: u64) -> u64 {
    (item.wrapping_mul(6_364_136_223_846_793_005) >> 33) % range
}

fn mix(sum: u64, value: u64) -> u64 {
    (sum * 31 + value) % 1_000_000_007
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
