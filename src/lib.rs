//! `grader` compiles a learner's Rust solution to an exercise, runs it case by case under limits, compares
//! what it prints with expected snapshots, and says what is wrong in a way that teaches.
//!
//! This page is the map. Data goes one way: arguments → [`cli`] → [`command`] → [`exercise`] and
//! [`submission`] → [`grading`] → [`build`] → [`sandbox`] for each case → [`snapshot`] → [`verdict`] →
//! [`grade`] → [`event`] → [`report`] → [`exit_status`]. [`proving`] sends an exercise's own files the same way,
//! and what comes of it is a [`proof`]. A whole class
//! goes that way too: [`gradebook`] finds what was handed in, keeps every grade in a journal, and draws the results.
//!
//! Modules stand in layers, the highest first. A module uses only modules of layers below its own, and
//! brothers in a layer do not use each other; `tests/tidy/` reads the headings below and proves it.
//!
//! Three kinds of bad news never share a type: a learner's program that fails is a value
//! ([`verdict::Verdict`]), an author's mistake is an [`exercise::Problem`] with its place in the file, and
//! trouble with the machine is an error that never counts against a learner.

// Layer: door
pub mod cli;

// Layer: commands
pub mod command;

// Layer: screens
pub mod watch;

// Layer: proofs
pub mod proving;
pub mod recording;

// Layer: searches
pub mod random;

// Layer: engines
pub mod gradebook;
pub mod grading;
pub mod report;
pub mod scaffold;
pub mod workspace;

// Layer: news
pub mod event;
pub mod exit_status;

// Layer: results
pub mod grade;
pub mod laid_out;
pub mod progress;
pub mod proof;
pub mod record;

// Layer: catalogue
pub mod exercise;

// Layer: words
pub mod submission;
pub mod verdict;

// Layer: workshop
pub mod build;

// Layer: ground
pub mod sandbox;
pub mod snapshot;

// Layer: files
pub mod owner;
pub mod plain_file;
pub mod real_path;
pub mod whole_file;

// Layer: characters and bytes
pub mod cause;
pub mod clock;
pub mod digest;
pub mod escape;
pub mod mutex;
pub mod quantity;
pub mod signal;
