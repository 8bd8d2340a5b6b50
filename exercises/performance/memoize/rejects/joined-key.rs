//! Rejected: the key is the argument as a text.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Remembers the results of a function by its argument.
pub struct Memo<A, R> {
    results: HashMap<String, R>,
    arguments: std::marker::PhantomData<A>,
    hits: u64,
    computations: u64,
}

impl<A: std::fmt::Display, R: Clone> Memo<A, R> {
    /// Remembers nothing yet.
    pub fn new() -> Memo<A, R> {
        Memo {
            results: HashMap::new(),
            arguments: std::marker::PhantomData,
            hits: 0,
            computations: 0,
        }
    }

    /// The remembered result, or what `f` computes; failures are not remembered.
    pub fn call<E>(&mut self, arg: A, f: impl FnOnce(&A) -> Result<R, E>) -> Result<R, E> {
        if let Some(result) = self.results.get(&arg.to_string()) {
            self.hits += 1;
            return Ok(result.clone());
        }
        self.computations += 1;
        let result = f(&arg)?;
        self.results.insert(arg.to_string(), result.clone());
        Ok(result)
    }

    /// Hits, computations, and results remembered now.
    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits, self.computations, self.results.len())
    }

    /// Forgets all results and goes on counting.
    pub fn clear(&mut self) {
        self.results.clear();
    }
}

impl<A: std::fmt::Display, R: Clone> Default for Memo<A, R> {
    fn default() -> Self {
        Memo::new()
    }
}

/// A recursive function: it gets a function for its inner calls, and its argument.
type Recursive<'f, A, R> = &'f dyn Fn(&mut dyn FnMut(A) -> R, A) -> R;

/// The value of a recursive function, whose inner calls go through the function that it is given, and how many times
/// `f` was called.
pub fn memo_recursive<A: Eq + Hash + Clone, R: Clone>(f: Recursive<'_, A, R>, arg: A) -> (R, u64) {
    let mut values = HashMap::new();
    let value = evaluate(f, arg, &mut values);
    (value, values.len() as u64)
}

fn evaluate<A: Eq + Hash + Clone, R: Clone>(
    f: Recursive<'_, A, R>,
    arg: A,
    values: &mut HashMap<A, R>,
) -> R {
    if let Some(value) = values.get(&arg) {
        return value.clone();
    }
    let value = f(&mut |inner| evaluate(f, inner, values), arg.clone());
    values.insert(arg, value.clone());
    value
}

/// Remembers values for many threads at the same time.
pub struct SharedMemo<A, R> {
    /// One cell for each argument that was asked for. The lock is held to find or make a cell, never while computing.
    cells: Mutex<HashMap<A, Arc<OnceLock<R>>>>,
    computations: AtomicU64,
}

impl<A: Eq + Hash + Clone, R: Clone> SharedMemo<A, R> {
    /// Remembers nothing yet.
    pub fn new() -> SharedMemo<A, R> {
        SharedMemo {
            cells: Mutex::new(HashMap::new()),
            computations: AtomicU64::new(0),
        }
    }

    /// The remembered value, or what `f` computes, or what another thread is computing just now.
    pub fn get(&self, arg: A, f: impl FnOnce(&A) -> R) -> R {
        let cell = self.cell(arg.clone());
        // The cell makes others wait while it is being filled, and stays empty when the computation panics.
        let value = cell.get_or_init(|| {
            self.computations.fetch_add(1, Ordering::Relaxed);
            f(&arg)
        });
        value.clone()
    }

    /// How many times a function given to `get` was called.
    pub fn computations(&self) -> u64 {
        self.computations.load(Ordering::Relaxed)
    }

    fn cell(&self, arg: A) -> Arc<OnceLock<R>> {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(cells.entry(arg).or_default())
    }
}

impl<A: Eq + Hash + Clone, R: Clone> Default for SharedMemo<A, R> {
    fn default() -> Self {
        SharedMemo::new()
    }
}
