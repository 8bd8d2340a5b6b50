//! gather, first error, first done: futures that run other futures together.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A future of any kind in a box.
pub type BoxFut<T> = Pin<Box<dyn Future<Output = T>>>;

/// A future that is still under way, or what has come of it. So nobody can poll it again.
enum Slot<F, T> {
    Running(F),
    Done(T),
}

impl<F, T> Slot<F, T> {
    fn into_output(self) -> Option<T> {
        match self {
            Slot::Running(_) => None,
            Slot::Done(output) => Some(output),
        }
    }
}

/// Waits for all futures; see `gather_all`.
pub struct GatherAll<T> {
    slots: Vec<Slot<BoxFut<T>, T>>,
}

/// Waits for all futures or the first error; see `try_gather`.
pub struct TryGather<T, E> {
    slots: Vec<Slot<BoxFut<Result<T, E>>, T>>,
}

/// Waits for the first future; see `first_done`.
pub struct FirstDone<T> {
    futs: Vec<BoxFut<T>>,
}

/// A future that is ready when all of `futs` are. Its output holds theirs, in the order of `futs`.
pub fn gather_all<T: Unpin>(futs: Vec<BoxFut<T>>) -> GatherAll<T> {
    GatherAll {
        slots: futs.into_iter().map(Slot::Running).collect(),
    }
}

/// A future that is ready with all values when all of `futs` have succeeded, or with the position and the error of the
/// first one to fail. It then drops the others.
pub fn try_gather<T: Unpin, E: Unpin>(futs: Vec<BoxFut<Result<T, E>>>) -> TryGather<T, E> {
    TryGather {
        slots: futs.into_iter().map(Slot::Running).collect(),
    }
}

/// A future that is ready when one of `futs` is, or several at once. It gives their positions and outputs, and the
/// positions of the others with the futures themselves, which can still be polled.
pub fn first_done<T>(futs: Vec<BoxFut<T>>) -> FirstDone<T> {
    FirstDone { futs }
}

impl<T: Unpin> Future for GatherAll<T> {
    type Output = Vec<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<T>> {
        let slots = &mut self.get_mut().slots;
        let mut all_done = true;
        for slot in slots.iter_mut() {
            if let Slot::Running(fut) = slot {
                match fut.as_mut().poll(cx) {
                    Poll::Ready(output) => *slot = Slot::Done(output),
                    Poll::Pending => all_done = false,
                }
            }
        }
        if !all_done {
            return Poll::Pending;
        }
        let done = std::mem::take(slots);
        Poll::Ready(done.into_iter().filter_map(Slot::into_output).collect())
    }
}

impl<T: Unpin, E: Unpin> Future for TryGather<T, E> {
    type Output = Result<Vec<T>, (usize, E)>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let slots = &mut self.get_mut().slots;
        let mut all_done = true;
        for (position, slot) in slots.iter_mut().enumerate() {
            if let Slot::Running(fut) = slot {
                match fut.as_mut().poll(cx) {
                    Poll::Ready(Ok(value)) => *slot = Slot::Done(value),
                    Poll::Ready(Err(error)) => {
                        // Dropping a future cancels it.
                        slots.clear();
                        return Poll::Ready(Err((position, error)));
                    }
                    Poll::Pending => all_done = false,
                }
            }
        }
        if !all_done {
            return Poll::Pending;
        }
        let done = std::mem::take(slots);
        Poll::Ready(Ok(done.into_iter().filter_map(Slot::into_output).collect()))
    }
}

impl<T> Future for FirstDone<T> {
    type Output = (Vec<(usize, T)>, Vec<(usize, BoxFut<T>)>);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let futs = &mut self.get_mut().futs;
        let mut done = Vec::new();
        let mut left = Vec::new();
        for (position, mut fut) in std::mem::take(futs).into_iter().enumerate() {
            match fut.as_mut().poll(cx) {
                Poll::Ready(output) => done.push((position, output)),
                Poll::Pending => left.push((position, fut)),
            }
        }
        if done.is_empty() && !left.is_empty() {
            // As long as none is done, all of them are left, so positions do not change.
            *futs = left.into_iter().map(|(_, fut)| fut).collect();
            return Poll::Pending;
        }
        Poll::Ready((done, left))
    }
}

/// Awaits `fut`, and tells of a success as `NAME: value` and of an error as `NAME caught: error`.
pub async fn guarded(name: String, fut: BoxFut<Result<i64, String>>) -> String {
    match fut.await {
        Ok(value) => format!("{name}: {value}"),
        Err(error) => format!("{name} caught: {error}"),
    }
}
