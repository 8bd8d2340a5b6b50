//! An author at work: scaffolding exercises, recording what their programs print, and what learners get from it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod desk;
mod misconceptions;
mod recording;
mod refusing;
mod scaffolding;
