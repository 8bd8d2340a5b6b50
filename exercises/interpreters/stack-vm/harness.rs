//! Assembles functions from a script, one instruction a line, runs them and reports the outcome.
//!
//! `func NAME PARAMS LOCALS` begins a function; the instructions after it belong to it: `const 5`, `load 0`, `store 0`, `add`, `sub`,
//! `mul`, `less`, `jump-if-false 7`, `jump 7`, `line 3`, `trace`, `call FUNC ARGS`, `return`, and `pad N`, which stands for N
//! times `line 0`. Functions are numbered from 0. `run ENTRY DEPTH ARG …` runs what there is so far, `clear` forgets all functions.

use crate::grader::report;
use crate::solution::{Func, Op, Outcome, VmError, run as run_machine};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut funcs: Vec<Func> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["clear"] => funcs.clear(),
            ["func", name, params, locals] => {
                let (params, locals) = (number(params, line), number(locals, line));
                assert!(params <= locals, "parameters are locals, too: {line:?}");
                funcs.push(Func {
                    name: name.to_string(),
                    params,
                    locals,
                    code: Vec::new(),
                });
            }
            ["run", entry, depth, ref args @ ..] => {
                let args: Vec<i64> = args.iter().map(|word| number(word, line)).collect();
                let Outcome {
                    result,
                    trace,
                    backtrace,
                } = run_machine(&funcs, number(entry, line), &args, number(depth, line));
                for chain in trace {
                    report!("trace {}", shortened(&chain));
                }
                match result {
                    Ok(value) => report!("{line} -> {value}"),
                    Err(error) => {
                        report!("{line} -> {} in {:?}", name(&error), shortened(&backtrace))
                    }
                }
            }
            ["pad", count] => {
                let count: usize = number(count, line);
                code(&mut funcs, line).extend(std::iter::repeat_n(Op::Line(0), count));
            }
            _ => code(&mut funcs, line).push(assemble(&words, line)),
        }
    }
}

fn code<'a>(funcs: &'a mut [Func], line: &str) -> &'a mut Vec<Op> {
    match funcs.last_mut() {
        Some(func) => &mut func.code,
        None => panic!("no function to put this into: {line:?}"),
    }
}

fn assemble(words: &[&str], line: &str) -> Op {
    match *words {
        ["const", value] => Op::Const(number(value, line)),
        ["load", slot] => Op::Load(number(slot, line)),
        ["store", slot] => Op::Store(number(slot, line)),
        ["add"] => Op::Add,
        ["sub"] => Op::Sub,
        ["mul"] => Op::Mul,
        ["less"] => Op::Less,
        ["jump-if-false", target] => Op::JumpIfFalse(number(target, line)),
        ["jump", target] => Op::Jump(number(target, line)),
        ["line", n] => Op::Line(number(n, line)),
        ["trace"] => Op::Trace,
        ["call", func, args] => Op::Call {
            func: number(func, line),
            args: number(args, line),
        },
        ["return"] => Op::Return,
        _ => panic!("unknown operation: {line:?}"),
    }
}

fn name(error: &VmError) -> String {
    match error {
        VmError::Underflow => "Underflow".to_string(),
        VmError::Unbound(slot) => format!("Unbound({slot})"),
        VmError::BadSlot(slot) => format!("BadSlot({slot})"),
        VmError::BadJump(target) => format!("BadJump({target})"),
        VmError::BadCall => "BadCall".to_string(),
        VmError::Overflow => "Overflow".to_string(),
        VmError::NoReturn => "NoReturn".to_string(),
        VmError::Depth => "Depth".to_string(),
    }
}

fn shortened(chain: &str) -> String {
    if chain.len() <= 200 {
        return chain.to_string();
    }
    let links = chain.split(" <- ").count();
    let first: String = chain.chars().take(30).collect();
    format!("{first}…, {links} links")
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
