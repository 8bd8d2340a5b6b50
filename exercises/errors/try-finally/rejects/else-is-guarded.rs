//! Rejected: else is taken to belong to what the handlers watch over

/// How a block ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Flow {
    /// At its last line.
    Normal,
    /// With `return`.
    Return(i64),
    /// With `raise`; the text is the kind of the exception.
    Raise(String),
    /// With a `raise` that names nothing. Only handlers end like this.
    Reraise,
}

/// A block: it writes to the log and says how it ends.
pub type Block = Box<dyn Fn(&mut Vec<String>) -> Flow>;

/// A try statement.
pub struct Try {
    /// The block behind `try`.
    pub body: Block,
    /// The kinds that each `except` lists, none meaning all, and its block.
    pub handlers: Vec<(Vec<String>, Block)>,
    /// The block behind `else`.
    pub orelse: Option<Block>,
    /// The block behind `finally`.
    pub finally_block: Option<Block>,
}

impl Try {
    /// Runs the statement and says how it ends; that is never `Reraise`.
    pub fn run(&self, log: &mut Vec<String>) -> Flow {
        let pending = self.run_before_finally(log);
        match &self.finally_block {
            None => pending,
            Some(block) => match block(log) {
                Flow::Normal => pending,
                ending => ending,
            },
        }
    }

    fn run_before_finally(&self, log: &mut Vec<String>) -> Flow {
        let ending = match ((self.body)(log), &self.orelse) {
            (Flow::Normal, Some(block)) => block(log),
            (ending, _) => ending,
        };
        match ending {
            Flow::Raise(kind) => {
                let fits = |kinds: &[String]| kinds.is_empty() || kinds.contains(&kind);
                match self.handlers.iter().find(|(kinds, _)| fits(kinds)) {
                    // Only here is it known which exception a bare raise means.
                    Some((_, block)) => match block(log) {
                        Flow::Reraise => Flow::Raise(kind),
                        ending => ending,
                    },
                    None => Flow::Raise(kind),
                }
            }
            ending => ending,
        }
    }
}
