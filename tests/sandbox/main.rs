//! The sandbox as a whole: classes that hold, classes that are said not to, layers that are made to fail.

mod canary;
mod ground;
