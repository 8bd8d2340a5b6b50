//! Memoising functions: results are remembered, in one thread, in a recursion and between threads.

use std::hash::Hash;
use std::marker::PhantomData;

/// Remembers the results of a function by its argument.
pub struct Memo<A, R> {
    // your fields instead of this one
    _p: PhantomData<(A, R)>,
}

impl<A: Eq + Hash + Clone, R: Clone> Memo<A, R> {
    /// Remembers nothing yet.
    pub fn new() -> Memo<A, R> {
        todo!()
    }

    /// The remembered result, or what `f` computes; failures are not remembered.
    pub fn call<E>(&mut self, arg: A, f: impl FnOnce(&A) -> Result<R, E>) -> Result<R, E> {
        todo!()
    }

    /// Hits, computations, and results remembered now.
    pub fn stats(&self) -> (u64, u64, usize) {
        todo!()
    }

    /// Forgets all results and goes on counting.
    pub fn clear(&mut self) {
        todo!()
    }
}

/// A recursive function: it gets a function for its inner calls, and its argument.
type Recursive<'f, A, R> = &'f dyn Fn(&mut dyn FnMut(A) -> R, A) -> R;

/// The value of a recursive function, whose inner calls go through the function that it is given, and how many times
/// `f` was called.
pub fn memo_recursive<A: Eq + Hash + Clone, R: Clone>(f: Recursive<'_, A, R>, arg: A) -> (R, u64) {
    todo!()
}

/// Remembers values for many threads at the same time.
pub struct SharedMemo<A, R> {
    // your fields instead of this one
    _p: PhantomData<(A, R)>,
}

impl<A: Eq + Hash + Clone, R: Clone> SharedMemo<A, R> {
    /// Remembers nothing yet.
    pub fn new() -> SharedMemo<A, R> {
        todo!()
    }

    /// The remembered value, or what `f` computes, or what another thread is computing just now.
    pub fn get(&self, arg: A, f: impl FnOnce(&A) -> R) -> R {
        todo!()
    }

    /// How many times a function given to `get` was called.
    pub fn computations(&self) -> u64 {
        todo!()
    }
}
