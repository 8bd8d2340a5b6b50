//! A future by hand and block_on: what an async function becomes, and what drives it.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

/// Pushes 1 to n, one number per poll, then is ready with n.
pub struct CountUpTo {
    // your fields
}

impl CountUpTo {
    /// A future that has not done anything yet.
    pub fn new(n: u32, out: Arc<Mutex<Vec<u32>>>) -> CountUpTo {
        todo!()
    }
}

impl Future for CountUpTo {
    type Output = u32;

    /// One step: push the next number, wake once and be pending; or be ready when all n are pushed.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        todo!()
    }
}

/// Runs `f` on the calling thread to its end and returns its output; sleeps while there is nothing to do.
pub fn block_on<F: Future>(f: F) -> F::Output {
    todo!()
}

/// A future in a box, whatever its type. Leave this type as it is.
pub type BoxFut = Pin<Box<dyn Future<Output = u32>>>;

/// Polls `futures[i]` once for every `i` in `order` and returns what the polls gave, `None` where the future was ready before.
pub fn poll_in_order(futures: &mut [BoxFut], order: &[usize]) -> Vec<Option<Poll<u32>>> {
    todo!()
}
