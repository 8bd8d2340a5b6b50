//! Rejected: the guard is put out of action before the exit is awaited, and a drop in the middle of it goes unnoticed

use std::future::Future;

/// What can be entered and left. Leave this trait as it is.
pub trait Resource {
    /// Takes hold of the resource, or says why that is not possible.
    fn enter(&mut self) -> impl Future<Output = Result<(), String>>;

    /// Lets the resource go; is told the error there was, if any, and answers whether that is settled now.
    fn exit(&mut self, error: Option<&str>) -> impl Future<Output = bool>;

    /// Lets the resource go at once, for want of time to await anything.
    fn abort(&mut self);
}

/// A resource that was entered. Dropped before it was left, it is aborted.
struct Entered<'a, R: Resource> {
    resource: &'a mut R,
    left: bool,
}

impl<R: Resource> Drop for Entered<'_, R> {
    fn drop(&mut self) {
        if !self.left {
            self.resource.abort();
        }
    }
}

/// Enters the resource, runs the body with it, and leaves it again.
pub async fn with_resource<R: Resource, T>(
    r: &mut R,
    body: impl AsyncFnOnce(&mut R) -> Result<T, String>,
) -> Result<Option<T>, String> {
    r.enter().await?;
    let mut entered = Entered {
        resource: r,
        left: false,
    };
    // No `?` here: an error has to pass by the exit.
    let outcome = body(entered.resource).await;
    let error = outcome.as_ref().err().map(String::as_str);
    entered.left = true;
    let settled = entered.resource.exit(error).await;
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(_) if settled => Ok(None),
        Err(error) => Err(error),
    }
}

/// Enters `a`, then `b`, runs the body with both, and leaves `b`, then `a`.
pub async fn with_two<A: Resource, B: Resource, T>(
    a: &mut A,
    b: &mut B,
    body: impl AsyncFnOnce(&mut A, &mut B) -> Result<T, String>,
) -> Result<Option<T>, String> {
    let result = with_resource(a, async move |a: &mut A| {
        with_resource(b, async move |b: &mut B| body(a, b).await).await
    });
    // None on either level says that this level's resource has settled an error.
    Ok(result.await?.flatten())
}
