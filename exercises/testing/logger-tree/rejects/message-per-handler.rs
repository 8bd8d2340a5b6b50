//! Rejected: every handler makes the message for itself

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

/// What was said about one logger.
#[derive(Default)]
struct Logger {
    level: Option<Level>,
    stops: bool,
    handlers: Vec<Handler>,
}

impl Logger {
    fn add(&mut self, handler: Handler) {
        match self.handlers.iter_mut().find(|h| h.sink == handler.sink) {
            Some(known) => *known = handler,
            None => self.handlers.push(handler),
        }
    }
}

/// A tree of loggers, together with all lines that they have written.
#[derive(Default)]
pub struct LogTree {
    // Only loggers of which something was said; the tree is in the names.
    loggers: BTreeMap<String, Logger>,
    sinks: BTreeMap<String, Vec<String>>,
}

impl LogTree {
    /// A tree in which no logger has a level or a handler, and all of them propagate.
    pub fn new() -> LogTree {
        LogTree::default()
    }

    /// Gives the logger a level of its own, or takes it away.
    pub fn set_level(&mut self, logger: &str, level: Option<Level>) {
        self.logger(logger).level = level;
    }

    /// Whether records go on from this logger to its parent.
    pub fn set_propagate(&mut self, logger: &str, on: bool) {
        self.logger(logger).stops = !on;
    }

    /// Adds a handler at the end, or in the place of the handler of this logger with the same sink.
    pub fn add_handler(&mut self, logger: &str, handler: Handler) {
        self.logger(logger).add(handler);
    }

    /// The level of the logger or else of its nearest ancestor with a level, `Warning` if none has one.
    pub fn effective_level(&self, logger: &str) -> Level {
        chain(logger)
            .find_map(|name| self.loggers.get(name)?.level)
            .unwrap_or(Level::Warning)
    }

    /// Sends a record to the logger. `message` is called once if the record is kept, otherwise not at all.
    pub fn log(&mut self, logger: &str, level: Level, message: &mut dyn FnMut() -> String) {
        if level < self.effective_level(logger) {
            return;
        }
        for name in chain(logger) {
            let Some(current) = self.loggers.get(name) else {
                continue;
            };
            for handler in &current.handlers {
                if level >= handler.level {
                    let line = fill(&handler.format, logger, level, &message());
                    self.sinks
                        .entry(handler.sink.clone())
                        .or_default()
                        .push(line);
                }
            }
            if current.stops {
                break;
            }
        }
    }

    /// The lines written to this sink so far, the oldest first.
    pub fn lines(&self, sink: &str) -> Vec<String> {
        self.sinks.get(sink).cloned().unwrap_or_default()
    }

    /// Applies a configuration as a whole, or changes nothing and says which name is unknown.
    pub fn configure(&mut self, config: &Config) -> Result<(), String> {
        // Everything is looked up before anything is changed.
        let mut configured = Vec::new();
        for wanted in &config.loggers {
            let mut logger = Logger {
                level: wanted.level,
                stops: !wanted.propagate,
                handlers: Vec::new(),
            };
            for name in &wanted.handlers {
                let HandlerConfig {
                    sink,
                    level,
                    format_name,
                } = config
                    .handlers
                    .get(name)
                    .ok_or_else(|| format!("unknown handler '{name}'"))?;
                let format = config
                    .formats
                    .get(format_name)
                    .ok_or_else(|| format!("unknown format '{format_name}'"))?;
                logger.add(Handler {
                    sink: sink.clone(),
                    level: *level,
                    format: format.clone(),
                });
            }
            configured.push((wanted.name.clone(), logger));
        }
        self.loggers.extend(configured);
        Ok(())
    }

    fn logger(&mut self, name: &str) -> &mut Logger {
        self.loggers.entry(name.to_string()).or_default()
    }
}

/// The logger itself, its parent, and so on up to the root.
fn chain(logger: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(logger), |name| match name.rsplit_once('.') {
        Some((parent, _)) => Some(parent),
        None if name.is_empty() => None,
        None => Some(""),
    })
}

/// Replaces the fields of a format in one pass, so that what was put in is not looked at again.
fn fill(format: &str, name: &str, level: Level, message: &str) -> String {
    let level = match level {
        Level::Debug => "DEBUG",
        Level::Info => "INFO",
        Level::Warning => "WARNING",
        Level::Error => "ERROR",
        Level::Critical => "CRITICAL",
    };
    let fields = [
        ("%(name)s", name),
        ("%(levelname)s", level),
        ("%(message)s", message),
    ];
    let mut line = String::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('%') {
        line.push_str(before);
        let from_sign = &rest[before.len()..];
        let field = fields
            .iter()
            .find(|(field, _)| from_sign.starts_with(field));
        rest = if let Some((field, value)) = field {
            line.push_str(value);
            &from_sign[field.len()..]
        } else {
            line.push('%');
            after.strip_prefix('%').unwrap_or(after)
        };
    }
    line + rest
}
