//! Rejected: the body is read first, and the status matters only if it cannot be read.

use std::cell::RefCell;
use std::collections::VecDeque;

/// What a server sent back.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The status code, such as 200 or 404.
    pub status: u16,
    /// The text that came with it.
    pub body: String,
}

/// Whoever can fetch something from a server.
pub trait HttpClient {
    /// Asks for `url` with these parameters (names and values); the error is the text of a transport error.
    fn get(&self, url: &str, params: &[(&str, &str)]) -> Result<Response, String>;
}

/// Why there is no temperature.
#[derive(Debug, Clone, PartialEq)]
pub enum WeatherError {
    /// The request did not get through, for this reason.
    Transport(String),
    /// The server answered with this status code, which is not 200.
    Status(u16),
    /// The body is not of the form agreed on.
    BadBody,
}

const URL: &str = "https://api.weather.test/v1/current";

/// Knows the weather by asking a server through its client.
pub struct WeatherService<C: HttpClient> {
    client: C,
    key: String,
}

impl<C: HttpClient> WeatherService<C> {
    /// A service that uses this client and sends this key along.
    pub fn new(client: C, key: &str) -> WeatherService<C> {
        WeatherService {
            client,
            key: key.to_string(),
        }
    }

    /// The temperature in a city, in tenths of a degree.
    pub fn temperature(&self, city: &str) -> Result<i64, WeatherError> {
        let params = [("city", city), ("key", &self.key)];
        let response = self
            .client
            .get(URL, &params)
            .map_err(WeatherError::Transport)?;
        match parse_body(&response.body) {
            Some(temperature) => Ok(temperature),
            None if response.status != 200 => Err(WeatherError::Status(response.status)),
            None => Err(WeatherError::BadBody),
        }
    }

    /// The client that the service was made with.
    pub fn client(&self) -> &C {
        &self.client
    }
}

fn parse_body(body: &str) -> Option<i64> {
    let number = body.strip_prefix("temp=")?;
    // Of all that `parse` takes, only the plus sign is not allowed here.
    if number.starts_with('+') {
        return None;
    }
    number.parse().ok()
}

/// One request that a mock has received.
#[derive(Debug, Clone)]
pub struct Call {
    /// What was asked for.
    pub url: String,
    /// The names and values of the parameters, in any order.
    pub params: Vec<(String, String)>,
}

impl Call {
    fn new(url: &str, params: &[(&str, &str)]) -> Call {
        let params = params
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()));
        Call {
            url: url.to_string(),
            params: params.collect(),
        }
    }

    fn sorted_params(&self) -> Vec<&(String, String)> {
        let mut params: Vec<_> = self.params.iter().collect();
        params.sort();
        params
    }

    fn is_like(&self, other: &Call) -> bool {
        self.url == other.url && self.sorted_params() == other.sorted_params()
    }
}

/// Writes a call as `URL {a=1, b=2}`, the parameters sorted by name.
pub fn show(call: &Call) -> String {
    let params: Vec<String> = call
        .sorted_params()
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("{} {{{}}}", call.url, params.join(", "))
}

/// A client that answers as it was told to and remembers what it was asked.
#[derive(Default)]
pub struct MockClient {
    fixed: Option<Response>,
    // `get` has only a shared reference, so what it changes stands in cells.
    script: Option<RefCell<VecDeque<Result<Response, String>>>>,
    calls: RefCell<Vec<Call>>,
}

impl MockClient {
    /// A mock that has no answers yet.
    pub fn new() -> MockClient {
        MockClient::default()
    }

    /// The mock with this answer to every call, unless it has a list of answers.
    pub fn returns(mut self, r: Response) -> MockClient {
        self.fixed = Some(r);
        self
    }

    /// The mock with this list of answers, one for each call.
    pub fn side_effect(mut self, answers: Vec<Result<Response, String>>) -> MockClient {
        self.script = Some(RefCell::new(answers.into()));
        self
    }

    /// All calls so far, the first one first.
    pub fn calls(&self) -> Vec<Call> {
        self.calls.borrow().clone()
    }

    /// Whether there was one call and it was this one; the error says what happened instead.
    pub fn assert_called_once_with(
        &self,
        url: &str,
        params: &[(&str, &str)],
    ) -> Result<(), String> {
        match self.calls.borrow().as_slice() {
            [call] if call.is_like(&Call::new(url, params)) => Ok(()),
            [call] => Err(format!("called with {}", show(call))),
            calls => Err(format!("called {} times", calls.len())),
        }
    }

    /// Whether these calls were made in this order with no other call in between.
    pub fn assert_has_calls(&self, expected: &[Call]) -> Result<(), String> {
        let calls = self.calls.borrow();
        let is_expected = |run: &[Call]| run.iter().zip(expected).all(|(call, e)| call.is_like(e));
        // There are no windows of length 0, but no calls at all are found everywhere.
        if expected.is_empty() || calls.windows(expected.len()).any(is_expected) {
            Ok(())
        } else {
            Err("calls not found".to_string())
        }
    }
}

impl HttpClient for MockClient {
    /// Remembers the call and gives the answer whose turn it is.
    fn get(&self, url: &str, params: &[(&str, &str)]) -> Result<Response, String> {
        self.calls.borrow_mut().push(Call::new(url, params));
        let answer = match &self.script {
            Some(script) => script.borrow_mut().pop_front(),
            None => self.fixed.clone().map(Ok),
        };
        answer.unwrap_or_else(|| Err("no more answers".to_string()))
    }
}
