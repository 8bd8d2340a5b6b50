//! Plays a script of operations on a stack.

use crate::grader::report;
use crate::solution::Stack;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut stack = Stack::new();
    for line in script.lines() {
        match line.split_whitespace().collect::<Vec<&str>>()[..] {
            ["push", number] => stack.push(number.parse().expect("a number")),
            ["pop"] => report!("{:?}", stack.pop()),
            ["top"] => report!("{:?}", stack.top()),
            ["len"] => report!("{} {}", stack.len(), stack.is_empty()),
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}
