//! gather, first error, first done: futures that run other futures together.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A future of any kind in a box.
pub type BoxFut<T> = Pin<Box<dyn Future<Output = T>>>;

/// Waits for all futures; see `gather_all`.
pub struct GatherAll<T> {
    // your fields instead of this one
    futs: Vec<BoxFut<T>>,
}

/// Waits for all futures or the first error; see `try_gather`.
pub struct TryGather<T, E> {
    // your fields instead of this one
    futs: Vec<BoxFut<Result<T, E>>>,
}

/// Waits for the first future; see `first_done`.
pub struct FirstDone<T> {
    // your fields instead of this one
    futs: Vec<BoxFut<T>>,
}

/// A future that is ready when all of `futs` are. Its output holds theirs, in the order of `futs`.
pub fn gather_all<T: Unpin>(futs: Vec<BoxFut<T>>) -> GatherAll<T> {
    todo!()
}

/// A future that is ready with all values when all of `futs` have succeeded, or with the position and the error of the
/// first one to fail. It then drops the others.
pub fn try_gather<T: Unpin, E: Unpin>(futs: Vec<BoxFut<Result<T, E>>>) -> TryGather<T, E> {
    todo!()
}

/// A future that is ready when one of `futs` is, or several at once. It gives their positions and outputs, and the
/// positions of the others with the futures themselves, which can still be polled.
pub fn first_done<T>(futs: Vec<BoxFut<T>>) -> FirstDone<T> {
    todo!()
}

impl<T: Unpin> Future for GatherAll<T> {
    type Output = Vec<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<T>> {
        todo!()
    }
}

impl<T: Unpin, E: Unpin> Future for TryGather<T, E> {
    type Output = Result<Vec<T>, (usize, E)>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        todo!()
    }
}

impl<T> Future for FirstDone<T> {
    type Output = (Vec<(usize, T)>, Vec<(usize, BoxFut<T>)>);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        todo!()
    }
}

/// Awaits `fut`, and tells of a success as `NAME: value` and of an error as `NAME caught: error`.
pub async fn guarded(name: String, fut: BoxFut<Result<i64, String>>) -> String {
    todo!()
}
