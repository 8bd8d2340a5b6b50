//! Plays a script of calls with functions as arguments, one a line, and reports the results and how often they were called.

use crate::grader::report;
use crate::solution::{
    call_twice, compose_all, compose2, fold, get_operation, map2, pipe, reduce, retry, run_once,
};
use std::cell::Cell;
use std::rc::Rc;

/// A text that can be neither cloned nor compared and has no default.
struct Token(String);

type Step = Box<dyn Fn(Token) -> Token>;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["compose2", f, g, ref xs @ ..] => {
                let (f, g) = (arithmetic(f, line), arithmetic(g, line));
                let composed: Box<dyn Fn(i64) -> i64> = compose2(f, g);
                let results: Vec<i64> = numbers(xs, line).into_iter().map(composed).collect();
                report!("{line} -> {results:?}");
            }
            // The types change on the way: from a text to a number to a token.
            ["compose2-types", ref texts @ ..] => {
                let brackets = "<>".to_string();
                let to_token = move |n: usize| Token(format!("{brackets}{n}"));
                let composed: Box<dyn Fn(String) -> Token> =
                    compose2(to_token, |text: String| text.chars().count());
                let results = texts.iter().map(|text| composed(text.to_string()).0);
                report!("{line} -> {}", results.collect::<Vec<String>>().join(" "));
            }
            // A composition of compositions, and of a plain function.
            ["compose2-nested", text] => {
                let inner = compose2(|x: i64| x + 1, str_len);
                let outer: Box<dyn Fn(&'static str) -> String> =
                    compose2(|x: i64| format!("{x}!"), inner);
                let text: &'static str = known_text(text, line);
                report!("{line} -> {} {}", outer(text), outer(text));
            }
            ["compose", x, ref names @ ..] => {
                let calls = Rc::new(Cell::new(0));
                let steps = names
                    .iter()
                    .map(|name| counted(arithmetic(name, line), &calls));
                let composed: Box<dyn Fn(i64) -> i64> = compose_all(steps.collect());
                let x: i64 = number(x, line);
                let (first, second) = (composed(x), composed(x));
                report!("{line} -> {first}, again {second}, {} calls", calls.get());
            }
            ["compose-tokens", text, ref letters @ ..] => {
                let composed: Step = compose_all(steps(letters));
                report!("{line} -> {}", composed(Token(text.to_string())).0);
            }
            ["pipe", x, ref names @ ..] => {
                let calls = Rc::new(Cell::new(0));
                let steps = names
                    .iter()
                    .map(|name| counted(arithmetic(name, line), &calls));
                let steps: Vec<Box<dyn Fn(i64) -> i64>> = steps.collect();
                let result: i64 = pipe(number(x, line), &steps);
                report!("{line} -> {result}, {} calls", calls.get());
            }
            ["pipe-tokens", text, ref letters @ ..] => {
                let token: Token = pipe(Token(text.to_string()), &steps(letters));
                report!("{line} -> {}", token.0);
            }
            ["reduce", operation, ref xs @ ..] => {
                let f = arithmetic2(operation, line);
                let mut calls = 0;
                let result: Option<i64> = reduce(numbers(xs, line), |a, b| {
                    calls += 1;
                    f(a, b)
                });
                report!("{line} -> {result:?}, {calls} calls");
            }
            ["reduce-tokens", ref texts @ ..] => {
                let tokens = texts.iter().map(|text| Token(text.to_string()));
                let result: Option<Token> =
                    reduce(tokens, |a, b| Token(format!("({} {})", a.0, b.0)));
                report!("{line} -> {:?}", result.map(|token| token.0));
            }
            ["fold", operation, start, ref xs @ ..] => {
                let f = arithmetic2(operation, line);
                let mut calls = 0;
                let result: i64 = fold(numbers(xs, line), number(start, line), |a, x| {
                    calls += 1;
                    f(a, x)
                });
                report!("{line} -> {result}, {calls} calls");
            }
            ["fold-tokens", start, ref xs @ ..] => {
                let start = Token(start.to_string());
                let result: Token = fold(numbers(xs, line), start, |token, x| {
                    Token(format!("[{}{x}]", token.0))
                });
                report!("{line} -> {}", result.0);
            }
            ["map2", operation, ref both @ ..] => {
                let mut halves = both.split(|&word| word == "|");
                let (Some(a), Some(b), None) = (halves.next(), halves.next(), halves.next()) else {
                    panic!("two lists need one | between them: {line:?}");
                };
                let f = arithmetic2(operation, line);
                let mut calls = 0;
                let tokens: Vec<Token> = map2(&numbers(a, line), &numbers(b, line), |&a, &b| {
                    calls += 1;
                    Token(format!("#{calls}:{}", f(a, b)))
                });
                let texts: Vec<String> = tokens.into_iter().map(|token| token.0).collect();
                report!("{line} -> {}, {calls} calls", texts.join(" "));
            }
            ["twice", name, x] => {
                let result: i64 = call_twice(arithmetic(name, line), number(x, line));
                report!("{line} -> {result}");
            }
            ["twice-counting", text] => {
                let mut calls = 0;
                let result: Token = call_twice(
                    |token: Token| {
                        calls += 1;
                        Token(format!("{}{calls}", token.0))
                    },
                    Token(text.to_string()),
                );
                report!("{line} -> {}, {calls} calls", result.0);
            }
            ["once", text] => {
                let token = Token(text.to_string());
                // Gives away what it has captured, so it cannot be called again.
                let given: Token = run_once(|| token);
                report!("{line} -> {}", given.0);
            }
            ["retry", attempts, success] => {
                let (attempts, success): (u32, u32) =
                    (number(attempts, line), number(success, line));
                assert!(attempts > 0, "there must be an attempt: {line:?}");
                let mut calls = String::new();
                let result: Result<Token, Token> = retry(attempts, |attempt| {
                    calls += &format!(" {attempt}");
                    let token = Token(format!("attempt {attempt}"));
                    if attempt < success {
                        Err(token)
                    } else {
                        Ok(token)
                    }
                });
                let result = match result {
                    Ok(token) => format!("success of {}", token.0),
                    Err(token) => format!("error of {}", token.0),
                };
                report!("{line} -> {result}, called with{calls}");
            }
            ["operation", name, a, b] => {
                let operation: Option<fn(i64, i64) -> i64> = get_operation(name);
                let result = operation.map(|f| f(number(a, line), number(b, line)));
                report!("{line} -> {result:?}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Steps that put a letter behind a token.
fn steps(letters: &[&str]) -> Vec<Step> {
    let step = |letter: &str| -> Step {
        let letter = letter.to_string();
        Box::new(move |token| Token(token.0 + &letter))
    };
    letters.iter().map(|letter| step(letter)).collect()
}

fn counted(f: impl Fn(i64) -> i64 + 'static, calls: &Rc<Cell<u64>>) -> Box<dyn Fn(i64) -> i64> {
    let calls = Rc::clone(calls);
    Box::new(move |x| {
        calls.set(calls.get() + 1);
        f(x)
    })
}

fn str_len(text: &'static str) -> i64 {
    text.len() as i64
}

fn known_text(word: &str, line: &str) -> &'static str {
    match word {
        "pear" => "pear",
        "fig" => "fig",
        _ => panic!("this operation knows pear and fig alone: {line:?}"),
    }
}

/// Functions of one number: `+3`, `*2` or `square`.
fn arithmetic(word: &str, line: &str) -> impl Fn(i64) -> i64 + use<> {
    let (add, times, square) = match word.split_at(1) {
        ("+", amount) => (number(amount, line), 1, false),
        ("*", factor) => (0, number(factor, line), false),
        _ if word == "square" => (0, 1, true),
        _ => panic!("{word:?} is no function of a number: {line:?}"),
    };
    move |x: i64| if square { x * x } else { (x + add) * times }
}

/// Functions of two numbers.
fn arithmetic2(word: &str, line: &str) -> fn(i64, i64) -> i64 {
    match word {
        "+" => |a, b| a + b,
        "-" => |a, b| a - b,
        // A number with the digits of both.
        "digits" => |a, b| a * 10 + b,
        _ => panic!("{word:?} is no function of two numbers: {line:?}"),
    }
}

fn numbers(words: &[&str], line: &str) -> Vec<i64> {
    words.iter().map(|word| number(word, line)).collect()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
