//! Rejected: waits for a first future even if there are none

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub type BoxFut<T> = Pin<Box<dyn Future<Output = T>>>;

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

pub struct GatherAll<T> {
    slots: Vec<Slot<BoxFut<T>, T>>,
}

pub struct TryGather<T, E> {
    slots: Vec<Slot<BoxFut<Result<T, E>>, T>>,
}

pub struct FirstDone<T> {
    futs: Vec<BoxFut<T>>,
}

pub fn gather_all<T: Unpin>(futs: Vec<BoxFut<T>>) -> GatherAll<T> {
    GatherAll {
        slots: futs.into_iter().map(Slot::Running).collect(),
    }
}

pub fn try_gather<T: Unpin, E: Unpin>(futs: Vec<BoxFut<Result<T, E>>>) -> TryGather<T, E> {
    TryGather {
        slots: futs.into_iter().map(Slot::Running).collect(),
    }
}

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
        if done.is_empty() {
            *futs = left.into_iter().map(|(_, fut)| fut).collect();
            return Poll::Pending;
        }
        Poll::Ready((done, left))
    }
}

pub async fn guarded(name: String, fut: BoxFut<Result<i64, String>>) -> String {
    match fut.await {
        Ok(value) => format!("{name}: {value}"),
        Err(error) => format!("{name} caught: {error}"),
    }
}
