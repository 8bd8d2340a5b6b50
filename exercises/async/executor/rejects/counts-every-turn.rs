//! Rejected: whoever comes out of the queue counts as polled, finished or not

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// Everybody waits, and nobody is left who could wake anybody. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deadlock;

/// A handle to an event loop with a clock of its own; clones are handles to the same loop.
#[derive(Clone, Default)]
pub struct Loop {
    shared: Rc<Shared>,
    ready: Arc<Ready>,
}

#[derive(Default)]
struct Shared {
    now: Cell<u64>,
    polls: Cell<u64>,
    /// The last number given to a task, a main future or a timer.
    numbers: Cell<u64>,
    /// By number; a task is taken out while it is polled.
    tasks: RefCell<BTreeMap<u64, Task>>,
    /// By time, and for the same time in the order in which they were set.
    timers: RefCell<BTreeMap<(u64, u64), Timer>>,
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

enum Timer {
    Wake(Waker),
    Call(Box<dyn FnOnce()>),
}

/// Whose turn it is. A waker may go to other threads, so this is not in an `Rc`.
#[derive(Default)]
struct Ready(Mutex<VecDeque<Arc<Bell>>>);

impl Ready {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Bell>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The waker of one task, which puts it into the queue at most once.
struct Bell {
    number: u64,
    queued: AtomicBool,
    ready: Arc<Ready>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        if !self.queued.swap(true, Ordering::Relaxed) {
            self.ready.lock().push_back(Arc::clone(&self));
        }
    }
}

impl Loop {
    /// A loop without tasks and timers, whose clock shows 0.
    pub fn new() -> Loop {
        Loop::default()
    }

    /// The time in milliseconds.
    pub fn now(&self) -> u64 {
        self.shared.now.get()
    }

    /// How many polls of tasks and main futures there have been.
    pub fn polls(&self) -> u64 {
        self.shared.polls.get()
    }

    /// A future that is ready `ms` milliseconds after its first poll.
    pub fn sleep(&self, ms: u64) -> Sleep {
        Sleep {
            on: self.clone(),
            ms,
            timer: None,
        }
    }

    /// Calls `f` in `ms` milliseconds.
    pub fn call_later(&self, ms: u64, f: Box<dyn FnOnce()>) {
        let key = (self.now() + ms, self.number());
        self.shared.timers.borrow_mut().insert(key, Timer::Call(f));
    }

    /// Starts a task; it is first polled when its turn comes.
    pub fn spawn<T: 'static>(&self, fut: impl Future<Output = T> + 'static) -> JoinHandle<T> {
        let state = Rc::new(RefCell::new(JoinState::Running(None)));
        let handle = JoinHandle {
            state: Rc::clone(&state),
        };
        let future = async move {
            let output = fut.await;
            let before = state.replace(JoinState::Done(Some(output)));
            if let JoinState::Running(Some(waker)) = before {
                waker.wake();
            }
        };
        let bell = self.bell();
        let mut tasks = self.shared.tasks.borrow_mut();
        tasks.insert(bell.number, Box::pin(future));
        bell.wake();
        handle
    }

    /// Runs tasks and timers until `fut` is ready, and returns its output.
    pub fn block_on<F: Future>(&self, fut: F) -> Result<F::Output, Deadlock> {
        let mut main = pin!(fut);
        let main_bell = self.bell();
        Arc::clone(&main_bell).wake();
        loop {
            let next = self.ready.lock().pop_front();
            let Some(bell) = next else {
                if !self.advance() {
                    return Err(Deadlock);
                }
                continue;
            };
            // From here on it can be queued again, by itself too.
            bell.queued.store(false, Ordering::Relaxed);
            if bell.number != main_bell.number {
                self.poll_task(bell);
                continue;
            }
            self.count_poll();
            let waker = Waker::from(bell);
            if let Poll::Ready(output) = main.as_mut().poll(&mut Context::from_waker(&waker)) {
                return Ok(output);
            }
        }
    }

    /// Drops all unfinished tasks, the newest first, and all timers.
    pub fn close(&self) {
        // What is dropped may use the loop, so nothing is borrowed meanwhile.
        loop {
            let newest = self.shared.tasks.borrow_mut().pop_last();
            if newest.is_none() {
                break;
            }
        }
        drop(self.shared.timers.take());
    }

    /// Polls a task, unless it is finished or dropped.
    fn poll_task(&self, bell: Arc<Bell>) {
        let number = bell.number;
        self.count_poll();
        // Out of the table, so that nothing is borrowed while the task runs.
        let taken = self.shared.tasks.borrow_mut().remove(&number);
        let Some(mut task) = taken else {
            return;
        };
        let waker = Waker::from(bell);
        if task
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_pending()
        {
            self.shared.tasks.borrow_mut().insert(number, task);
        }
    }

    /// Moves the clock to the next timers and lets them go off. Returns whether there were any.
    fn advance(&self) -> bool {
        let next = self.shared.timers.borrow().keys().next().copied();
        let Some((time, _)) = next else {
            return false;
        };
        self.shared.now.set(time);
        // Those that are set meanwhile for the same time go off as well, behind the others.
        loop {
            let mut timers = self.shared.timers.borrow_mut();
            let Some(due) = timers.first_entry().filter(|timer| timer.key().0 == time) else {
                return true;
            };
            let timer = due.remove();
            drop(timers);
            match timer {
                Timer::Wake(waker) => waker.wake(),
                Timer::Call(f) => f(),
            }
        }
    }

    fn bell(&self) -> Arc<Bell> {
        Arc::new(Bell {
            number: self.number(),
            queued: AtomicBool::new(false),
            ready: Arc::clone(&self.ready),
        })
    }

    fn number(&self) -> u64 {
        let number = self.shared.numbers.get() + 1;
        self.shared.numbers.set(number);
        number
    }

    fn count_poll(&self) {
        self.shared.polls.set(self.polls() + 1);
    }
}

/// What `Loop::sleep` returns.
pub struct Sleep {
    on: Loop,
    ms: u64,
    /// Its time and number, since its first poll.
    timer: Option<(u64, u64)>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let on = self.on.clone();
        let ms = self.ms;
        let key = *self
            .timer
            .get_or_insert_with(|| (on.now() + ms, on.number()));
        if key.0 <= on.now() {
            return Poll::Ready(());
        }
        let timer = Timer::Wake(cx.waker().clone());
        on.shared.timers.borrow_mut().insert(key, timer);
        Poll::Pending
    }
}

enum JoinState<T> {
    /// Under way, and who waits for it.
    Running(Option<Waker>),
    /// The output, until it is taken.
    Done(Option<T>),
}

/// A future for the output of a task; dropping it changes nothing for the task.
pub struct JoinHandle<T> {
    state: Rc<RefCell<JoinState<T>>>,
}

impl<T> Future for JoinHandle<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        match &mut *self.state.borrow_mut() {
            JoinState::Running(waker) => {
                *waker = Some(cx.waker().clone());
                Poll::Pending
            }
            JoinState::Done(output) => Poll::Ready(
                output
                    .take()
                    .expect("a future is not polled after it was ready"),
            ),
        }
    }
}
