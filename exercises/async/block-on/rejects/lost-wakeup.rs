//! Rejected: goes to sleep without looking whether it has been woken in the meantime.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};

/// Pushes 1 to n, one number per poll, then is ready with n.
pub struct CountUpTo {
    n: u32,
    pushed: u32,
    finished: bool,
    out: Arc<Mutex<Vec<u32>>>,
}

impl CountUpTo {
    /// A future that has not done anything yet.
    pub fn new(n: u32, out: Arc<Mutex<Vec<u32>>>) -> CountUpTo {
        CountUpTo {
            n,
            pushed: 0,
            finished: false,
            out,
        }
    }
}

impl Future for CountUpTo {
    type Output = u32;

    /// One step: push the next number, wake once and be pending; or be ready when all n are pushed.
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        assert!(!self.finished, "polled after completion");
        if self.pushed == self.n {
            self.finished = true;
            return Poll::Ready(self.n);
        }
        self.pushed += 1;
        self.out.lock().unwrap().push(self.pushed);
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Rouses the thread in `block_on`.
#[derive(Default)]
struct Signal {
    asleep: Mutex<()>,
    changed: Condvar,
}

impl Signal {
    fn wait(&self) {
        let asleep = self.asleep.lock().unwrap();
        drop(self.changed.wait(asleep).unwrap());
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        let _asleep = self.asleep.lock().unwrap();
        self.changed.notify_one();
    }
}

/// Runs `f` on the calling thread to its end and returns its output; sleeps while there is nothing to do.
pub fn block_on<F: Future>(f: F) -> F::Output {
    let mut f = pin!(f);
    // One signal per call: calls that are nested or run on other threads know nothing of it.
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = f.as_mut().poll(&mut cx) {
            return output;
        }
        signal.wait();
    }
}

/// A future in a box, whatever its type.
pub type BoxFut = Pin<Box<dyn Future<Output = u32>>>;

/// Polls `futures[i]` once for every `i` in `order` and returns what the polls gave, `None` where the future was ready before.
pub fn poll_in_order(futures: &mut [BoxFut], order: &[usize]) -> Vec<Option<Poll<u32>>> {
    let mut finished = vec![false; futures.len()];
    let mut cx = Context::from_waker(Waker::noop());
    let mut poll = |i: usize| {
        if finished[i] {
            return None;
        }
        let polled = futures[i].as_mut().poll(&mut cx);
        finished[i] = polled.is_ready();
        Some(polled)
    };
    order.iter().map(|&i| poll(i)).collect()
}
