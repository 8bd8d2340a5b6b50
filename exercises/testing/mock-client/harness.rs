//! Plays a script that makes services with pretended clients and asks them for temperatures, one operation a line.
//!
//! An answer is `STATUS "BODY"` (with `\n` for a line break) or `error TEXT`; answers in a row and calls in a row are separated
//! by `|`. A call is `URL NAME=VALUE …`.
//!
//! The learner's mock: `mock`, then `returns ANSWER` and `side-effect ANSWER | …` as wanted, then `service KEY`. After that
//! `temperature CITY`, `get CALL` (straight to the mock), `calls`, `once CALL`, `has CALL | …`, and at any time `show CALL`.
//! A client of the harness's own: `foreign KEY ANSWER`, then `foreign-temperature CITY`.

use crate::grader::report;
use crate::solution::{Call, HttpClient, MockClient, Response, WeatherError, WeatherService, show};
use std::cell::RefCell;

/// A client that knows nothing of mocks: it always gives the same answer and writes the calls down.
struct Fixed {
    answer: Result<Response, String>,
    seen: RefCell<Vec<String>>,
}

impl HttpClient for Fixed {
    fn get(&self, url: &str, params: &[(&str, &str)]) -> Result<Response, String> {
        self.seen.borrow_mut().push(written(url, params));
        self.answer.clone()
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut mock = MockClient::new();
    let mut service = WeatherService::new(MockClient::new(), "none");
    let mut foreign: Option<WeatherService<Fixed>> = None;
    for line in script.lines().map(str::trim) {
        let (operation, rest) = line.split_once(' ').unwrap_or((line, ""));
        match operation {
            "" => {}
            "mock" => mock = MockClient::new(),
            "returns" => match answer(rest, line) {
                Ok(response) => mock = mock.returns(response),
                Err(_) => panic!("returns takes a response: {line:?}"),
            },
            "side-effect" => {
                let answers = in_a_row(rest).map(|word| answer(word, line)).collect();
                mock = mock.side_effect(answers);
            }
            "service" => {
                service = WeatherService::new(mock, rest);
                mock = MockClient::new();
            }
            "temperature" => {
                let result: Result<i64, WeatherError> = service.temperature(rest);
                report!("{line} -> {}", temperature_text(&result));
            }
            "get" => {
                let (url, params) = call(rest, line);
                let result: Result<Response, String> = service.client().get(url, &params);
                match result {
                    Ok(response) => report!("{line} -> {} {:?}", response.status, response.body),
                    Err(text) => report!("{line} -> error {text}"),
                }
            }
            "calls" => {
                let calls: Vec<Call> = service.client().calls();
                report!("calls: {}", calls.len());
                for call in calls {
                    let params: Vec<(&str, &str)> = call
                        .params
                        .iter()
                        .map(|(name, value)| (name.as_str(), value.as_str()))
                        .collect();
                    report!("  {}", written(&call.url, &params));
                }
            }
            "once" => {
                let (url, params) = call(rest, line);
                let result = service.client().assert_called_once_with(url, &params);
                report!("{line} -> {}", assertion_text(result));
            }
            "has" => {
                let expected: Vec<Call> = in_a_row(rest).map(|word| owned(word, line)).collect();
                let result = service.client().assert_has_calls(&expected);
                report!("{line} -> {}", assertion_text(result));
            }
            "show" => {
                let text: String = show(&owned(rest, line));
                report!("{line} -> {text}");
            }
            "foreign" => {
                let Some((key, rest)) = rest.split_once(' ') else {
                    panic!("a key and an answer are wanted: {line:?}");
                };
                let client = Fixed {
                    answer: answer(rest, line),
                    seen: RefCell::default(),
                };
                foreign = Some(WeatherService::new(client, key));
            }
            "foreign-temperature" => {
                let Some(foreign) = &foreign else {
                    panic!("there is no foreign client yet: {line:?}");
                };
                let result: Result<i64, WeatherError> = foreign.temperature(rest);
                let seen: Vec<String> = foreign.client().seen.take();
                report!(
                    "{line} -> {} | it saw {}",
                    temperature_text(&result),
                    seen.join(" and ")
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn in_a_row(text: &str) -> impl Iterator<Item = &str> {
    text.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn answer(text: &str, line: &str) -> Result<Response, String> {
    match text.split_once(' ') {
        Some(("error", text)) => Err(text.to_string()),
        Some((status, body)) => {
            let body = body
                .strip_prefix('"')
                .and_then(|body| body.strip_suffix('"'));
            match (status.parse(), body) {
                (Ok(status), Some(body)) => Ok(Response {
                    status,
                    body: body.replace("\\n", "\n"),
                }),
                _ => panic!("{text:?} is not an answer: {line:?}"),
            }
        }
        None => panic!("{text:?} is not an answer: {line:?}"),
    }
}

fn call<'a>(text: &'a str, line: &str) -> (&'a str, Vec<(&'a str, &'a str)>) {
    let mut words = text.split_whitespace();
    let Some(url) = words.next() else {
        panic!("a call needs a URL: {line:?}");
    };
    let mut params: Vec<(&str, &str)> = Vec::new();
    for word in words {
        match word.split_once('=') {
            Some((name, _)) if params.iter().any(|(other, _)| *other == name) => {
                panic!("the parameter {name} comes twice: {line:?}")
            }
            Some(param) => params.push(param),
            None => panic!("{word:?} is no parameter: {line:?}"),
        }
    }
    (url, params)
}

fn owned(text: &str, line: &str) -> Call {
    let (url, params) = call(text, line);
    Call {
        url: url.to_string(),
        params: params
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect(),
    }
}

/// The order of the parameters is nobody's business, so they are sorted.
fn written(url: &str, params: &[(&str, &str)]) -> String {
    let mut params: Vec<String> = params.iter().map(|(n, v)| format!("{n}={v}")).collect();
    params.sort();
    if params.is_empty() {
        format!("{url} without parameters")
    } else {
        format!("{url} with {}", params.join(" "))
    }
}

fn temperature_text(result: &Result<i64, WeatherError>) -> String {
    match result {
        Ok(tenths) => tenths.to_string(),
        Err(WeatherError::Transport(text)) => format!("Transport({text})"),
        Err(WeatherError::Status(code)) => format!("Status({code})"),
        Err(WeatherError::BadBody) => "BadBody".to_string(),
    }
}

fn assertion_text(result: Result<(), String>) -> String {
    match result {
        Ok(()) => "ok".to_string(),
        Err(text) => format!("error: {text}"),
    }
}
