//! How strongly runs are isolated, and how strongly they shall be.

use serde::{Deserialize, Serialize};

/// How strongly runs are isolated. Each class holds what the ones before it hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// Limits, output caps, a session of its own, a cleared environment.
    None,
    /// No new privileges, Landlock and a strict system call filter besides.
    Landlock,
    /// Namespaces and a private file system besides; other programs may be started, but there are none.
    Full,
}

impl Class {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Class::None => "none",
            Class::Landlock => "landlock",
            Class::Full => "full",
        }
    }
}

/// How strongly runs shall be isolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Class `full` or nothing runs.
    Full,
    /// Class `full` or `landlock`, or nothing runs.
    Required,
    /// The strongest class that this host gives.
    BestEffort,
    /// Class `none`.
    Off,
}

impl Request {
    /// The weakest class that will do.
    pub fn at_least(self) -> Class {
        match self {
            Request::Full => Class::Full,
            Request::Required => Class::Landlock,
            Request::BestEffort | Request::Off => Class::None,
        }
    }
}
