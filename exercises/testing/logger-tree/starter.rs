//! Loggers, handlers and propagation: a tree of loggers that sends records up to the root.

use std::collections::BTreeMap;

/// How important a record is, from the least to the most. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Written `DEBUG`.
    Debug,
    /// Written `INFO`.
    Info,
    /// Written `WARNING`.
    Warning,
    /// Written `ERROR`.
    Error,
    /// Written `CRITICAL`.
    Critical,
}

/// Writes the records of a logger to a sink. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Handler {
    /// Where the lines go.
    pub sink: String,
    /// Records below this level are not written.
    pub level: Level,
    /// What a line looks like.
    pub format: String,
}

/// What a configuration says about one logger. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggerConfig {
    /// The logger.
    pub name: String,
    /// Its own level, if it is to have one.
    pub level: Option<Level>,
    /// Whether its records go on to its parent.
    pub propagate: bool,
    /// The names of its handlers.
    pub handlers: Vec<String>,
}

/// What a configuration says about one handler. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct HandlerConfig {
    /// Where the lines go.
    pub sink: String,
    /// Records below this level are not written.
    pub level: Level,
    /// The name of the format of its lines.
    pub format_name: String,
}

/// A configuration: formats and handlers by their names, and the loggers. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Formats by name.
    pub formats: BTreeMap<String, String>,
    /// Handlers by name.
    pub handlers: BTreeMap<String, HandlerConfig>,
    /// The loggers to be changed, none of them twice.
    pub loggers: Vec<LoggerConfig>,
}

/// A tree of loggers, together with all lines that they have written.
pub struct LogTree {
    // your fields
}

impl LogTree {
    /// A tree in which no logger has a level or a handler, and all of them propagate.
    pub fn new() -> LogTree {
        todo!()
    }

    /// Gives the logger a level of its own, or takes it away.
    pub fn set_level(&mut self, logger: &str, level: Option<Level>) {
        todo!()
    }

    /// Whether records go on from this logger to its parent.
    pub fn set_propagate(&mut self, logger: &str, on: bool) {
        todo!()
    }

    /// Adds a handler at the end, or in the place of the handler of this logger with the same sink.
    pub fn add_handler(&mut self, logger: &str, handler: Handler) {
        todo!()
    }

    /// The level of the logger or else of its nearest ancestor with a level, `Warning` if none has one.
    pub fn effective_level(&self, logger: &str) -> Level {
        todo!()
    }

    /// Sends a record to the logger. `message` is called once if the record is kept, otherwise not at all.
    pub fn log(&mut self, logger: &str, level: Level, message: &mut dyn FnMut() -> String) {
        todo!()
    }

    /// The lines written to this sink so far, the oldest first.
    pub fn lines(&self, sink: &str) -> Vec<String> {
        todo!()
    }

    /// Applies a configuration as a whole, or changes nothing and says which name is unknown.
    pub fn configure(&mut self, config: &Config) -> Result<(), String> {
        todo!()
    }
}
