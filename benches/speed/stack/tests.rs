#[test]
fn empty() {
    let mut stack = Stack::new();
    assert_eq!((stack.pop(), stack.top()), (None, None));
    assert_eq!((stack.len(), stack.is_empty()), (0, true));
}

#[test]
fn last_first() {
    let mut stack = Stack::new();
    stack.push(1);
    stack.push(2);
    assert_eq!((stack.pop(), stack.pop(), stack.pop()), (Some(2), Some(1), None));
}

#[test]
fn top_stays() {
    let mut stack = Stack::new();
    stack.push(7);
    assert_eq!((stack.top(), stack.top()), (Some(7), Some(7)));
    assert_eq!((stack.len(), stack.is_empty()), (1, false));
}

#[test]
fn refill() {
    let mut stack = Stack::new();
    stack.push(1);
    assert_eq!(stack.pop(), Some(1));
    stack.push(2);
    assert_eq!((stack.top(), stack.len(), stack.is_empty()), (Some(2), 1, false));
}

#[test]
fn negative() {
    let mut stack = Stack::new();
    stack.push(-1);
    stack.push(-2);
    assert_eq!(stack.pop(), Some(-2));
}
