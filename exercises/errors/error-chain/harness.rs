//! Builds errors as a script says, one operation a line, and asks the learner's code about them.
//!
//! `number E TEXT`, `zero E`, `age-error E CODE`, `connection E HOST TEXT [INNER]`, `wrapped E CONTEXT INNER` and
//! `foreign E TEXT [INNER]` make errors, and `buried E LAYERS INNER` puts INNER into so many errors of both kinds by turns;
//! who names an INNER takes it into the new one. `show E`, `chain E`, `length E`, `code E` and `respond E` ask about one.
//! `divide A B` and `validate TEXT` call the functions and show all about an error of theirs.
//! In texts and operands an underscore stands for a blank, and `''` for the empty text.

use crate::grader::report;
use crate::solution::{AppError, Response, chain, code_of, divide, respond, validate_age};
use std::collections::HashMap;
use std::error::Error;
use std::fmt;

type AnyError = Box<dyn Error + Send + Sync>;

/// An error of a library that the service knows nothing about.
#[derive(Debug)]
struct Foreign {
    text: String,
    source: Option<AnyError>,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Foreign {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source: &AnyError = self.source.as_ref()?;
        Some(source.as_ref())
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut errors: HashMap<String, AnyError> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, error): (&str, AnyError) = match words[..] {
            [] => continue,
            ["number", name, word] => {
                let text = plain(word);
                let Err(source) = text.parse::<i32>() else {
                    panic!("this is a number: {line:?}");
                };
                (name, Box::new(AppError::NotANumber { text, source }))
            }
            ["zero", name] => (name, Box::new(AppError::ZeroDivision)),
            ["age-error", name, code @ ("1001" | "1002")] => {
                let code = if code == "1001" { 1001 } else { 1002 };
                (name, Box::new(AppError::Age { code }))
            }
            ["connection", name, host, text, ref inner @ ..] => {
                let cause = foreign(text, inner, &mut errors, line);
                let error = AppError::Connection {
                    host: plain(host),
                    source: std::io::Error::other(cause),
                };
                (name, Box::new(error))
            }
            ["wrapped", name, context, inner] => {
                let error = AppError::Wrapped {
                    context: plain(context),
                    source: take(&mut errors, inner, line),
                };
                (name, Box::new(error))
            }
            ["foreign", name, text, ref inner @ ..] => {
                (name, Box::new(foreign(text, inner, &mut errors, line)))
            }
            ["buried", name, layers, inner] => {
                let Ok(layers) = layers.parse::<usize>() else {
                    panic!("{layers:?} is not a number: {line:?}");
                };
                let mut error = take(&mut errors, inner, line);
                for layer in 0..layers {
                    let source = error;
                    error = if layer % 2 == 0 {
                        let context = format!("layer {layer}");
                        Box::new(AppError::Wrapped { context, source })
                    } else {
                        Box::new(Foreign {
                            text: format!("layer {layer}"),
                            source: Some(source),
                        })
                    };
                }
                (name, error)
            }
            [
                question @ ("show" | "chain" | "length" | "code" | "respond"),
                name,
            ] => {
                let Some(error) = errors.get(name) else {
                    panic!("no such error: {line:?}");
                };
                report!("{line} -> {}", ask(question, error.as_ref()));
                continue;
            }
            ["divide", a, b] => {
                let quotient: Result<i64, AppError> = divide(&plain(a), &plain(b));
                answer(line, quotient.map(|number| number.to_string()));
                continue;
            }
            ["validate", text] => {
                let age: Result<u8, AppError> = validate_age(&plain(text));
                answer(line, age.map(|number| number.to_string()));
                continue;
            }
            _ => panic!("unknown operation: {line:?}"),
        };
        errors.insert(name.to_string(), error);
    }
}

fn answer(line: &str, result: Result<String, AppError>) {
    match result {
        Ok(value) => report!("{line} -> {value}"),
        Err(error) => {
            report!("{line} -> error");
            for question in ["chain", "code", "respond"] {
                report!("  {question}: {}", ask(question, &error));
            }
        }
    }
}

fn ask(question: &str, error: &(dyn Error + 'static)) -> String {
    match question {
        "show" => error.to_string(),
        "chain" => {
            let texts: Vec<String> = chain(error);
            let texts: Vec<String> = texts.into_iter().map(neutral).collect();
            texts.join(" <- ")
        }
        "length" => {
            let texts: Vec<String> = chain(error);
            texts.len().to_string()
        }
        "code" => {
            let code: Option<u32> = code_of(error);
            format!("{code:?}")
        }
        _ => {
            let Response { status, message } = respond(error);
            format!("{status} {message}")
        }
    }
}

/// What the standard library says about texts that are no numbers is put in words of this harness.
fn neutral(text: String) -> String {
    let examples = [
        ("", "<empty>"),
        ("x", "<invalid digit>"),
        ("99999999999999999999", "<too large>"),
        ("-99999999999999999999", "<too small>"),
    ];
    for (example, word) in examples {
        if let Err(error) = example.parse::<i64>()
            && error.to_string() == text
        {
            return word.to_string();
        }
    }
    text
}

fn foreign(
    text: &str,
    inner: &[&str],
    errors: &mut HashMap<String, AnyError>,
    line: &str,
) -> Foreign {
    let source = match inner {
        [] => None,
        [inner] => Some(take(errors, inner, line)),
        _ => panic!("an error has one cause at most: {line:?}"),
    };
    Foreign {
        text: plain(text),
        source,
    }
}

fn take(errors: &mut HashMap<String, AnyError>, name: &str, line: &str) -> AnyError {
    match errors.remove(name) {
        Some(error) => error,
        None => panic!("no such error: {line:?}"),
    }
}

fn plain(word: &str) -> String {
    if word == "''" {
        return String::new();
    }
    word.replace('_', " ")
}
