//! Stubs, mocks and call lists: a service that is written against a trait, and a client that only pretends.

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

/// Knows the weather by asking a server through its client.
pub struct WeatherService<C: HttpClient> {
    client: C,
    // your fields
}

impl<C: HttpClient> WeatherService<C> {
    /// A service that uses this client and sends this key along.
    pub fn new(client: C, key: &str) -> WeatherService<C> {
        todo!()
    }

    /// The temperature in a city, in tenths of a degree.
    pub fn temperature(&self, city: &str) -> Result<i64, WeatherError> {
        todo!()
    }

    /// The client that the service was made with.
    pub fn client(&self) -> &C {
        todo!()
    }
}

/// One request that a mock has received.
#[derive(Debug, Clone)]
pub struct Call {
    /// What was asked for.
    pub url: String,
    /// The names and values of the parameters, in any order.
    pub params: Vec<(String, String)>,
}

/// Writes a call as `URL {a=1, b=2}`, the parameters sorted by name.
pub fn show(call: &Call) -> String {
    todo!()
}

/// A client that answers as it was told to and remembers what it was asked.
pub struct MockClient {
    // your fields
}

impl MockClient {
    /// A mock that has no answers yet.
    pub fn new() -> MockClient {
        todo!()
    }

    /// The mock with this answer to every call, unless it has a list of answers.
    pub fn returns(self, r: Response) -> MockClient {
        todo!()
    }

    /// The mock with this list of answers, one for each call.
    pub fn side_effect(self, answers: Vec<Result<Response, String>>) -> MockClient {
        todo!()
    }

    /// All calls so far, the first one first.
    pub fn calls(&self) -> Vec<Call> {
        todo!()
    }

    /// Whether there was one call and it was this one; the error says what happened instead.
    pub fn assert_called_once_with(
        &self,
        url: &str,
        params: &[(&str, &str)],
    ) -> Result<(), String> {
        todo!()
    }

    /// Whether these calls were made in this order with no other call in between.
    pub fn assert_has_calls(&self, expected: &[Call]) -> Result<(), String> {
        todo!()
    }
}

impl HttpClient for MockClient {
    /// Remembers the call and gives the answer whose turn it is.
    fn get(&self, url: &str, params: &[(&str, &str)]) -> Result<Response, String> {
        todo!()
    }
}
